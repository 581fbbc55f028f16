"""Every file below a folder: git's tracked and new ones, else all that no ignore file rules out."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from lsp_server.workspace.files.git import git_ignored, git_paths
from lsp_server.workspace.files.ruling import holds_others_code
from lsp_server.workspace.files.skipped import Skipped
from lsp_server.workspace.ignoring import IgnoreFiles, IgnoreRules


def every_path(root: Path) -> tuple[list[str], list[Skipped]]:
    """POSIX paths of all files below ``root``, in order, and the folders that were not looked into.

    Symbolic links are among the files and are not followed; a name that is no text has surrogates in it.
    """
    git = git_paths(root)
    skipped: list[Skipped] = []
    paths = _walk(root, skipped) if git is None else git
    return sorted(set(paths)), skipped


def ignored(root: Path, paths: Collection[str]) -> set[str]:
    """Those of ``paths`` that ``every_path`` would not list if they were new; none may lead through a link."""
    if not paths:
        return set()
    git = git_ignored(root, paths) if git_paths(root) is not None else None
    if git is not None:
        return git
    rules = IgnoreFiles(root)
    return {path for path in paths if rules.rule_out(path)}


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
        rules = rules.inside(root, folder)
        for path, entry in _kept(entries, folder, rules):
            if not entry.is_dir(follow_symlinks=False):
                yield path
            elif holds_others_code(entry.name):
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
