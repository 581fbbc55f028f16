"""List the source files of a workspace folder, and say of each file that is left out why."""

import os
import stat
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

from analyzers.languages import language_of
from analyzers.shipped import toml
from lsp_server.settings import Settings
from lsp_server.workspace.ignoring import IgnoreRules

MANIFESTS = ("package.json", "pyproject.toml", "requirements*.txt")
"""File names that say what a project depends on."""


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """A file, or a whole folder, that is not read."""

    path: str
    """POSIX path relative to the workspace folder; a folder's ends with a slash."""
    reason: str
    """Why, in a few words that complete ``skipped: ...``."""


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
    git = _git_paths(root)
    walked: list[Skipped] = []
    paths = _walk(root, walked) if git is None else git
    files: list[str] = []
    manifests: list[str] = []
    skipped = set(walked)
    excluded = GitIgnoreSpec.from_lines(settings.exclude)
    for path in sorted(set(paths)):
        source = language_of(path) is not None
        manifest = any(PurePosixPath(path).match(each) for each in MANIFESTS)
        if not source and not manifest:
            continue
        against = _vendored(path) or _against(root, path, excluded, settings.largest_file)
        if against is not None:
            skipped |= {against} if source and against.reason else set()
        elif source:
            files.append(path)
        else:
            manifests.append(path)
    return Listing(tuple(files), tuple(sorted(skipped)), tuple(manifests))


def git_prefix(root: Path) -> str:
    """The path of ``root`` inside its repository, with a slash at its end; empty at the top and outside of one."""
    shown = _git(root, "rev-parse", "--show-prefix")
    return os.fsdecode(shown).removesuffix("\n") if shown else ""


def ruled_out(path: str, settings: Settings) -> Skipped | None:
    """Why a scan would not read the file at ``path`` (POSIX, relative), by its name alone; None when it would."""
    if path.endswith(tuple(toml("lexicon/skipped.toml")["built"])):
        return Skipped(path, "minified")
    if GitIgnoreSpec.from_lines(settings.exclude).match_file(path):
        return Skipped(path, "excluded by the settings")
    return _vendored(path)


def _vendored(path: str) -> Skipped | None:
    """The outermost folder of ``path`` that holds other people's or built code."""
    folders = path.split("/")[:-1]
    for depth, name in enumerate(folders):
        if name in toml("lexicon/skipped.toml")["folders"]:
            return Skipped("/".join(folders[: depth + 1]) + "/", "vendored or built code")
    return None


def _against(root: Path, path: str, excluded: GitIgnoreSpec, largest: int) -> Skipped | None:
    """Why the file at ``path`` is not read, None when it is; an empty reason when it is not there at all."""
    if not path.isprintable():
        return Skipped(path.encode("utf-8", "replace").decode(), "its name is not printable text")
    if excluded.match_file(path):
        return Skipped(path, "excluded by the settings")
    reason = (
        "minified" if path.endswith(tuple(toml("lexicon/skipped.toml")["built"])) else _oddity(root / path, largest)
    )
    return None if reason is None else Skipped(path, reason)


def _oddity(path: Path, largest: int) -> str | None:
    """What makes the file at ``path`` none to read; empty when it is not there at all."""
    try:
        status = path.lstat()
    except OSError:
        return ""
    if stat.S_ISLNK(status.st_mode):
        return "a symbolic link"
    if not stat.S_ISREG(status.st_mode):
        return "no regular file"
    return f"larger than {largest:,} bytes" if status.st_size > largest else None


def _git_paths(root: Path) -> list[str] | None:
    """Paths that git knows or would add; None outside a repository, without git, or when git ignores ``root``."""
    listed = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed is None:
        return None
    paths = [os.fsdecode(each) for each in listed.split(b"\0") if each]
    if not paths and _git(root, "check-ignore", "-q", ".") is not None:
        return None
    return paths


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints for ``arguments`` in ``root``, or None when it fails; hooks' variables do not reach it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        ended = subprocess.run(  # noqa: S603 - fixed words, no shell
            command, cwd=root, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError:
        return None
    return ended.stdout if ended.returncode == 0 else None


def _walk(root: Path, skipped: list[Skipped]) -> Iterator[str]:
    """Paths of all files below ``root`` that no ``.gitignore`` rules out; folders that are not entered are noted."""
    waiting: list[tuple[str, IgnoreRules]] = [("", IgnoreRules())]
    while waiting:
        folder, rules = waiting.pop()
        try:
            with os.scandir(root / folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            skipped.append(Skipped(f"{folder}/", f"cannot be opened: {error.strerror}"))
            continue
        rules = rules.inside(root, folder, {entry.name for entry in entries})
        for path, entry in _kept(entries, folder, rules):
            if not entry.is_dir(follow_symlinks=False):
                yield path
            elif entry.name in toml("lexicon/skipped.toml")["folders"]:
                skipped.append(Skipped(f"{path}/", "vendored or built code"))
            else:
                waiting.append((path, rules))


def _kept(
    entries: Iterable[os.DirEntry[str]], folder: str, rules: IgnoreRules
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if not rules.ignore(f"{path}/" if entry.is_dir(follow_symlinks=False) else path):
            yield path, entry
