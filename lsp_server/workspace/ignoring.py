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


def ignore_spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """What ``lines``, written as in ``.gitignore``, rule out; a line that is no pattern rules out nothing."""
    return GitIgnoreSpec.from_lines([line for line in lines if _valid(line)])


def _valid(line: str) -> bool:
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True
