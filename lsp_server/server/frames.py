"""Messages over pipes: own threads read and write, so that neither a slow client nor long work stops the other."""

import asyncio
import os
import queue
import re
import threading
from collections.abc import Callable

_LENGTH = re.compile(rb"\s*content-length\s*:\s*(\d+)\s*", re.IGNORECASE)
_READ_AT_ONCE = 65_536
_LONGEST_MESSAGE = 256 * 1024 * 1024
_SECONDS_TO_FLUSH = 1.0


class Reader:
    """Cuts a byte stream into message bodies, whatever the case of its headers and the borders of its packets."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._buffer = b""
        self._ended = False

    def next(self) -> bytes | None:
        """The next message's body; None when the stream has ended."""
        length = self._length()
        if length is None or not self._fill(lambda: len(self._buffer) >= length):
            return None
        body, self._buffer = self._buffer[:length], self._buffer[length:]
        return body

    def _length(self) -> int | None:
        length = None
        while self._fill(lambda: b"\n" in self._buffer):
            line, _, self._buffer = self._buffer.partition(b"\n")
            match = _LENGTH.fullmatch(line)
            if match and int(match[1]) <= _LONGEST_MESSAGE:
                length = int(match[1])
            if not line.strip() and length is not None:
                return length
        return None

    def _fill(self, enough: Callable[[], bool]) -> bool:
        while not enough() and not self._ended:
            piece = self._read(_READ_AT_ONCE)
            self._ended = not piece
            self._buffer += piece
        return enough()


class Inbox:
    """Bodies that a thread has read, for the event loop."""

    def __init__(self, descriptor: int) -> None:
        self._bodies: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self._reader = Reader(lambda size: _read(descriptor, size))
        threading.Thread(target=self._pump, name="luthier-in", daemon=True).start()

    async def next(self) -> bytes | None:
        """The next body; None when the client has closed the pipe."""
        return await self._bodies.get()

    def _pump(self) -> None:
        body: bytes | None = b""
        while body is not None:
            body = self._reader.next()
            try:
                self._loop.call_soon_threadsafe(self._bodies.put_nowait, body)
            except RuntimeError:
                return


class Outbox:
    """Bytes for the client, written by a thread in the order in which they came."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._pieces: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._pump, name="luthier-out", daemon=True)
        self._thread.start()

    def write(self, body: bytes) -> None:
        """Send one message's body; returns at once, and drops it when the client is gone."""
        self._pieces.put(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def close(self) -> None:
        """Send what is waiting, for at most a second."""
        self._pieces.put(None)
        self._thread.join(_SECONDS_TO_FLUSH)

    def _pump(self) -> None:
        while (piece := self._pieces.get()) is not None:
            view = memoryview(piece)
            while view:
                try:
                    view = view[os.write(self._descriptor, view) :]
                except OSError:
                    return


def _read(descriptor: int, size: int) -> bytes:
    try:
        return os.read(descriptor, size)
    except OSError:
        return b""
