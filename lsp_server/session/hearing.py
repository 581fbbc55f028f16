"""The endpoint of ``luthier listen`` inside the server: open for a folder until a person, or the folder, ends it."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial

from lsp_server.errors import InputError
from lsp_server.listening.listener import End, Listener
from lsp_server.listening.values import Arrival
from lsp_server.session.changes import tell_changed
from lsp_server.session.folder import Folder
from lsp_server.session.hearings import Hearing
from lsp_server.session.memory import Session

PORT = 4777
"""Where apps send to when no other port is asked for."""

LISTENING = "listening for "
"""How the title of such work begins."""

_HOST = "127.0.0.1"
_A_WHILE = 3600.0
_MOST_AT_ONCE = 500
_SECONDS_BETWEEN_LENSES = 0.5


async def listen(session: Session, folder: Folder, port: int | None = None) -> Listener:
    """Open the endpoint for a folder's app and count from zero; the one that is open already stays as it is.

    Raises:
        InputError: when the port cannot be used, or another one is open for the folder.
    """
    if folder.loose:
        raise InputError("The file belongs to no open folder, so there is no plan to compare with.", "Open a folder.")
    async with session.hearings.turn:
        known = session.hearings.open.get(folder)
        if known is not None:
            if port in {None, 0, known.listener.port}:
                return known.listener
            raise InputError(f"This folder is listened to at {known.listener.url} already.", "End that first.")
        hearing = Hearing(await asyncio.to_thread(_opened, PORT if port is None else port))
        session.hearings.open[folder], session.hearings.heard[folder] = hearing, hearing.heard
        _hold(session, folder, hearing)
        loop = asyncio.get_running_loop()
        take = partial(_take, session, folder, hearing)
        threading.Thread(target=_pump, args=(hearing, loop, take), daemon=True, name="luthier-hears").start()
        if session.folders.get(folder.uri) is not folder:
            hearing.listener.end()
            session.hearings.leave(folder)
            raise InputError("The folder was closed meanwhile.", "Open it again.")
    tell_changed(session, folder, "plan")
    tell_changed(session, folder, "seen")
    return hearing.listener


async def end_listening(session: Session, folder: Folder) -> None:
    """Close the endpoint of a folder, when there is one; its port is free then. What came stays known."""
    async with session.hearings.turn:
        hearing = session.hearings.open.get(folder)
        if hearing is not None:
            hearing.listener.end()
            await hearing.gone.wait()
            _forget(session, folder, hearing)


def _hold(session: Session, folder: Folder, hearing: Hearing) -> None:
    """Keep the endpoint among what is under way: it ends with the folder and with the session."""

    def over(_task: object) -> None:
        hearing.listener.end()
        _forget(session, folder, hearing)
        tell_changed(session, folder, "plan")

    work = session.runs.start(f"{LISTENING}{folder.root}", _gone(hearing), about=folder)
    work.add_done_callback(over)


def _forget(session: Session, folder: Folder, hearing: Hearing) -> None:
    if session.hearings.open.get(folder) is hearing:
        del session.hearings.open[folder]


async def _gone(hearing: Hearing) -> None:
    await hearing.gone.wait()


def _opened(port: int) -> Listener:
    from lsp_server.listening.ingestions import read_ingestions  # noqa: PLC0415 - as uvicorn in the listener

    try:
        return Listener(read_ingestions(), _HOST, port)
    except InputError as error:
        raise InputError(error.message, "Name another port, or 0 for any that is free.") from None


def _pump(hearing: Hearing, loop: asyncio.AbstractEventLoop, take: Callable[[list[Arrival]], None]) -> None:
    """Hand what comes over to the event loop, in as few pieces as it comes in; runs in a thread of its own."""
    with hearing.listener:
        listening = True
        while listening:
            came = [hearing.listener.next(_A_WHILE)]
            while came[-1] is not None and len(came) < _MOST_AT_ONCE:
                came.append(hearing.listener.next(0))
            arrivals = [each for each in came if isinstance(each, Arrival)]
            ended = any(isinstance(each, End) for each in came)
            listening = _handed(loop, partial(take, arrivals)) and not ended
    _handed(loop, hearing.gone.set)


def _handed(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> bool:
    """Whether the event loop was there to take it."""
    try:
        loop.call_soon_threadsafe(call)
    except RuntimeError:
        return False
    return True


def _take(session: Session, folder: Folder, hearing: Hearing, arrivals: Iterable[Arrival]) -> None:
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    counted = [hearing.heard.take(each, now) for each in arrivals]
    if any(counted):
        tell_changed(session, folder, "seen")
        if not hearing.showing:
            hearing.showing = True
            asyncio.get_running_loop().call_later(_SECONDS_BETWEEN_LENSES, _show, session, hearing)


def _show(session: Session, hearing: Hearing) -> None:
    hearing.showing = False
    session.outgoing.refresh_lenses()
