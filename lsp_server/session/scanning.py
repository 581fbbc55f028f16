"""Scans: started by the server or a person, shown, and stoppable."""

import asyncio
import contextlib
from collections.abc import Iterator

from lsp_server.session.changes import tell_changed
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.outgoing import Progress
from lsp_server.session.publishing import publish_all


def start_scan(session: Session, folder: Folder) -> "asyncio.Task[int]":
    """Read a folder anew in the background; a scan of it that is under way is dropped for this one."""
    title = f"scan of {folder.root}"
    session.runs.cancel(title)
    return session.runs.start(title, _scan_one(session, folder), about=folder)


async def scan_all(session: Session, token: str | int | None) -> int:
    """Read every folder anew; the number of files read. Cancelling it leaves what is not done as it was."""
    count = 0
    with _shown(session, "Reading all folders", token) as progress:
        for folder in tuple(session.folders.values()):
            count += await _scan(session, folder, progress)
        progress.end(f"{count} files read.")
    return count


async def _scan_one(session: Session, folder: Folder) -> int:
    with _shown(session, f"Reading {folder.root.name}") as progress:
        count = await _scan(session, folder, progress)
        progress.end(f"{count} files read.")
    return count


async def _scan(session: Session, folder: Folder, progress: Progress) -> int:
    count = await folder.scan(lambda: session.open_texts(folder), progress.report)
    if folder.trouble:
        session.outgoing.log(folder.trouble, serious=True)
    tell_changed(session, folder, "scan")
    await publish_all(session, folder)
    return count


@contextlib.contextmanager
def _shown(session: Session, title: str, token: str | int | None = None) -> Iterator[Progress]:
    """The present task's progress, which a person can stop; it says how it ended."""
    task = asyncio.current_task()
    progress = session.outgoing.progress(title, task.cancel if task else bool, token)
    try:
        yield progress
    except asyncio.CancelledError:
        progress.end("Stopped.")
        raise
    except Exception:
        progress.end("Failed.")
        raise
