"""Draw files as a tree, each with a phrase that says what it is."""

from collections.abc import Mapping
from pathlib import PurePosixPath

_INDENT = "  "
_GAP = 2


def tree_of(phrases: Mapping[str, str]) -> str:
    """A line for each folder and file of ``phrases`` (POSIX path to phrase, which may be empty), in order of path."""
    lines: list[tuple[str, str]] = []
    entered: set[PurePosixPath] = set()
    for path in sorted(phrases, key=lambda each: each.split("/")):
        place = PurePosixPath(path)
        for folder in reversed(place.parents[:-1]):
            if folder not in entered:
                entered.add(folder)
                lines.append((f"{_INDENT * (len(folder.parts) - 1)}{folder.name}/", ""))
        lines.append((f"{_INDENT * (len(place.parts) - 1)}{place.name}", phrases[path]))
    width = max((len(name) for name, phrase in lines if phrase), default=0) + _GAP
    return "\n".join(f"{name:{width}}{phrase}".rstrip() for name, phrase in lines)
