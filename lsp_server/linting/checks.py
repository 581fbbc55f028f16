"""Every check of the lint, in one table."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from analyzers.model import Surface
from lsp_server.linting import airplanes, calls, fences, languages, links, sizes, stages, style, tools
from lsp_server.linting.reading import read_shelf
from lsp_server.linting.values import Lapse, Shelf

_CHECKS: tuple[Callable[[Shelf], Iterator[Lapse]], ...] = (
    tools.check,
    stages.check,
    languages.check,
    fences.check,
    links.check,
    sizes.check,
    style.check,
    airplanes.check,
)


def lint(root: Path, surfaces: Mapping[str, Surface] | None = None) -> tuple[Lapse, ...]:
    """What is wrong with the skills below ``root``, in order of path and line.

    Args:
        root: A folder laid out as the shipped ``skills``.
        surfaces: What installed SDKs offer, by any key; calls are looked up in these, and in none without them.

    Raises:
        KnowledgeBroken: when there is no ``lint.toml`` to measure by.
    """
    shelf = read_shelf(root)
    found = [*shelf.unreadable, *(lapse for check in _CHECKS for lapse in check(shelf))]
    found += calls.check(shelf, surfaces or {})
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.path, each.line, each.rule, each.message)))
