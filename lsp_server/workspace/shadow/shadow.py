"""A copy of what an agent may see of a workspace folder; the agent writes in it, and the folder stays as it is."""

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsp_server.errors import FileChanged, InputError, WriteFailed
from lsp_server.settings import Settings
from lsp_server.workspace.below import Below
from lsp_server.workspace.files import Skipped, every_path, shown
from lsp_server.workspace.removing import remove_tree
from lsp_server.workspace.shadow.comparing import Comparison, ShadowChange, compare
from lsp_server.workspace.shadow.contents import judged
from lsp_server.workspace.shadow.copying import EVERYTHING_USUAL, Bound, Copying
from lsp_server.workspace.shadow.order import nearest_first
from lsp_server.workspace.shadow.originals import Originals
from lsp_server.workspace.shadow.replacing import replace
from lsp_server.workspace.shadow.rules import Rules, is_relative


def open_shadow(
    root: Path,
    settings: Settings,
    overlays: Mapping[str, bytes],
    folder: Path,
    first: Sequence[str] = (),
    *,
    bound: Bound = EVERYTHING_USUAL,
) -> "Shadow":
    """Copy what an agent may see of the workspace folder ``root`` into ``folder / "shadow"``.

    Args:
        root: The workspace folder; it is only read.
        settings: What its team decided: files that are excluded, the largest file.
        overlays: Texts of open editors by POSIX path; they count instead of the disk's.
        folder: The run's own folder, which nobody else may enter.
        first: Files that the run is about; when not everything has room they and what is near them are copied.
        bound: How much is copied at most.

    Raises:
        InputError: when ``root`` is no folder that can be opened.
        WriteFailed: when the disk refuses the copy; nothing of it is left.
    """
    source = _opened(root)
    listed, skipped = every_path(source.root)
    rules = Rules(source.root, settings, listed)
    known = set(listed)
    made = [path for path in overlays if path not in known]
    against = {**{path: rules.against(path) for path in listed}, **dict.fromkeys(made), **rules.against_new(made)}
    order = nearest_first((path for path, reason in against.items() if reason is None), first)
    with _new_copy(folder) as (target, originals):
        copying = Copying(source, target, originals, overlays, settings.largest_file, bound)
        withheld = {*skipped, *(each for each in against.values() if each), *copying.copy(order)}
    return Shadow(target, originals, rules, settings.largest_file, tuple(sorted(withheld)))


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

    def changes(self) -> tuple[ShadowChange, ...]:
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
            raise _refused(self.root / path, error) from None

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


def _opened(root: Path) -> Below:
    source = Below(root)
    try:
        with source.inside():
            return source
    except OSError as error:
        raise InputError(
            f"{root} cannot be opened: {error.strerror or error}.", "Name a folder that you may read."
        ) from None


@contextlib.contextmanager
def _new_copy(folder: Path) -> Iterator[tuple[Below, Originals]]:
    """An empty copy, removed when filling it fails."""
    place = Path(os.path.realpath(folder)) / "shadow"
    try:
        place.mkdir(mode=0o700)
    except OSError as error:
        raise _refused(place, error) from None
    with contextlib.ExitStack() as undo:
        undo.callback(_give_up, place)
        try:
            originals = Originals(place.parent)
            undo.callback(originals.close)
            yield Below(place), originals
        except OSError as error:
            raise _refused(place, error) from None
        undo.pop_all()


def _give_up(place: Path) -> None:
    with contextlib.suppress(OSError):
        remove_tree(place)


def _refused(place: Path, error: OSError) -> WriteFailed:
    return WriteFailed(
        f"The agent's copy could not be written to {place}: {error.strerror or error}.",
        "Nothing of the workspace was changed; make room or allow writing there, then try again.",
    )
