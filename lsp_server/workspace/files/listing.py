"""List the source files of a workspace folder, and say of each file that is left out why."""

import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analyzers.languages import language_of
from lsp_server.settings import Settings
from lsp_server.workspace.files.paths import every_path
from lsp_server.workspace.files.ruling import ruled_out, unspeakable
from lsp_server.workspace.files.skipped import Skipped

MANIFESTS = ("package.json", "pyproject.toml", "requirements*.txt")
"""File names that say what a project depends on."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a workspace folder, in order of path."""

    files: tuple[str, ...]
    """Those to read: POSIX paths relative to the folder."""
    skipped: tuple[Skipped, ...]
    """Source files and folders that are not read."""
    manifests: tuple[str, ...] = ()
    """Files that say what the project depends on."""


def list_files(root: Path, settings: Settings) -> Listing:
    """The source files below ``root``: git's tracked and new ones, else all that no ignore file rules out.

    The same folder gives the same listing in the same order. Symbolic links are not followed.
    """
    paths, walked = every_path(root)
    files: list[str] = []
    manifests: list[str] = []
    skipped = set(walked)
    for path in paths:
        source = language_of(path) is not None
        manifest = any(PurePosixPath(path).match(each) for each in MANIFESTS)
        if not source and not manifest:
            continue
        against = unspeakable(path) or ruled_out(path, settings) or _oddity(root, path, settings.largest_file)
        if against is not None:
            skipped |= {against} if source and against.reason else set()
        elif source:
            files.append(path)
        else:
            manifests.append(path)
    return Listing(tuple(files), tuple(sorted(skipped)), tuple(manifests))


def _oddity(root: Path, path: str, largest: int) -> Skipped | None:
    """What makes the file at ``path`` none to read; an empty reason when it is not there at all."""
    try:
        status = (root / path).lstat()
    except OSError:
        return Skipped(path, "")
    if stat.S_ISLNK(status.st_mode):
        return Skipped(path, "a symbolic link")
    if not stat.S_ISREG(status.st_mode):
        return Skipped(path, "no regular file")
    return Skipped(path, f"larger than {largest:,} bytes") if status.st_size > largest else None
