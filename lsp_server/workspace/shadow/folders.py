"""Folders of runs: one for each, its owner's alone, and gone after a crash as soon as somebody sweeps."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from lsp_server.errors import WriteFailed
from lsp_server.workspace.holding import hold, is_held
from lsp_server.workspace.locking import alone
from lsp_server.workspace.removing import remove_tree

_RUN, _DEAD = "run-", "dead-"
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
                _HELD[folder] = hold(folder)
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


def _is_left(folder: Path) -> bool:
    """Whether nobody uses ``folder`` any more: nobody holds it, or it was never held."""
    if folder in _HELD:
        return False
    try:
        return not is_held(folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False


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
