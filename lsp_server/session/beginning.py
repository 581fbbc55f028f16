"""How a session begins and how its folders are welcomed: settings first, then the files."""

import asyncio
from collections.abc import Mapping
from typing import Any

from lsp_server import convert
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Seat, Session
from lsp_server.session.publishing import clear, publish_soon
from lsp_server.session.scanning import start_scan
from lsp_server.session.watching import WATCHED, start_watching
from lsp_server.workspace.plan_file import PLAN_NAME

_SECONDS_FOR_SETTINGS = 1.0
"""So long a folder's first scan waits for the client's settings; later ones count when they come."""

_OF_THE_CLIENT = {"trace"}
"""Settings in our section that are the client's own."""


def begin_work(session: Session) -> None:
    """Ask the client for its settings and for news of files, and read every folder; nothing waits for an answer."""
    wanted = []
    if session.flags.registers_configuration:
        wanted.append(convert.configuration_changes())
    if session.flags.watches_files:
        wanted.append(convert.file_changes(WATCHED))
    for each in wanted:
        session.runs.start("registration", session.outgoing.register(each))
    for folder in tuple(session.folders.values()):
        start_welcome(session, folder)


def start_welcome(session: Session, folder: Folder) -> None:
    """Get a folder's settings, read it, and follow its files."""
    session.runs.start(f"welcome of {folder.root}", _welcome(session, folder), about=folder)


def join(session: Session, uri: str) -> None:
    """Take a workspace folder that has come; documents that are open in it belong to it from now on."""
    before = {document.uri: session.seat(document.uri) for document in session.documents}
    folder = session.add_folder(uri)
    if folder is not None:
        _move(session, before)
        start_welcome(session, folder)


def leave(session: Session, uri: str) -> None:
    """Forget a workspace folder that has gone; what is still open of it belongs to no folder, or to one around it."""
    before = {document.uri: session.seat(document.uri) for document in session.documents}
    folder = session.folders.get(uri)
    if folder is not None:
        clear(session, session.uri(folder, PLAN_NAME))
        session.runs.cancel_about(folder)
        session.remove_folder(uri)
        _move(session, before)


def _move(session: Session, before: Mapping[str, Seat]) -> None:
    """Let documents that have another folder now be known there, and no longer where they were."""
    for document in session.documents:
        old = before[document.uri]
        if session.seat(document.uri) != old:
            old.folder.refresh(old.path)
            session.take(document)
            publish_soon(session, document.uri)


async def _welcome(session: Session, folder: Folder) -> None:
    pulling = asyncio.ensure_future(_pull(session, [folder]))
    try:
        await asyncio.wait({pulling}, timeout=_SECONDS_FOR_SETTINGS)
        wishes = folder.wishes
        if not session.flags.watches_files:
            start_watching(session, folder)
        start_scan(session, folder)
        await pulling
        if folder.wishes != wishes:
            start_scan(session, folder)
    finally:
        pulling.cancel()


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
    ours = (
        {key: value for key, value in wishes.items() if key not in _OF_THE_CLIENT}
        if isinstance(wishes, Mapping)
        else {}
    )
    folder.wishes = {**session.wishes, **ours}
