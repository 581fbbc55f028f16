"""Diagnostics for clients that do not ask, and word to those that do that there is something new."""

import asyncio

from analyzers.languages import language_of
from lsp_server import convert
from lsp_server.features.notes import notes_in
from lsp_server.session.changes import tell_after_typing, tell_changed
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session, View
from lsp_server.workspace.plan_file import PLAN_NAME

_SECONDS_AFTER_TYPING = 0.3


def publish_soon(session: Session, uri: str) -> None:
    """Say what a document's text may change when typing has paused: its diagnostics, and what views show."""
    _tell_soon(session, uri)
    if session.flags.pulls_diagnostics:
        return
    title = f"diagnostics of {uri}"
    session.runs.cancel(title)
    session.runs.start(title, _after_typing(session, uri))


async def publish_all(session: Session, folder: Folder) -> None:
    """What is known of a folder has changed: publish it, or let the client ask again."""
    session.outgoing.refresh()
    tell_changed(session, folder, "moments")
    tell_changed(session, folder, "plan")
    if session.flags.pulls_diagnostics:
        return
    for document in session.snapshot(folder).values():
        await _publish(session, View(document, *session.seat(document.uri)))
    if not folder.loose:
        await _publish_closed_plan(session, folder)


def clear(session: Session, uri: str) -> None:
    """A document was closed: nothing is remarked in it any more, and what is on disk counts."""
    _tell_soon(session, uri)
    if not session.flags.pulls_diagnostics:
        session.outgoing.publish(convert.published(uri, None, []))


def _tell_soon(session: Session, uri: str) -> None:
    folder, path = session.seat(uri)
    if path == PLAN_NAME or language_of(path) is not None:
        tell_after_typing(session, folder, "moments", "plan")


async def _after_typing(session: Session, uri: str) -> None:
    await asyncio.sleep(_SECONDS_AFTER_TYPING)
    view = session.view(uri)
    if view is not None:
        await _publish(session, view)


async def _publish(session: Session, view: View) -> None:
    document, folder, path = view
    notes = await folder.ask(lambda project: notes_in(project, path, document.text))
    if session.documents.get(document.uri) is document:
        found = convert.diagnostics(notes, document, session.flags)
        session.outgoing.publish(convert.published(document.uri, document.version, found))


async def _publish_closed_plan(session: Session, folder: Folder) -> None:
    if PLAN_NAME in session.snapshot(folder):
        return
    notes, text = await folder.ask(lambda project: (notes_in(project, PLAN_NAME), project.plan_text))
    found = convert.diagnostics(notes, convert.lines(text.encode()), session.flags)
    session.outgoing.publish(convert.published(session.uri(folder, PLAN_NAME), None, found))
