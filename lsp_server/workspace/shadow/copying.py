"""Copy what an agent may see: the very bytes that were judged, so that nothing slips in between."""

import contextlib
import errno
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lsp_server.workspace.below import Below, Inside
from lsp_server.workspace.files import Skipped
from lsp_server.workspace.shadow.contents import judged, read_text
from lsp_server.workspace.shadow.order import outside
from lsp_server.workspace.shadow.originals import Originals

_UNNAMABLE = {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ}  # a name that the copy's file system does not take


@dataclass(frozen=True, slots=True)
class Bound:
    """How much is copied at most."""

    files: int = 20_000
    size: int = 200_000_000
    """Bytes, all files together."""


EVERYTHING_USUAL = Bound()
"""Room for nearly every project there is."""


@dataclass
class Copying:
    """One copy under way."""

    source: Below
    target: Below
    originals: Originals
    overlays: Mapping[str, bytes]
    """Texts that count instead of the disk's, by path."""
    largest: int
    """Bytes of a file that is copied at most."""
    bound: Bound
    _made: set[str] = field(default_factory=lambda: {""})
    """Folders of the copy that are there."""

    def copy(self, order: Sequence[str]) -> set[Skipped]:
        """Copy the files of ``order`` until the bound is reached.

        Returns:
            What was not copied, and why.

        Raises:
            OSError: when the copy cannot be written.
        """
        withheld: set[Skipped] = set()
        left: list[str] = []
        for folder, paths in groupby(order, key=lambda path: path.rpartition("/")[0]):
            with self._opened(folder) as here:
                for path in paths:
                    text = b"" if left else self._text(here, path)
                    if isinstance(text, Skipped):
                        withheld |= {text} if text.reason else set()
                    elif left or not self._fits(text):
                        left.append(path)
                    elif not self._write(path, text):
                        withheld.add(Skipped(path, "its name cannot stand beside another's in the copy"))
        self.originals.flush()
        return withheld | outside(left, self.originals.paths)

    @contextlib.contextmanager
    def _opened(self, folder: str) -> Iterator[Inside | OSError]:
        """The folder to copy from, or why it cannot be entered."""
        with contextlib.ExitStack() as stack:
            try:
                here: Inside | OSError = stack.enter_context(self.source.inside(folder))
            except OSError as error:
                here = error
            yield here

    def _text(self, here: Inside | OSError, path: str) -> bytes | Skipped:
        """The text that counts for ``path``, or why it is withheld; an empty reason when there is none."""
        name, overlay = path.rpartition("/")[2], self.overlays.get(path)
        if isinstance(here, OSError):
            reason = "" if isinstance(here, FileNotFoundError) else "below something that is no folder of the project"
        elif overlay is None:
            return read_text(here, name, path, self.largest)
        else:
            reason = here.peculiar(name)
        return judged(path, overlay, self.largest) if overlay is not None and not reason else Skipped(path, reason)

    def _fits(self, text: bytes) -> bool:
        files, size = len(self.originals) + 1, self.originals.size + len(text)
        return files <= self.bound.files and size <= self.bound.size

    def _write(self, path: str, text: bytes) -> bool:
        """Write a file of the copy; whether its name is possible beside those that are there."""
        folder, _, name = path.rpartition("/")
        try:
            if not self._make(folder):
                return False
            with self.target.inside(folder) as there:
                there.create(name, text)
        except FileExistsError:
            return False
        except OSError as error:
            if error.errno in _UNNAMABLE:
                return False
            raise
        self.originals.add(path, text)
        return True

    def _make(self, folder: str) -> bool:
        """Make ``folder`` of the copy; False where the file system takes another one for it."""
        if folder in self._made:
            return True
        parent, _, name = folder.rpartition("/")
        if not self._make(parent):
            return False
        with self.target.inside(parent) as there:
            if not there.make_folder(name):
                return False
        self._made.add(folder)
        return True
