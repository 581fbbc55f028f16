"""Which folder is in use: the process that made it holds a lock that ends with it, however it ends."""

import os
import time
from pathlib import Path

from lsp_server.workspace.locking import take

_OWNER = "owner"
_FLAGS = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_LONGEST = 100
_LOOKS, _BETWEEN_LOOKS = 4, 0.02  # seconds


def hold(place: Path) -> int:
    """Say that the folder ``place`` is in use, until the descriptor is closed or this process ends.

    Raises:
        OSError: when the disk refuses.
    """
    opened = os.open(place / _OWNER, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(opened, f"{os.getpid()} {_started(os.getpid())}\n".encode())
    except OSError:
        os.close(opened)
        raise
    # It waits, since somebody who only looks takes the lock as well, for an instant.
    take(opened, wait=True)
    return opened


def under_way(place: Path) -> bool:
    """Whether a process holds the folder ``place``; one that cannot be looked into is held by nobody."""
    try:
        return is_held(place)
    except OSError:
        return False


def is_held(place: Path) -> bool:
    """Whether a process holds the folder ``place``.

    Raises:
        OSError: when it cannot be told; ``FileNotFoundError`` where nobody ever held it.
    """
    opened = os.open(place / _OWNER, _FLAGS)
    try:
        return _has_holder(opened)
    finally:
        os.close(opened)


def _has_holder(opened: int) -> bool:
    """Whether somebody has the lock of the open owner file; where there are no locks, whether its process lives."""
    gone = _is_gone(os.read(opened, _LONGEST))
    for _ in range(_LOOKS):
        taken = take(opened, wait=False)
        if taken is None:
            return not gone
        if taken:
            return False
        if not gone:
            return True
        # Either another one looks at this instant, or the process is of a container, where it has another number.
        time.sleep(_BETWEEN_LOOKS)
    return True


def _is_gone(owner: bytes) -> bool:
    """Whether the process that wrote ``owner`` has ended; when in doubt it has not."""
    pid, _, started = owner.decode("ascii", "replace").strip().partition(" ")
    return bool(started) and bool(_started(os.getpid())) and _started(pid) != started


def _started(pid: int | str) -> str:
    """When the process ``pid`` started, in the system's own clock ticks; empty where that is not told or it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
