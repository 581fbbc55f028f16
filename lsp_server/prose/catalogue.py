"""Read the catalogue of moments: one Markdown file each, whose frontmatter is the rule and whose body is the prose."""

import re
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from analyzers.model import Catalogue, Lifecycle, Moment, PropertyHint, Side, SignalKind
from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.frontmatter import broken, split

_LISTS = ("names", "calls", "routes", "writes", "acts", "labels", "texts", "requires", "unless", "yields")
_KEYS = {"moment", "event", "lifecycle", "question", "side", "funnel", "properties", *_LISTS}
_EVENT = re.compile(r"(?:\{noun\}|[a-z0-9]+)(?:_[a-z0-9]+)+")
_Member = TypeVar("_Member", bound=StrEnum)


def read_catalogue(folder: Traversable | None = None) -> Catalogue:
    """All moments of ``folder`` (by default those that are shipped), in the order of their names.

    Raises:
        KnowledgeBroken: when a file is malformed; the message names the file and the line.
    """
    place = folder or files("skills").joinpath("moments")
    pages = sorted((page.name, page) for page in place.iterdir() if page.name.endswith(".md"))
    return Catalogue(tuple(read_moment(page.read_text("utf-8"), name) for name, page in pages))


def read_moment(text: str, file_name: str) -> Moment:
    """The moment that ``text``, the content of ``file_name``, describes.

    Raises:
        KnowledgeBroken: when a key is missing, unknown or of the wrong form.
    """
    keys, body = split(text, file_name)
    page = _Page(file_name, text, keys)
    page.check_keys()
    funnel = page.mapping("funnel")
    return Moment(
        name=page.stem(),
        event=page.event(),
        lifecycle=page.member("lifecycle", Lifecycle),
        question=page.text("question"),
        summary=_first_paragraph(body),
        guidance=body,
        side=page.member("side", Side) if "side" in keys else Side.SERVER,
        funnel=str(funnel.get("name", "")),
        step=int(funnel.get("step", 0)),
        properties=tuple(page.properties()),
        **{key: page.words(key) for key in _LISTS},
    )


def _first_paragraph(body: str) -> str:
    """The prose between the title and the first blank line after it."""
    lines = iter(body.splitlines())
    prose = [line for line in lines if not line.startswith("# ")]
    return "\n".join(prose).strip().partition("\n\n")[0]


class _Page:
    """The keys of one file, with checks that name the line of what they complain about."""

    def __init__(self, file_name: str, text: str, keys: Mapping[str, Any]) -> None:
        self._file_name = file_name
        self._text = text
        self._keys = keys

    def check_keys(self) -> None:
        unknown = sorted(set(map(str, self._keys)) - _KEYS)
        if unknown:
            raise self._broken(unknown[0], "is no key of a moment", f"Use one of {', '.join(sorted(_KEYS))}.")
        kinds = {kind.value for kind in SignalKind}
        strange = [each for each in self.words("requires") if each not in kinds]
        if strange:
            raise self._broken("requires", f"names no kind of signal: {strange[0]}", f"Use {', '.join(sorted(kinds))}.")

    def stem(self) -> str:
        name = self.text("moment")
        if self._file_name != f"{name}.md":
            raise self._broken("moment", "differs from the file's name", "Give both the same name.")
        return name

    def event(self) -> str:
        event = self.text("event")
        if not _EVENT.fullmatch(event):
            raise self._broken("event", f"is no object_action: {event}", "Write it in snake_case: report_shared.")
        return event

    def text(self, key: str) -> str:
        value = self._keys.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self._broken(key, "is missing or no text", f"Write {key}: and one sentence or word.")
        return value.strip()

    def words(self, key: str) -> tuple[str, ...]:
        value = self._keys.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, str | int) and str(each) for each in value):
            raise self._broken(key, "is no list of texts", f"Write {key}: [one, two].")
        return tuple(str(each) for each in value)

    def mapping(self, key: str) -> Mapping[str, Any]:
        value = self._keys.get(key) or {}
        if not isinstance(value, dict):
            raise self._broken(key, "is no mapping", f"Write {key}: and its parts as {{name: value}}.")
        return value

    def member(self, key: str, kind: type[_Member]) -> _Member:
        value = self.text(key)
        if value not in set(kind):
            raise self._broken(key, f"knows no {value}", f"Use one of {', '.join(kind)}.")
        return kind(value)

    def properties(self) -> list[PropertyHint]:
        hints = []
        for name, parts in self.mapping("properties").items():
            if not isinstance(parts, dict) or not {"type", "description"} <= set(parts):
                raise self._broken(str(name), "has no type or no description", "Give each property both.")
            sources = tuple(map(str, parts.get("from") or ()))
            hints.append(PropertyHint(str(name), str(parts["type"]), str(parts["description"]), sources))
        return hints

    def _broken(self, key: str, fault: str, remedy: str) -> KnowledgeBroken:
        opening = re.compile(rf"\s*{re.escape(key)}\s*:")
        lines = self._text.splitlines()
        line = next((at for at, each in enumerate(lines, 1) if opening.match(each)), 1)
        return broken(self._file_name, line, f"`{key}` {fault}.", remedy)
