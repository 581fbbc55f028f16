"""Find parts of a JSON value by the selectors, and paths by the patterns, that the providers' files use."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

ITSELF = "."
"""The selector of the value itself."""


def select(value: Any, selector: str) -> Any:
    """What ``selector``, keys joined by dots, finds in ``value``; None when there is nothing."""
    if selector == ITSELF:
        return value
    for key in selector.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def first(value: Any, selectors: Iterable[str]) -> Any:
    """What the first of ``selectors`` that finds something finds, empty text aside; None when none does."""
    found = (select(value, selector) for selector in selectors)
    return next((each for each in found if each is not None and each != ""), None)


def first_text(value: Any, selectors: Iterable[str]) -> str:
    """As ``first``, among texts and numbers, as text; empty when there is none."""
    for selector in selectors:
        found = select(value, selector)
        if isinstance(found, str | int | float) and not isinstance(found, bool) and found != "":
            return str(found)
    return ""


def fits(text: str, patterns: Iterable[str]) -> bool:
    """Whether ``text`` is as one of ``patterns``, in which ``*`` stands for anything and brackets for themselves."""
    return any(fnmatchcase(text, pattern.replace("[", "[[]")) for pattern in patterns)


def match_path(path: str, pattern: str) -> dict[str, str] | None:
    """The parts of ``path`` that ``pattern`` names; None when it is another path. A slash at the end counts not.

    ``{key}`` stands for one segment, ``{rest*}`` for any number of them at the end.
    """
    segments, wanted = path.strip("/").split("/"), pattern.strip("/").split("/")
    if wanted[-1].endswith("*}"):
        rest = len(wanted) - 1
        segments, wanted = [*segments[:rest], "/".join(segments[rest:])], [*wanted[:-1], wanted[-1][:-2] + "}"]
    if len(segments) != len(wanted):
        return None
    named = {}
    for segment, want in zip(segments, wanted, strict=True):
        name, _, ending = want.removeprefix("{").partition("}")
        if not want.startswith("{"):
            if segment != want:
                return None
        elif segment.endswith(ending) and len(segment) > len(ending):
            named[name] = segment.removesuffix(ending)
        else:
            return None
    return named
