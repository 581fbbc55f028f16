"""Run the endpoint beside the thread that shows what arrives."""

import errno
import queue
import socket
import threading
from collections.abc import Sequence
from enum import Enum, auto
from types import TracebackType
from typing import Self

from lsp_server.errors import InputError
from lsp_server.listening.endpoint import PATIENCE, Endpoint
from lsp_server.listening.values import Arrival, Ingestion, Request, Response, Trouble

_SENDERS = 500
_LEAVE = 1


class End(Enum):
    """What comes last."""

    WANTED = auto()
    """Somebody wants the listening to end."""


class Listener:
    """The endpoint on a port of this machine, for as long as the ``with`` block runs."""

    def __init__(self, ingestions: Sequence[Ingestion], host: str, port: int, patience: float = PATIENCE) -> None:
        """Take the port; 0 takes any that is free.

        Raises:
            InputError: when the port is taken or may not be used, or the host is not of this machine.
        """
        self._socket = _bound(host, port)
        self.host = host
        self.ingestions = tuple(ingestions)
        self.port: int = self._socket.getsockname()[1]
        self._came: queue.SimpleQueue[Arrival | Trouble | End] = queue.SimpleQueue()
        import uvicorn  # noqa: PLC0415 - a server that never listens starts faster without it

        config = uvicorn.Config(
            Endpoint(ingestions, self._receive, patience),
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            limit_concurrency=_SENDERS,
            timeout_graceful_shutdown=_LEAVE,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), daemon=True, name="endpoint")

    @property
    def url(self) -> str:
        """Where apps send to."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{name}:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(2 * _LEAVE)
        self._socket.close()

    def end(self) -> None:
        """Let ``End.WANTED`` come after all that came so far; may be called from a signal's handler."""
        self._came.put(End.WANTED)

    def next(self, seconds: float) -> Arrival | Trouble | End | None:
        """What came next, in the order of coming; None when nothing came within ``seconds``."""
        try:
            return self._came.get(block=seconds > 0, timeout=seconds if seconds > 0 else None)
        except queue.Empty:
            return None

    def _receive(self, request: Request, response: Response) -> None:
        del request
        for arrival in response.arrivals:
            self._came.put(arrival)
        if response.trouble is not None:
            self._came.put(response.trouble)


def _bound(host: str, port: int) -> socket.socket:
    """A socket at that place, so that whoever asks for port 0 learns the port before anything is sent."""
    try:
        family, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError):
        raise InputError(f"There is no host {host}.", "Leave it out to listen on this machine only.") from None
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(place)
        taken.listen()
    except OSError as error:
        taken.close()
        raise _refused(error, host, port) from None
    return taken


def _refused(error: OSError, host: str, port: int) -> InputError:
    if error.errno == errno.EADDRINUSE:
        remedy = "Name another with --port, or --port 0 for any that is free."
        return InputError(f"Port {port} is in use, maybe by another luthier listen.", remedy)
    if error.errno == errno.EACCES:
        return InputError(f"Port {port} may not be used by you.", "Name one above 1023 with --port.")
    return InputError(f"{host} is no address of this machine.", "Leave out --host to listen on this machine only.")
