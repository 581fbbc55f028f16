"""What a copy was made from: the texts as they were, where nobody else can reach them."""

import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from lsp_server.workspace.reading import sha256


@dataclass(frozen=True, slots=True)
class _Kept:
    sha256: str
    start: int
    length: int


class Originals:
    """The texts of the files that were copied, by path, in one file that has no name and dies with the process."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: on whose file system the texts are kept. Raises OSError."""
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - it lives as long as the copy
        self._kept: dict[str, _Kept] = {}
        self._length = 0
        self._alone = threading.Lock()

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that were copied, in order."""
        return tuple(sorted(self._kept))

    @property
    def size(self) -> int:
        """How many bytes all of them have."""
        return self._length

    def add(self, path: str, text: bytes) -> None:
        """Keep ``text`` as what the file at ``path`` was. Raises OSError when the disk refuses."""
        with self._alone:
            self._file.write(text)
            self._kept[path] = _Kept(sha256(text), self._length, len(text))
            self._length += len(text)

    def flush(self) -> None:
        """Hand everything to the disk. Raises OSError when it refuses."""
        self._file.flush()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, path: object) -> bool:
        return path in self._kept

    def same(self, path: str, text: bytes) -> bool:
        """Whether ``text`` is what the file at ``path`` was."""
        return path in self._kept and self._kept[path].sha256 == sha256(text)

    def get(self, path: str) -> bytes | None:
        """The text that the file at ``path`` was; None when it was not copied."""
        with self._alone:
            kept = self._kept.get(path)
            if kept is None:
                return None
            self._file.seek(kept.start)
            return self._file.read(kept.length)

    def close(self) -> None:
        """Forget everything."""
        with self._alone:
            self._kept.clear()
            self._file.close()
