"""The copy of a workspace folder that an agent writes in: how it differs, and how it is put right."""

from dataclasses import dataclass
from pathlib import Path

from analyzers.model import FileChange
from lsp_server.errors import FileChanged, InputError, WriteFailed
from lsp_server.workspace.below import Below
from lsp_server.workspace.files import Skipped, shown
from lsp_server.workspace.removing import remove_tree
from lsp_server.workspace.shadow.comparing import Comparison, compare
from lsp_server.workspace.shadow.contents import judged
from lsp_server.workspace.shadow.originals import Originals
from lsp_server.workspace.shadow.replacing import replace
from lsp_server.workspace.shadow.rules import Rules, is_relative


@dataclass(frozen=True, eq=False)
class Shadow:
    """The copy. Its texts have no byte order mark, as everywhere in the product."""

    _below: Below
    _originals: Originals
    _rules: Rules
    _largest: int
    withheld: tuple[Skipped, ...]
    """What was not copied and why, in order of path; names only."""

    @property
    def root(self) -> Path:
        """The copy's folder."""
        return self._below.root

    @property
    def files(self) -> tuple[str, ...]:
        """POSIX paths of the files that were copied, in order."""
        return self._originals.paths

    @property
    def size(self) -> int:
        """How many bytes were copied."""
        return self._originals.size

    def original(self, path: str) -> bytes | None:
        """The text that was copied for ``path``, whatever became of it; None for a file that was not copied."""
        return self._originals.get(path)

    def compare(self) -> Comparison:
        """What differs now from what was copied, and what is there that cannot be a change.

        Raises:
            FileChanged: when the copy's folder is gone.
        """
        try:
            return compare(self._below, self._originals, self._rules, self._largest)
        except OSError as error:
            raise FileChanged(
                f"The agent's copy {self.root} cannot be read any more: {error.strerror or error}.",
                "Start the run again.",
            ) from None

    def changes(self) -> tuple[FileChange, ...]:
        """Files that were made, changed or deleted in the copy, in order of path. Raises as ``compare``."""
        return self.compare().changes

    def strange(self) -> tuple[Skipped, ...]:
        """What is in the copy and is never taken over, with reasons. Raises as ``compare``."""
        return self.compare().strange

    def put(self, path: str, text: bytes | None) -> None:
        """Give the copy's file at ``path`` the content ``text``, None for no such file, whatever is there now.

        Raises:
            InputError: when no agent may see such a file, or the path is none inside of the copy.
            WriteFailed: when the disk refuses.
        """
        content = text if text is None else self._judged(path, text)
        if isinstance(content, Skipped) or not is_relative(path):
            reason = content.reason if isinstance(content, Skipped) else "no path inside of it"
            raise InputError(f"{shown(path)} cannot be in the agent's copy: {reason}.")
        try:
            replace(self._below, path, content)
        except OSError as error:
            raise refused(self.root / path, error) from None

    def _judged(self, path: str, text: bytes) -> bytes | Skipped:
        against = None if path in self._originals else self._rules.against(path)
        return against or judged(path, text, self._largest)

    def restore(self, path: str) -> None:
        """Make what is at ``path`` in the copy what it was at the start; a file or folder that was not copied goes.

        Raises as ``put``.
        """
        self.put(path.removesuffix("/"), self._originals.get(path))

    def remove(self) -> None:
        """Remove the copy and what is remembered of it; nothing that a link leads to is touched.

        Raises:
            WriteFailed: when something cannot be removed.
        """
        self._originals.close()
        try:
            remove_tree(self.root)
        except OSError as error:
            raise WriteFailed(
                f"The agent's copy {self.root} could not be removed: {error.strerror or error}.", "Remove it by hand."
            ) from None


def refused(place: Path, error: OSError) -> WriteFailed:
    """What to raise when the disk refused ``place`` of a copy with ``error``."""
    return WriteFailed(
        f"The agent's copy could not be written to {place}: {error.strerror or error}.",
        "Nothing of the workspace was changed; make room or allow writing there, then try again.",
    )
