"""The scripted model API in a thread of its own, for tests whose own thread drives a browser."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.model_api import ModelApi
from tests.support.model_script import Request, Turn

_STARTING = 30.0


@contextmanager
def model_api() -> Iterator[ModelApi]:
    """The API, answering for as long as the block lasts; its ``script`` and ``requests`` may be used from outside."""
    loop = asyncio.new_event_loop()
    started: list[ModelApi] = []
    up = threading.Event()
    over = asyncio.Event()

    async def serve() -> None:
        async with ModelApi() as api:
            started.append(api)
            up.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert up.wait(_STARTING), "the model API did not start"
    try:
        yield started[0]
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
        loop.close()


class Gate:
    """Holds a turn of the script back until the test has seen enough."""

    def __init__(self) -> None:
        self._open = threading.Event()

    def open(self) -> None:
        """Let the turn, and all after it, be said."""
        self._open.set()

    def before(self, turn: Turn) -> Turn:
        """The turn, which is not said before the gate is open."""

        async def held(_request: Request) -> Turn:
            await asyncio.to_thread(self._open.wait)
            return turn

        return held
