"""Write into a copy in which anything may be in the way."""

import contextlib
import stat

from lsp_server.workspace.below import Below
from lsp_server.workspace.removing import remove


def replace(below: Below, path: str, text: bytes | None) -> None:
    """Make ``text`` the content of the file at ``path``; None removes it. Links and folders in the way are removed.

    Raises:
        OSError: when the disk refuses.
    """
    folder, _, name = path.rpartition("/")
    if text is None:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError), below.inside(folder) as here:
            remove(here, name)
        return  # below what is no folder there is no such file
    _clear_way(below, folder)
    with below.inside(folder) as here:
        with contextlib.suppress(FileNotFoundError):
            remove(here, name)
        here.create(name, text)


def _clear_way(below: Below, folder: str) -> None:
    """Make ``folder`` and those above it real folders."""
    above = ""
    for part in folder.split("/") if folder else ():
        with below.inside(above) as here:
            if not here.make_folder(part) and not stat.S_ISDIR(here.status(part).st_mode):
                here.unlink(part)
                here.make_folder(part)
        above = f"{above}/{part}"
