"""Which files of a workspace folder an agent may see or make, before any of them is opened."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from lsp_server.settings import Settings
from lsp_server.workspace.below import DEEPEST, Below
from lsp_server.workspace.files import Skipped, ignored, ruled_out, shown, unspeakable
from lsp_server.workspace.ignoring import IgnoreFiles
from lsp_server.workspace.shadow.contents import ignore_files
from lsp_server.workspace.shadow.names import withheld_by_name


class Rules:
    """What holds for the names below one workspace folder."""

    def __init__(self, root: Path, settings: Settings, listed: Sequence[str]) -> None:
        """Read the ignore files for agents that the project has.

        Args:
            root: The workspace folder.
            settings: What its team decided.
            listed: The project's files, as ``every_path`` says.
        """
        self._root, self._settings = root, settings
        self._listed = {path.rstrip("/") for path in listed}
        called = ignore_files() & {path.rpartition("/")[2] for path in listed}
        called |= {name for name in ignore_files() if (root / name).is_file()}
        self._promises = [IgnoreFiles(root, name) for name in sorted(called)]

    def against(self, path: str) -> Skipped | None:
        """What is against the file at ``path`` by its name and place; None for nothing."""
        if not is_relative(path):
            return Skipped(shown(path), "no path inside of the folder")
        by_name = unspeakable(path) or withheld_by_name(path) or ruled_out(path, self._settings)
        if by_name is not None:
            return by_name
        if path.count("/") > DEEPEST:
            return Skipped(path, "nested too deeply")
        if any(promise.rule_out(path) for promise in self._promises):
            return Skipped(path, "ruled out by a file that speaks to agents")
        return None

    def against_new(self, paths: Iterable[str]) -> dict[str, Skipped]:
        """What is against files that the project does not list, by path: those that an agent or an editor has made."""
        found: dict[str, Skipped] = {}
        unknown = []
        for path in paths:
            against = self.against(path) or self._in_the_way(path)
            if against is None:
                unknown.append(path)
            else:
                found[path] = against
        return found | {path: Skipped(path, "ignored by the project") for path in ignored(self._root, unknown)}

    def _in_the_way(self, path: str) -> Skipped | None:
        """What is at ``path``, or where its folders should be, though it is none of the files that may be shown."""
        folder, _, name = path.rpartition("/")
        try:
            with Below(self._root).inside(folder) as here:
                here.status(name)
        except FileNotFoundError:
            parents = {path[:end] for end, letter in enumerate(path) if letter == "/"}
            return Skipped(path, "in a repository of its own") if parents & self._listed else None
        except OSError:
            return Skipped(path, "below something that is no folder of the project")
        return Skipped(path, "there, but not among the files that may be shown")


def is_relative(path: str) -> bool:
    """Whether ``path`` is a plain POSIX path below a folder, on any operating system."""
    parts = path.split("/")
    plain = all(part not in {"", ".", ".."} and "\0" not in part for part in parts)
    return plain and Path(path).as_posix() == path and not Path(path).drive and not Path(path).is_absolute()
