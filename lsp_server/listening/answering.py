"""Answer one request as the provider would that it is meant for, and say what arrived with it."""

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lsp_server.listening.bodies import Unreadable, read_body
from lsp_server.listening.hiding import keys_of_headers, shown_path
from lsp_server.listening.messages import messages_in, read_messages, shape_of
from lsp_server.listening.selecting import match_path
from lsp_server.listening.values import AnswerShape, EndpointShape, Ingestion, Request, Response, Trouble

_JSON = "application/json"
_GREETING = "Luthier listens here, and shows in its terminal what arrives.\n"


@dataclass(frozen=True, slots=True)
class _Way:
    """An endpoint that a request may be meant for, and what its path names."""

    ingestion: Ingestion
    endpoint: EndpointShape
    named: Mapping[str, str]


def answer(request: Request, ingestions: Sequence[Ingestion]) -> Response:
    """The response to ``request``, with what arrived or why nothing did; never raises."""
    if request.method in {"GET", "HEAD"} and request.path in {"/", "/favicon.ico"}:
        return Response(200, "text/plain", _GREETING.encode())
    ways = list(_ways(request, ingestions))
    if not ways:
        return _lost(request, ingestions)
    try:
        body, parameters = read_body(request) if any(way.endpoint.messages for way in ways) else (None, {})
    except Unreadable as fault:
        return refusal(request, fault.status, fault.message, fault.remedy)
    best = max(ways, key=lambda way: _known(body, way))
    messages = messages_in(body, best.endpoint)
    lack = _lack(body, messages, best)
    if lack:
        return refusal(request, 400, lack, "Send what the SDK sends, unchanged.")
    keys = {*keys_of_headers(request.headers), *(each for name, each in best.named.items() if name == "key")}
    arrivals = tuple(read_messages(body, messages, best.ingestion, keys))
    given = next((each for each in best.endpoint.answers if _asked(each, parameters)), best.endpoint.answers[-1])
    filled = {"count": len(messages), "bytes": len(request.body), "now": int(time.time() * 1000)}
    host = request.headers.get("host", "")
    text = _filled(given.body, {**filled, "host": host, **best.named})
    return Response(given.status, given.type, text.encode("utf-8", "replace"), arrivals)


def refusal(request: Request, status: int, message: str, remedy: str = "") -> Response:
    """A response that says in JSON why ``request`` was of no use."""
    said = json.dumps({"error": f"{message} {remedy}".rstrip()}).encode()
    trouble = Trouble(status, request.method, shown_path(request.path), message, remedy)
    return Response(status, _JSON, said, (), trouble)


def _ways(request: Request, ingestions: Iterable[Ingestion]) -> Iterator[_Way]:
    method = "GET" if request.method == "HEAD" else request.method
    for ingestion in ingestions:
        for endpoint in ingestion.endpoints:
            named = _named(request.path, endpoint)
            if named is not None and method in endpoint.methods:
                yield _Way(ingestion, endpoint, named)


def _named(path: str, endpoint: EndpointShape) -> dict[str, str] | None:
    found = (match_path(path, pattern) for pattern in endpoint.paths)
    return next((each for each in found if each is not None), None)


def _lack(body: Any, messages: Sequence[Any], way: _Way) -> str:
    """Why a body that should hold messages holds none; empty when all is well, as with an empty batch."""
    if not way.endpoint.messages:
        return ""
    if body is None:
        return "The body is empty."
    if not isinstance(body, dict | list) or (messages and not _known(body, way)):
        return "The body holds nothing that an event is known by."
    return ""


def _known(body: Any, way: _Way) -> int:
    """How many messages of the body the provider knows."""
    return sum(shape_of(each, way.ingestion) is not None for each in messages_in(body, way.endpoint))


def _asked(given: AnswerShape, parameters: Mapping[str, str]) -> bool:
    return all(parameters.get(name) == value for name, value in given.when)


def _lost(request: Request, ingestions: Iterable[Ingestion]) -> Response:
    methods = {
        method
        for ingestion in ingestions
        for endpoint in ingestion.endpoints
        if _named(request.path, endpoint) is not None
        for method in endpoint.methods
    }
    if methods:
        allowed = " or ".join(sorted(methods))
        return refusal(request, 405, f"Nothing is sent here with {request.method[:20]}.", f"Use {allowed}.")
    remedy = "Check the host that the SDK is set up with; a path in front of the SDK's own is not known here."
    return refusal(request, 404, "No provider's SDK sends to this path.", remedy)


def _filled(text: str, parts: Mapping[str, Any]) -> str:
    for name, value in parts.items():
        plain = json.dumps(value)[1:-1] if isinstance(value, str) else str(value)
        text = text.replace(f"<<{name}>>", plain)
    return text
