"""Take out of an airplane's files what is about its own provider, for readers who send to another."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from analyzers.languages import language_of
from analyzers.model import Provider, Source
from analyzers.parse import parse
from lsp_server.prose.airplanes import AirplaneFile
from lsp_server.prose.flattening.arranging import Placed, Role

_NOTHING = object()
_OPENING = (":", "{", "(", "[", "=", ">", "\\")
"""Ends of lines that go on in the next one."""


def without(provider: Provider, files: Iterable[Placed]) -> Iterator[Placed]:
    """The files that are left without ``provider``: not those that send, and the others without lines about it.

    A file that would not parse any more without these lines is left out whole.
    """
    about = speaking_of(provider)
    for each in files:
        if each.role is Role.SENDS or about.search(each.file.path):
            continue
        if not about.search(each.file.text):
            yield each
            continue
        text = _text(each.file, about)
        if text is not None and text.strip():
            yield replace(each, file=replace(each.file, text=text))


def speaking_of(provider: Provider) -> re.Pattern[str]:
    """What text about ``provider`` has in it."""
    names = {provider.name, provider.title, *provider.packages}
    return re.compile("|".join(map(re.escape, sorted(names, key=lambda each: (-len(each), each)))), re.IGNORECASE)


def _text(file: AirplaneFile, about: re.Pattern[str]) -> str | None:
    if PurePosixPath(file.path).suffix == ".json":
        return _json(file.text, about)
    lines = file.text.splitlines(keepends=True)
    kept = "".join(line for line in lines if not about.search(line))
    language = language_of(file.path)
    if language is None:
        return kept if PurePosixPath(file.path).suffix in {".txt", ".example", ".toml", ".yaml", ".yml"} else None
    if any(line.rstrip().endswith(_OPENING) for line in lines if about.search(line)):
        return None
    return None if parse(Source(file.path, kept.encode(), language)).root_node.has_error else kept


def _json(text: str, about: re.Pattern[str]) -> str | None:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return json.dumps(_pruned(value, about), indent=2, ensure_ascii=False) + "\n"


def _pruned(value: Any, about: re.Pattern[str]) -> Any:
    if isinstance(value, dict):
        pairs = ((key, _pruned(each, about)) for key, each in value.items() if not about.search(key))
        return {key: each for key, each in pairs if each is not _NOTHING}
    if isinstance(value, list):
        return [each for each in (_pruned(each, about) for each in value) if each is not _NOTHING]
    return _NOTHING if isinstance(value, str) and about.search(value) else value
