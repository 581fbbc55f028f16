"""Git's ignore rules for folders that are in no repository: each ``.gitignore`` speaks for its folder and below."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from lsp_server.workspace.below import Below

_LARGEST = 1_000_000  # bytes of an ignore file that are worth reading


@dataclass(frozen=True)
class IgnoreRules:
    """The rules that hold in one folder, outermost first."""

    levels: tuple[tuple[str, GitIgnoreSpec], ...] = ()
    """Folder (relative, empty for the root) and the rules that stand in it."""

    def inside(self, root: Path, folder: str, called: str = ".gitignore") -> "IgnoreRules":
        """These rules and those that the file ``called`` so in ``folder`` adds, when there is one.

        Like git, it takes no link for an ignore file.
        """
        try:
            with Below(root).inside(folder) as here:
                content = here.read(called, _LARGEST)
        except OSError:
            return self
        if isinstance(content, str):
            return self
        lines = content.decode("utf-8", "replace").splitlines()
        return IgnoreRules((*self.levels, (folder, ignore_spec(lines))))

    def ignore(self, path: str) -> bool:
        """Whether ``path`` is ruled out, a folder's with its slash; the innermost file that speaks of it decides."""
        for folder, spec in reversed(self.levels):
            verdict = spec.check_file(path.removeprefix(f"{folder}/") if folder else path).include
            if verdict is not None:
                return verdict
        return False


class IgnoreFiles:
    """The ignore files of one name that stand below a folder; each is read once, when it is needed."""

    def __init__(self, root: Path, called: str = ".gitignore") -> None:
        self._root, self._called = root, called
        self._rules: dict[str, IgnoreRules] = {}
        self._out: dict[str, bool] = {"": False}

    def rule_out(self, path: str) -> bool:
        """Whether ``path``, or one of its folders, is ruled out; as in git, nothing below such a folder comes back."""
        folder = path.rpartition("/")[0]
        if folder not in self._out:
            parent = folder.rpartition("/")[0]
            self._out[folder] = self.rule_out(folder) or self._inside(parent).ignore(f"{folder}/")
        return self._out[folder] or self._inside(folder).ignore(path)

    def _inside(self, folder: str) -> IgnoreRules:
        if folder not in self._rules:
            outer = self._inside(folder.rpartition("/")[0]) if folder else IgnoreRules()
            self._rules[folder] = outer.inside(self._root, folder, self._called)
        return self._rules[folder]


def ignore_spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """What ``lines``, written as in ``.gitignore``, rule out; a line that is no pattern rules out nothing."""
    return GitIgnoreSpec.from_lines([line for line in lines if _valid(line)])


def _valid(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True
