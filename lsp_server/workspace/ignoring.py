"""Git's ignore rules for folders that are in no repository: each ``.gitignore`` speaks for its folder and below."""

from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec


@dataclass(frozen=True)
class IgnoreRules:
    """The rules that hold in one folder, outermost first."""

    levels: tuple[tuple[str, GitIgnoreSpec], ...] = ()
    """Folder (relative, empty for the root) and the rules that stand in it."""

    def inside(self, root: Path, folder: str, names: set[str]) -> "IgnoreRules":
        """These rules and those of ``folder``, whose entries are ``names``."""
        if ".gitignore" not in names:
            return self
        try:
            text = (root / folder / ".gitignore").read_bytes().decode("utf-8", "replace")
        except OSError:
            return self
        return IgnoreRules((*self.levels, (folder, GitIgnoreSpec.from_lines(text.splitlines()))))

    def ignore(self, path: str) -> bool:
        """Whether ``path`` is ruled out, a folder's with its slash; the innermost file that speaks of it decides."""
        for folder, spec in reversed(self.levels):
            verdict = spec.check_file(path.removeprefix(f"{folder}/") if folder else path).include
            if verdict is not None:
                return verdict
        return False
