"""Locks that die with the process that holds them, however it ends."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_BEYOND = 1 << 30  # a byte that no lock file has: on some systems nobody else can read a locked byte
_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


def take(descriptor: int, *, wait: bool) -> bool | None:
    """Lock the open file ``descriptor``.

    Args:
        descriptor: The file; the lock ends when it is closed, or its process dies.
        wait: Whether to wait until whoever holds the lock lets it go.

    Returns:
        Whether it is locked now; None when the file system knows no locks.
    """
    try:
        _lock(descriptor, wait=wait)
    except OSError as error:
        return False if error.errno in _TAKEN else None
    return True


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Have the lock file at ``path``, which is made when it is missing; waits for others. Raises OSError."""
    opened = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        take(opened, wait=True)
        yield
    finally:
        os.close(opened)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, wait: bool) -> None:
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int, *, wait: bool) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
