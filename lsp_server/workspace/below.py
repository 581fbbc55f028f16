"""Reach what lies below a folder without ever following a link out of it, whatever others do there meanwhile."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DESCRIPTORS = {os.open, os.mkdir, os.unlink, os.stat, os.rmdir} <= os.supports_dir_fd and os.listdir in os.supports_fd
"""Whether folders can be held open while their entries are reached by name; elsewhere paths are checked twice."""

DEEPEST = 100
"""How many folders may lie in one another: more than people make, fewer than a path may hold."""

_FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = _FLAGS | getattr(os, "O_DIRECTORY", 0)
_READ = _FLAGS | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer must not hold us up


@dataclass(frozen=True, slots=True)
class Inside:
    """One folder, surely below the root; each method raises the operating system's OSError."""

    where: Path
    descriptor: int | None
    """The open folder; None where the system reaches entries by their paths alone."""

    def name(self, name: str) -> str:
        """How to speak of the entry ``name`` in calls that take this folder's descriptor."""
        return name if self.descriptor is not None else str(self.where / name)

    def names(self) -> list[str]:
        """Its entries, in order."""
        return sorted(os.listdir(self.where if self.descriptor is None else self.descriptor))  # noqa: PTH208 - by descriptor

    def status(self, name: str) -> os.stat_result:
        """What the entry ``name`` itself is, a link included."""
        return os.stat(self.name(name), dir_fd=self.descriptor, follow_symlinks=False)

    def open_to_read(self, name: str) -> int:
        """A descriptor of the entry ``name``, which may be anything but a symbolic link."""
        opened = os.open(self.name(name), os.O_RDONLY | _READ, dir_fd=self.descriptor)
        if self.descriptor is None and not os.path.samestat(os.fstat(opened), self.status(name)):
            os.close(opened)
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), name)
        return opened

    def peculiar(self, name: str) -> str:
        """What makes the entry ``name`` one whose content does not count; empty when nothing does, or it is not there.

        Links, hard links, folders, devices and pipes are peculiar.
        """
        try:
            return _peculiar(self.status(name))
        except FileNotFoundError:
            return ""
        except OSError as error:
            return _told(error)

    def read(self, name: str, largest: int) -> bytes | str:
        """The content of the regular file ``name``, or why it is not read; an empty reason when it is not there."""
        try:
            reason = _peculiar(self.status(name))
            if reason:
                return reason
            with os.fdopen(self.open_to_read(name), "rb") as file:
                status = os.fstat(file.fileno())
                reason = _peculiar(status)  # it may be another one by now
                content = file.read(largest + 1) if not reason and status.st_size <= largest else b""
        except FileNotFoundError:
            return ""
        except OSError as error:
            return _told(error)
        if max(status.st_size, len(content)) > largest:
            reason = reason or f"larger than {largest:,} bytes"
        return reason or content

    def create(self, name: str, content: bytes) -> None:
        """A new file ``name``, for its owner alone, that holds ``content``; there must be nothing of this name."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS
        with os.fdopen(os.open(self.name(name), flags, 0o600, dir_fd=self.descriptor), "wb") as file:
            file.write(content)

    def make_folder(self, name: str) -> bool:
        """Make the folder ``name``, for its owner alone; whether there was nothing of this name."""
        try:
            os.mkdir(self.name(name), 0o700, dir_fd=self.descriptor)
        except FileExistsError:
            return False
        return True

    def unlink(self, name: str) -> None:
        """Take away the entry ``name``, which is no folder."""
        os.unlink(self.name(name), dir_fd=self.descriptor)


class Below:
    """The folders below one folder."""

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))

    @contextlib.contextmanager
    def inside(self, folder: str = "", *, make: bool = False) -> Iterator[Inside]:
        """The folder at the POSIX path ``folder`` below the root, empty for the root itself.

        Raises:
            OSError: when it is not there (and not to be made), or a part of its path is a link or no folder.
        """
        parts = [part for part in folder.split("/") if part]
        if len(parts) > DEEPEST or ".." in parts:
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), folder)
        if not DESCRIPTORS:
            yield self._by_path(parts, make=make)
            return
        here = Inside(self.root, os.open(self.root, os.O_RDONLY | _FOLDER))
        try:
            for part in parts:
                here = _entered(here, part, make=make)
            yield here
        finally:
            os.close(here.descriptor or 0)

    def _by_path(self, parts: list[str], *, make: bool) -> Inside:
        here = Inside(self.root, None)
        for part in parts:
            if make:
                here.make_folder(part)
            if not stat.S_ISDIR(here.status(part).st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), part)
            here = Inside(here.where / part, None)
        if os.path.normcase(os.path.realpath(here.where)) != os.path.normcase(here.where):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(here.where))
        return here


def _peculiar(status: os.stat_result) -> str:
    if stat.S_ISLNK(status.st_mode):
        return "a symbolic link"
    if stat.S_ISDIR(status.st_mode):
        return "a folder"
    if not stat.S_ISREG(status.st_mode):
        return "no regular file"
    return "a hard link" if status.st_nlink > 1 else ""


def _told(error: OSError) -> str:
    return "a symbolic link" if error.errno == errno.ELOOP else f"cannot be read: {error.strerror or error}"


def _entered(here: Inside, part: str, *, make: bool) -> Inside:
    """The folder ``part`` of ``here``, which is closed when that succeeds."""
    if make:
        here.make_folder(part)
    opened = os.open(part, os.O_RDONLY | _FOLDER, dir_fd=here.descriptor)
    os.close(here.descriptor or 0)
    return Inside(here.where / part, opened)
