"""How a session begins and how its folders are welcomed: settings first, then the files."""

from collections.abc import Mapping
from typing import Any

from lsp_server import convert
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.scanning import start_scan
from lsp_server.session.watching import WATCHED, start_watching


async def begin_work(session: Session) -> None:
    """Ask the client for its settings and for news of files, and read every folder."""
    if session.flags.registers_configuration:
        await session.outgoing.register(convert.configuration_changes())
    if session.flags.watches_files:
        roots = [folder.root for folder in session.folders.values()]
        relative = session.flags.relative_patterns and bool(roots)
        await session.outgoing.register(convert.file_changes(WATCHED, roots, relative=relative))
    for folder in tuple(session.folders.values()):
        await welcome(session, folder)


async def welcome(session: Session, folder: Folder) -> None:
    """Get a folder's settings, read it, and follow its files."""
    await _pull(session, [folder])
    if not session.flags.watches_files:
        start_watching(session, folder)
    start_scan(session, folder)


async def configure(session: Session, pushed: Any) -> None:
    """Take settings that have changed, from a client that sends them or one that is asked; read what they concern."""
    folders = list(session.folders.values())
    before = [folder.wishes for folder in folders]
    if session.flags.configuration:
        await _pull(session, folders)
    elif isinstance(pushed, Mapping):
        for folder in folders:
            _take(session, folder, pushed.get(convert.SECTION))
    for folder, wishes in zip(folders, before, strict=True):
        if folder.wishes != wishes:
            start_scan(session, folder)


async def _pull(session: Session, folders: list[Folder]) -> None:
    answers = await session.outgoing.configuration([folder.uri for folder in folders])
    for folder, answer in zip(folders, answers, strict=False):
        _take(session, folder, answer)


def _take(session: Session, folder: Folder, wishes: Any) -> None:
    folder.wishes = {**session.wishes, **wishes} if isinstance(wishes, Mapping) else session.wishes
