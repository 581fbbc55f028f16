"""Write files so that each holds either its old text or its new one, and several change together or not at all."""

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lsp_server.errors import FileChanged, WriteFailed
from lsp_server.workspace.reading import sha256

ABSENT = ""
"""The expected hash of a file that must not exist yet."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file's new content."""

    path: Path
    content: bytes
    expected: str | None
    """SHA-256 (hex) of the bytes on disk, ``ABSENT`` for a file that must not exist, None to accept any."""


def write(path: Path, content: bytes, expected_sha256: str | None) -> None:
    """Give the file at ``path`` the bytes ``content``; its mode stays, and missing folders are made.

    Args:
        path: The file; a symbolic link stays one and its target is written.
        content: All its bytes.
        expected_sha256: What is on disk now: a hash in hex, ``ABSENT`` for no file, None for whatever there is.

    Raises:
        FileChanged: when something else is on disk; nothing was written.
        WriteFailed: when the disk refuses; the file that was there is untouched.
    """
    write_all([Change(path, content, expected_sha256)])


def write_all(changes: Sequence[Change]) -> None:
    """Make every change, or none.

    All files are checked and all new texts are on disk beside them before the first one is replaced;
    when a replacement fails, those before it are taken back.

    Raises:
        FileChanged: when a file is not what its change expects; nothing was written.
        WriteFailed: when the disk refuses; every file is as it was.
    """
    with contextlib.ExitStack() as cleanup:
        staged = [cleanup.enter_context(_staged(change)) for change in changes]
        done: list[_Staged] = []
        try:
            for each in staged:
                each.check()
                each.commit()
                done.append(each)
        except BaseException:
            for each in reversed(done):
                each.take_back()
            raise


@dataclass(slots=True)
class _Staged:
    """A change whose new text lies beside its file, ready to take its place."""

    target: Path
    expected: str | None
    before: bytes | None
    """What was on disk, None for no file."""
    temporary: Path
    made: list[Path] = field(default_factory=list)
    """Folders that were made for it, outermost first."""

    def check(self) -> None:
        if _read(self.target) != self.before:
            raise _changed(self.target)

    def commit(self) -> None:
        with _refusals(self.target):
            if self.before is None:
                _place_new(self.temporary, self.target)
            else:
                self.temporary.replace(self.target)

    def take_back(self) -> None:
        with contextlib.suppress(OSError):
            if self.before is None:
                self.target.unlink()
            else:
                mode = stat.S_IMODE(self.target.stat().st_mode)
                _temporary(self.target, self.before, mode).replace(self.target)


@contextlib.contextmanager
def _staged(change: Change) -> Iterator[_Staged]:
    """``change``, checked and written beside its file; what is left of it afterwards is removed."""
    target = Path(os.path.realpath(change.path))
    before = _read(target)
    if change.expected is not None and change.expected != (ABSENT if before is None else sha256(before)):
        raise _changed(target)
    made: list[Path] = []
    temporary: Path | None = None
    try:
        with _refusals(target):
            made = _make_folders(target.parent)
            mode = 0o666 & ~_umask() if before is None else stat.S_IMODE(target.stat().st_mode)
            temporary = _temporary(target, change.content, mode)
        yield _Staged(target, change.expected, before, temporary, made)
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()


def _temporary(target: Path, content: bytes, mode: int) -> Path:
    """A file beside ``target`` that holds ``content``, safely on disk."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".luthier", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _place_new(temporary: Path, target: Path) -> None:
    """Put a new file in its place without ever replacing one that somebody made meanwhile."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise _changed(target) from None
    except OSError:  # a file system without hard links
        temporary.replace(target)


def _make_folders(folder: Path) -> list[Path]:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return list(reversed(missing))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _refused(path, error) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _refusals(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _refused(target, error) from None


def _refused(path: Path, error: OSError) -> WriteFailed:
    return WriteFailed(
        f"{path} was not written: {error.strerror or error}.",
        "Nothing was changed; make room or allow writing there, then try again.",
    )


def _changed(path: Path) -> FileChanged:
    return FileChanged(
        f"{path} is no longer what the change was made for; nothing was written.",
        "Run the command again to see the change for the text of now.",
    )
