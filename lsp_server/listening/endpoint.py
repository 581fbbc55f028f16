"""The endpoint as a web application: receives a request whole, has it answered, and lets browsers in."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

from lsp_server.listening.answering import answer, refusal
from lsp_server.listening.bodies import LARGEST_BODY
from lsp_server.listening.values import Ingestion, Request, Response

PATIENCE = 20.0
"""Seconds that a sender may take for one body."""

_DRAINED = 8 * LARGEST_BODY

Received = Callable[[Request, Response], None]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Endpoint:
    """An ASGI application that hands each response to ``received`` before it is sent."""

    def __init__(self, ingestions: Sequence[Ingestion], received: Received, patience: float = PATIENCE) -> None:
        self._ingestions = ingestions
        self._received = received
        self._patience = patience

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = _request(scope)
        if request.method == "OPTIONS":
            await _respond(send, request, Response(204, "text/plain", b""))
            return
        response = await self._response(request, receive)
        if response is not None:
            self._received(request, response)
            await _respond(send, request, response)

    async def _response(self, request: Request, receive: Receive) -> Response | None:
        """The response; None when the sender has gone."""
        try:
            body = await asyncio.wait_for(_body(receive), self._patience)
        except TimeoutError:
            return refusal(request, 408, f"The body did not come within {self._patience:.0f} s.", "Send it again.")
        except ConnectionError:
            return None
        if body is None:
            limit = LARGEST_BODY // 1_000_000
            return refusal(request, 413, f"The body has more than {limit} MB.", "Send smaller batches.")
        return answer(Request(request.method, request.path, request.query, request.headers, body), self._ingestions)


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None when it is too large, after the sender was let finish as far as is sensible."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        size += len(message.get("body", b""))
        if size <= LARGEST_BODY:
            parts.append(message.get("body", b""))
        else:
            parts.clear()
        if not message.get("more_body", False):
            return b"".join(parts) if size <= LARGEST_BODY else None
        if size > _DRAINED:
            return None


def _request(scope: MutableMapping[str, Any]) -> Request:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    return Request(scope["method"], scope["path"], scope["query_string"].decode("latin-1"), headers)


async def _respond(send: Send, request: Request, response: Response) -> None:
    headers = {
        "content-type": response.type,
        "content-length": str(len(response.body)),
        "cache-control": "no-store",
        **_let_in(request),
    }
    if response.trouble is not None and response.status in {408, 413}:
        headers["connection"] = "close"
    if response.status == 204:  # noqa: PLR2004 - the status for which a length is not allowed
        del headers["content-length"]
    encoded = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": response.status, "headers": encoded})
    await send({"type": "http.response.body", "body": b"" if request.method == "HEAD" else response.body})


def _let_in(request: Request) -> dict[str, str]:
    """What a browser must read to let a page of another origin send here."""
    origin = request.headers.get("origin")
    if origin is None:
        return {}
    return {
        "access-control-allow-origin": origin,
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": "GET, POST, PUT, OPTIONS",
        "access-control-allow-headers": request.headers.get("access-control-request-headers", "content-type"),
        "access-control-allow-private-network": "true",
        "access-control-max-age": "600",
        "vary": "Origin",
    }
