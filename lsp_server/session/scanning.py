"""Scans: started by the server or a person, shown, and stoppable."""

import asyncio

from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.publishing import publish_all


async def scan(session: Session, folder: Folder, token: str | int | None = None) -> int:
    """Read a folder anew and let the editor show what was found; the number of files read.

    Cancelling it, from the editor or otherwise, leaves the folder as it was.
    """
    task = asyncio.current_task()
    progress = await session.outgoing.progress(f"Reading {folder.root.name}", task.cancel if task else bool, token)
    try:
        count = await folder.scan(session.open_texts(folder), progress.report)
    except asyncio.CancelledError:
        progress.end("Stopped.")
        raise
    except Exception:
        progress.end("Failed.")
        raise
    progress.end(f"{count} files read.")
    if folder.trouble:
        session.outgoing.log(folder.trouble, serious=True)
    for document in session.snapshot(folder).values():
        session.take(document)
    await publish_all(session, folder)
    return count


def start_scan(session: Session, folder: Folder) -> "asyncio.Task[int]":
    """Scan in the background; a scan of the same folder that is under way is dropped for it."""
    title = f"scan of {folder.root}"
    for run in session.runs:
        if run.title == title:
            run.task.cancel()
    return session.runs.start(title, scan(session, folder))
