"""Take a whole folder away, however deep, locked up or full of links it is; nothing outside of it is touched."""

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from lsp_server.workspace.below import Below, Inside

_ATTEMPTS = 5  # while somebody still writes in it


def remove_tree(folder: Path) -> None:
    """Remove ``folder`` with all that is in it; a link of this name is itself removed, and nothing is fine as well.

    Raises:
        OSError: when something cannot be removed.
    """
    with contextlib.suppress(FileNotFoundError), Below(folder.parent).inside() as here:
        remove(here, folder.name)


def remove(here: Inside, name: str) -> None:
    """Remove the entry ``name`` of ``here``, whatever it is.

    Raises:
        OSError: when something cannot be removed, or there is nothing of this name.
    """
    if not stat.S_ISDIR(here.status(name).st_mode):
        here.unlink(name)
    elif here.descriptor is None:
        shutil.rmtree(here.where / name, onerror=_unlock_and_retry)
    else:
        for attempt in range(_ATTEMPTS):
            try:
                _empty(here.descriptor, name)
                os.rmdir(name, dir_fd=here.descriptor)
            except OSError as error:
                if error.errno not in {errno.ENOTEMPTY, errno.EEXIST} or attempt == _ATTEMPTS - 1:
                    raise
            else:
                return


def _empty(parent: int, name: str) -> None:
    """Remove all that is in the folder ``name``.

    Inner folders are moved to the top before their turn comes, so that no depth is too much for a path, for open
    files, or for recursion.
    """
    top = _unlocked(parent, name)
    try:
        waiting = _clear(top, top, prefix="")
        while waiting:
            inner = waiting.pop()
            opened = _unlocked(top, inner)
            try:
                waiting += _clear(opened, top, prefix=f"{secrets.token_hex(8)}-")
            finally:
                os.close(opened)
            os.rmdir(inner, dir_fd=top)
    finally:
        os.close(top)


def _clear(folder: int, top: int, prefix: str) -> list[str]:
    """Unlink the files of ``folder`` and move its folders to ``top``; the names that they have there are returned."""
    folders = []
    for number, name in enumerate(os.listdir(folder)):
        if not stat.S_ISDIR(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            os.unlink(name, dir_fd=folder)
            continue
        moved = f"{prefix}{number}" if prefix else name
        if prefix:
            os.close(_unlocked(folder, name))
            os.rename(name, moved, src_dir_fd=folder, dst_dir_fd=top)
        folders.append(moved)
    return folders


def _unlocked(parent: int, name: str) -> int:
    """A descriptor of the folder ``name``, in which its owner may now do everything."""
    flags = os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        opened = os.open(name, os.O_RDONLY | flags, dir_fd=parent)
    except PermissionError:
        _unlock(parent, name, flags)
        opened = os.open(name, os.O_RDONLY | flags, dir_fd=parent)
    with contextlib.suppress(PermissionError):
        os.fchmod(opened, stat.S_IRWXU)
    return opened


def _unlock(parent: int, name: str, flags: int) -> None:
    """Let the owner into the folder ``name``, which may not be opened for reading; a link is not followed."""
    if not hasattr(os, "O_PATH"):
        os.chmod(name, stat.S_IRWXU, dir_fd=parent, follow_symlinks=False)
        return
    opened = os.open(name, os.O_PATH | flags, dir_fd=parent)
    try:
        Path(f"/proc/self/fd/{opened}").chmod(stat.S_IRWXU)
    finally:
        os.close(opened)


def _unlock_and_retry(act: Callable[[str], object], path: str, _: object) -> None:
    """What ``shutil.rmtree`` does with a path that it could not remove."""
    if Path(path).is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    Path(path).chmod(stat.S_IRWXU)
    act(path)
