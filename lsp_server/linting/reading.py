"""Read the folder of the skills as it is, so that a page that is malformed is told with all others."""

import re
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lsp_server.errors import KnowledgeBroken
from lsp_server.linting.values import Fence, Kind, Lapse, Page, Shelf
from lsp_server.prose.frontmatter import split

AIRPLANES = "airplanes"

_MEASURE = "lint.toml"
_PLACES = (
    (Kind.COMMANDMENTS, r"commandments\.md"),
    (Kind.STAGE, r"stages/[^/]+/SKILL\.md"),
    (Kind.TOOL, r"tools/[^/]+\.md"),
    (Kind.REFERENCE, r"reference/SKILL\.md"),
    (Kind.FRAMEWORK, r"frameworks/[^/]+\.md"),
    (Kind.PROVIDER, r"providers/[^/]+/SKILL\.md|house\.md"),
    (Kind.DOCUMENT, r"providers/[^/]+/docs/[^/]+\.md"),
    (Kind.SETUP, r"providers/[^/]+/setup/[^/]+\.md"),
    (Kind.MOMENT, r"moments/[^/]+\.md"),
    (Kind.RULE, r"rules/[^/]+\.md"),
    (Kind.PAPER, r".+\.md"),
)
_BARE = {Kind.COMMANDMENTS, Kind.PAPER}  # pages without frontmatter
_OPENS = re.compile(r"(`{3,})(\S*)")
_NAMED = re.compile(r"`([^`]+)`:\s*$")


def read_shelf(root: Path) -> Shelf:
    """All pages below ``root``, the folder of the skills; those that cannot be read are lapses of the shelf.

    Raises:
        KnowledgeBroken: when ``lint.toml`` is missing or is no TOML.
    """
    pages, unreadable = [], []
    for path in sorted(root.rglob("*.md"), key=lambda each: each.as_posix()):
        name = path.relative_to(root).as_posix()
        if name.startswith(f"{AIRPLANES}/") or "/." in name:
            continue
        try:
            pages.append(_page(name, path.read_text("utf-8")))
        except (KnowledgeBroken, UnicodeDecodeError, OSError) as error:
            unreadable.append(Lapse("page-unreadable", name, 1, f"It cannot be read: {error}"))
    airplanes = tuple(sorted(each.name for each in (root / AIRPLANES).glob("*/") if not each.name.startswith(".")))
    return Shelf(root, tuple(pages), airplanes, _measure(root), tuple(unreadable))


def _measure(root: Path) -> dict[str, object]:
    try:
        return tomllib.loads((root / _MEASURE).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeBroken(f"{root / _MEASURE} cannot be used: {error}.", "Take it from the repository.") from None


def _page(path: str, text: str) -> Page:
    kind = next(kind for kind, place in _PLACES if re.fullmatch(place, path))
    lines = tuple(text.splitlines())
    keys, first = {}, 1
    if kind not in _BARE or lines[:1] == ("---",):
        keys = split(text, path)[0]
        first = lines.index("---", 1) + 2
    parts = list(_parts(lines, first))
    fences = tuple(each for each in parts if isinstance(each, Fence))
    return Page(path, kind, keys, lines, first, fences, tuple(each for each in parts if not isinstance(each, Fence)))


def _parts(lines: tuple[str, ...], first: int) -> Iterator[Fence | tuple[int, str]]:
    """The fences of a body, and its lines outside of them."""
    opened: re.Match[str] | None = None
    make = partial(Fence, "")
    path = ""
    inside: list[str] = []
    for number, line in enumerate(lines[first - 1 :], first):
        if opened is not None and line.rstrip() == opened[1]:
            yield make(opened[2], "\n".join(inside) + "\n", number - len(inside))
            opened, path = None, ""
        elif opened is not None:
            inside.append(line)
        elif opened := _OPENS.match(line):
            make = partial(Fence, path or f"product.{opened[2]}")
            inside = []
        else:
            named = _NAMED.search(line)
            path = named[1] if named else path if not line.strip() else ""
            yield number, line
