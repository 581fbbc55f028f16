"""Folders of runs: one for each, its owner's alone, and gone after a crash as soon as somebody sweeps."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from lsp_server.errors import WriteFailed
from lsp_server.workspace.locking import alone, take
from lsp_server.workspace.removing import remove_tree

_RUN, _DEAD = "run-", "dead-"
_OWNER = "owner"
_HELD: dict[Path, int] = {}
"""Descriptors whose locks say that a folder of ours is in use."""


def new_run_folder(parent: Path) -> Path:
    """A new folder in ``parent``, which is made when it is missing; nobody else may enter it.

    It is in use until ``remove_run_folder`` or the end of this process, however that comes.

    Raises:
        WriteFailed: when the disk refuses.
    """
    try:
        parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone(parent / ".lock"):
            folder = Path(tempfile.mkdtemp(prefix=_RUN, dir=os.path.realpath(parent)))
            with contextlib.ExitStack() as undo:
                undo.callback(_removed, folder)
                _HELD[folder] = _owned(folder)
                undo.pop_all()
    except OSError as error:
        raise WriteFailed(
            f"No folder for a run could be made in {parent}: {error.strerror or error}.",
            "Make room or allow writing there, then try again.",
        ) from None
    return folder


def remove_run_folder(folder: Path) -> None:
    """Remove a folder of ``new_run_folder`` with all that is in it.

    Raises:
        WriteFailed: when something of it cannot be removed; a later sweep tries again.
    """
    held = _HELD.pop(folder, None)
    if held is not None:
        os.close(held)
    try:
        remove_tree(folder)
    except OSError as error:
        raise WriteFailed(
            f"The run's folder {folder} could not be removed: {error.strerror or error}.", "Remove it by hand."
        ) from None


def sweep(parent: Path) -> int:
    """Remove the folders of runs in ``parent`` whose process is gone.

    Returns:
        How many were removed; what cannot be removed stays, and nothing is raised.
    """
    try:
        with alone(parent / ".lock"):
            dead = [_set_aside(folder) for folder in _folders(parent, _RUN) if _is_left(folder)]
            dead = sorted({*dead, *_folders(parent, _DEAD)})
    except OSError:
        return 0
    return sum(_removed(folder) for folder in dead)


def _owned(folder: Path) -> int:
    """A descriptor of the new owner file of ``folder``, locked."""
    opened = os.open(folder / _OWNER, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        os.write(opened, f"{os.getpid()} {_started(os.getpid())}\n".encode())
    except OSError:
        os.close(opened)
        raise
    take(opened, wait=False)
    return opened


def _is_left(folder: Path) -> bool:
    """Whether nobody uses ``folder`` any more: its owner file is not locked, or was never made."""
    if folder in _HELD:
        return False
    try:
        opened = os.open(folder / _OWNER, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        taken = take(opened, wait=False)
        return _is_gone(os.read(opened, 100)) if taken is None else taken
    finally:
        os.close(opened)


def _is_gone(owner: bytes) -> bool:
    """Whether the process that wrote ``owner`` has ended, for file systems without locks; when in doubt it has not."""
    pid, _, started = owner.decode("ascii", "replace").strip().partition(" ")
    return bool(started) and bool(_started(os.getpid())) and _started(pid) != started


def _started(pid: int | str) -> str:
    """When the process ``pid`` started, in the system's own clock ticks; empty where that is not told or it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _folders(parent: Path, prefix: str) -> list[Path]:
    real = Path(os.path.realpath(parent))
    return sorted(each for each in real.iterdir() if each.name.startswith(prefix) and _is_folder(each))


def _is_folder(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return stat.S_ISDIR(path.lstat().st_mode)
    return False


def _set_aside(folder: Path) -> Path:
    """Rename ``folder``, when that is possible, so that nobody looks for its owner while it is being removed."""
    try:
        return folder.rename(folder.with_name(_DEAD + folder.name.removeprefix(_RUN)))
    except OSError:
        return folder


def _removed(folder: Path) -> bool:
    try:
        remove_tree(folder)
    except OSError:
        return False
    return True
