"""In which order files are copied, for when not all of them can be."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from lsp_server.workspace.files import Skipped

_OUTSIDE = "outside of the copy's bound"

_Folder = tuple[str, ...]


def nearest_first(paths: Iterable[str], first: Sequence[str]) -> list[str]:
    """``paths`` so that those of ``first`` come first, then the others by the steps from a folder of one of them.

    Without ``first`` the steps count from the root. Files of one folder stand together; the order is always the same.
    """
    wanted = frozenset(first)
    starts = {_folder(path) for path in wanted} or {()}

    @cache
    def steps(folder: _Folder) -> int:
        return min(_steps(folder, start) for start in starts)

    return sorted(paths, key=lambda path: (path not in wanted, steps(_folder(path)), _folder(path), path))


def outside(left: Iterable[str], copied: Iterable[str]) -> set[Skipped]:
    """What to say of the files that were ``left`` out for want of room: a folder as one when nothing of it is there."""
    entered = {folder for path in copied for folder in _folders(path)}
    told = {next((f"{each}/" for each in _folders(path) if each not in entered), path) for path in left}
    return {Skipped(path, _OUTSIDE) for path in told}


def _folder(path: str) -> _Folder:
    return tuple(path.split("/")[:-1])


def _folders(path: str) -> Collection[str]:
    """The folders above ``path``, outermost first."""
    return [path[:end] for end, letter in enumerate(path) if letter == "/"]


def _steps(one: _Folder, other: _Folder) -> int:
    """Steps up and down from one folder to another."""
    shared = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    return len(one) + len(other) - 2 * shared
