"""Read the providers from their folders: shapes from TOML, prose and setup modules from Markdown."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from analyzers.languages import language_of
from analyzers.model import CaptureKind, ClientShape, Provider, SetupModule, Shape, Side
from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.frontmatter import broken, split

PROVIDERS = Path(__file__).parents[2] / "skills" / "providers"

_FENCE = re.compile(r"^`(?P<file>[^`\n]+)`:\n+```(?P<mark>[^\n]*)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
_Made = TypeVar("_Made")
_FROM_THE_FENCE = frozenset({"languages", "file_name", "text", "linkage"})


def read_providers(folder: Path = PROVIDERS) -> tuple[Provider, ...]:
    """The providers below ``folder``, in the order of their names.

    Raises:
        KnowledgeBroken: names the file and the key that cannot be used.
    """
    return tuple(_provider(path) for path in sorted(folder.glob("*/provider.toml")))


def _provider(path: Path) -> Provider:
    file = f"{path.parent.name}/{path.name}"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeBroken(f"{file} is no TOML: {error}.", "Mend that line.") from None
    if table.get("name") != path.parent.name:
        raise _unusable(file, "name", "differs from the folder's name")
    table["clients"] = tuple(_made(ClientShape, each, f"{file}, [[client]]") for each in table.pop("client", []))
    table["shapes"] = tuple(_shape(each, f"{file}, [[shape]]") for each in table.pop("shape", []))
    table["setups"] = _setups(path.parent)
    table["guidance"] = _guidance(path.parent)
    provider = _made(Provider, table, file)
    try:
        re.compile(provider.key_pattern)
    except re.error as error:
        raise _unusable(file, "key_pattern", f"is no regular expression: {error}") from None
    return provider


def _guidance(folder: Path) -> str:
    page = folder / "SKILL.md"
    if not page.exists():
        raise KnowledgeBroken(f"{folder.name} has no SKILL.md.", "Describe there how the provider thinks.")
    return split(page.read_text("utf-8"), f"{folder.name}/{page.name}")[1]


def _shape(table: Mapping[str, Any], file: str) -> Shape:
    shape = _made(Shape, table, file)
    if shape.kind not in set(CaptureKind):
        raise _unusable(file, "kind", f"knows no {shape.kind}")
    if shape.kind == CaptureKind.CAPTURE and not shape.event:
        raise _unusable(file, "event", "is missing")
    strange = sorted(set(shape.former) - set(shape.callees))
    if strange:
        raise _unusable(file, "former", f"names {strange[0]}, which is none of the callees")
    return shape


def _setups(folder: Path) -> tuple[SetupModule, ...]:
    """Those that ask for a package first, so that the first that fits is the right one."""
    found = [each for page in sorted(folder.glob("setup/*.md")) for each in _setup_page(page)]
    return tuple(sorted(found, key=lambda each: not each.when))


def _setup_page(page: Path) -> Iterable[SetupModule]:
    file = f"{page.parents[1].name}/setup/{page.name}"
    keys, body = split(page.read_text("utf-8"), file)
    strange = sorted(set(keys) & _FROM_THE_FENCE)
    if strange:
        raise _unusable(file, strange[0], "is said by the fence and its file name")
    fences = list(_FENCE.finditer(body))
    if not fences:
        raise broken(file, 1, "There is no file to create.", "Write `name.py`: and a fence with its text.")
    for fence in fences:
        language = language_of(fence["file"])
        if language is None:
            raise broken(file, 1, f"The language of {fence['file']} is not known.", "Give the file another ending.")
        linkage = fence["mark"].partition(" ")[2].strip() or ("import" if language == "javascript" else "")
        languages = ("typescript", "tsx") if language in {"typescript", "tsx"} else (language,)
        blank = dict.fromkeys(("file_name", "text", "linkage"), "")
        module = _made(SetupModule, {**keys, **blank, "languages": list(languages)}, file)
        yield replace(module, file_name=fence["file"], text=fence["text"], linkage=linkage)


def _made(kind: type[_Made], table: Mapping[str, Any], file: str) -> _Made:
    """A value of the dataclass ``kind`` from a table with its fields as keys."""
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]
    strange = sorted(set(table) - set(known))
    if strange:
        raise _unusable(file, strange[0], "is not a key here")
    for name, each in known.items():
        if name not in table and each.default is MISSING and each.default_factory is MISSING:
            raise _unusable(file, name, "is missing")
    return kind(**{key: _value(file, key, value, known[key].type) for key, value in table.items()})


def _value(file: str, key: str, value: Any, kind: Any) -> Any:
    if kind is Side:
        if value not in set(Side):
            raise _unusable(file, key, f"knows no {value}")
        return Side(value)
    if kind in {str, bool}:
        if not isinstance(value, kind):
            raise _unusable(file, key, f"is no {kind.__name__}")
        return value
    if isinstance(value, tuple):
        return value
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise _unusable(file, key, "is no list of texts")
    return tuple(value)


def _unusable(file: str, key: str, fault: str) -> KnowledgeBroken:
    return KnowledgeBroken(f"{file}: `{key}` {fault}.", "Mend that key.")
