"""Word to a client with views of its own that what they show may differ now: no storm, and the last is never lost."""

import asyncio
from typing import Literal

from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session

_SECONDS_BETWEEN = 0.1
_SECONDS_AFTER_TYPING = 0.3

What = Literal["moments", "plan", "seen", "review", "scan"]
"""Of what there is news."""


def tell_changed(session: Session, folder: Folder, what: What) -> None:
    """Say ``luthier/changed``: at once, or when the last of this kind is a moment ago. Only on the event loop."""
    if not session.flags.follows_changes or not _there(session, folder):
        return
    key = (folder, what)
    if key in session.changes.pausing:
        session.changes.pausing[key] = True
    else:
        _say(session, folder, what)


def tell_after_typing(session: Session, folder: Folder, *whats: What) -> None:
    """Say ``luthier/changed`` when nobody has typed in the folder for a moment."""
    if not session.flags.follows_changes:
        return
    for what in whats:
        waiting = session.changes.typing.pop((folder, what), None)
        if waiting is not None:
            waiting.cancel()
        later = asyncio.get_running_loop().call_later(_SECONDS_AFTER_TYPING, _typed, session, folder, what)
        session.changes.typing[folder, what] = later


def _typed(session: Session, folder: Folder, what: What) -> None:
    session.changes.typing.pop((folder, what), None)
    tell_changed(session, folder, what)


def _say(session: Session, folder: Folder, what: What) -> None:
    session.changes.pausing[folder, what] = False
    session.outgoing.changed({"uri": folder.uri, "what": what})
    asyncio.get_running_loop().call_later(_SECONDS_BETWEEN, _go_on, session, folder, what)


def _go_on(session: Session, folder: Folder, what: What) -> None:
    more = session.changes.pausing.pop((folder, what), False)
    if more and _there(session, folder):
        _say(session, folder, what)


def _there(session: Session, folder: Folder) -> bool:
    return session.folders.get(folder.uri) is folder
