"""The server's life: it reads, answers, and ends when its client does."""

import asyncio
import gc
import os
import sys
from collections.abc import Callable

from pygls.lsp.server import LanguageServer

from lsp_server.server.frames import Inbox, Outbox
from lsp_server.server.protocol import Protocol
from lsp_server.session import Session

_SECONDS_BETWEEN_LOOKS = 2.0
_MESSAGES_AT_ONCE = 64
_STILL_ACTIVE = 259


async def live(server: LanguageServer, session: Session, descriptors: tuple[int, int]) -> int:
    """Serve one client over two pipes until it exits, closes its pipe or dies; the exit code.

    It is 0 when the client said ``shutdown`` first.
    """
    protocol = server.protocol
    if not isinstance(protocol, Protocol):
        raise TypeError("the server speaks another protocol")
    inbox, protocol.outbox = Inbox(descriptors[0]), Outbox(descriptors[1])
    gone = asyncio.Event()
    watching = asyncio.ensure_future(_watch_parent(lambda: server.process_id, gone))
    gc.collect()
    gc.freeze()
    try:
        await _answer_all(protocol, inbox, gone)
        return 0 if protocol.closing else 1
    finally:
        watching.cancel()
        protocol.end()
        session.close()
        protocol.outbox.close()


async def _answer_all(protocol: Protocol, inbox: Inbox, gone: asyncio.Event) -> None:
    leaving = asyncio.ensure_future(gone.wait())
    taken = 0
    while not protocol.ended:
        coming = asyncio.ensure_future(inbox.next())
        await asyncio.wait({coming, leaving}, return_when=asyncio.FIRST_COMPLETED)
        body = coming.result() if coming.done() else None
        if body is None:
            coming.cancel()
            break
        protocol.receive(body)
        taken += 1
        if taken % _MESSAGES_AT_ONCE == 0:
            await asyncio.sleep(0)
    leaving.cancel()


async def _watch_parent(parent: Callable[[], int | None], gone: asyncio.Event) -> None:
    """Set ``gone`` when the process that the client named has died; one that was never there is not watched."""
    seen = False
    while not gone.is_set():
        await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
        process = parent()
        running = process is not None and alive(process)
        if seen and not running:
            gone.set()
        seen = running


def alive(process: int) -> bool:
    """Whether a process of this machine is running."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there only

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, process)
        code = ctypes.c_ulong()
        running = (
            bool(handle) and bool(kernel.GetExitCodeProcess(handle, ctypes.byref(code))) and code.value == _STILL_ACTIVE
        )
        kernel.CloseHandle(handle)
        return running
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
