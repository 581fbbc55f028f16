"""A server on this machine that has pages, and remembers what it was asked."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Pages:
    """What is served: answers by path; everything else is not found."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str | None]] = []
        """Path and ``If-None-Match`` of each request."""
        self.url = ""

    def has(self, path: str, text: str, kind: str = "text/markdown", **headers: str) -> None:
        """Serve a text; with an ETag, a client that has it already is told so."""

        async def answer(request: web.Request) -> web.StreamResponse:
            if headers.get("ETag", "-") == request.headers.get("If-None-Match"):
                return web.Response(status=304)
            return web.Response(body=text.encode(), content_type=kind, headers=headers)

        self.answers[path] = answer

    def leads(self, path: str, to: str) -> None:
        """Redirect."""

        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(status=302, headers={"Location": to})

        self.answers[path] = answer

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.path, request.headers.get("If-None-Match")))
        found = self.answers.get(request.path)
        return await found(request) if found else web.Response(status=404)

    async def _serve(self, started: threading.Event, stopped: asyncio.Event) -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        started.set()
        await stopped.wait()
        await runner.cleanup()


@contextmanager
def serving() -> Iterator[Pages]:
    """A server with no pages yet, gone at the end."""
    pages, started, loop, stopped = Pages(), threading.Event(), asyncio.new_event_loop(), asyncio.Event()
    thread = threading.Thread(target=lambda: loop.run_until_complete(pages._serve(started, stopped)), daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield pages
    finally:
        loop.call_soon_threadsafe(stopped.set)
        thread.join(10)
        loop.close()
