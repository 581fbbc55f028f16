"""Read the messages of a body as their provider means them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from lsp_server.listening.hiding import keys_in, shown, shown_text
from lsp_server.listening.selecting import first_text, fits, select
from lsp_server.listening.values import Arrival, EndpointShape, Ingestion, MessageShape

_MILLISECONDS_FROM = 100_000_000_000
_MICROSECONDS_FROM = 100_000_000_000_000
_AROUND = "^"
"""What a selector calls the body that a message came in."""


def messages_in(body: Any, endpoint: EndpointShape) -> list[Any]:
    """The messages that ``body`` holds: those of the first selector that finds a list or a map."""
    for selector in endpoint.messages:
        found = select(body, selector)
        if isinstance(found, list):
            return found
        if isinstance(found, Mapping):
            return [found]
    return []


def shape_of(message: Any, ingestion: Ingestion) -> MessageShape | None:
    """The shape of ``message``, or None when the provider knows no such message."""
    if not isinstance(message, Mapping):
        return None
    return next((shape for shape in ingestion.messages if _holds(message, shape)), None)


def read_messages(body: Any, messages: Iterable[Any], ingestion: Ingestion, keys: Iterable[str]) -> Iterator[Arrival]:
    """The arrivals that ``messages`` of ``body`` are; what the provider does not know is left out."""
    around = {*keys, *keys_in(body, ingestion.keys)}
    for message in messages:
        shape = shape_of(message, ingestion)
        if shape is not None:
            placed = {**message, _AROUND: body}
            yield _arrival(placed, shape, ingestion, around | keys_in(placed, ingestion.keys))


def _holds(message: Mapping[str, Any], shape: MessageShape) -> bool:
    return all(_fits(select(message, selector), patterns) for selector, patterns in shape.when)


def _fits(value: Any, patterns: Iterable[str]) -> bool:
    if value is None or value == "":
        return False
    return fits(value if isinstance(value, str) else "", patterns)


def _arrival(message: Mapping[str, Any], shape: MessageShape, ingestion: Ingestion, keys: set[str]) -> Arrival:
    event = shown_text(first_text(message, shape.event) or shape.called, keys)
    own, added = _properties(message, shape, ingestion)
    return Arrival(
        provider=ingestion.provider,
        kind=shape.kind,
        event=event,
        person=shown_text(first_text(message, ingestion.person), keys),
        group=shown_text(" ".join(filter(None, (_group(select(message, each)) for each in shape.group))), keys),
        properties=shown(own, keys),
        added=shown(added, keys),
        automatic=shape.automatic or fits(event, ingestion.automatic),
        time=_time(first_text(message, ingestion.time)),
        id=shown_text(first_text(message, ingestion.id), keys),
        sdk=shown_text(" ".join(filter(None, (first_text(message, (each,)) for each in ingestion.sdk))), keys),
    )


def _properties(
    message: Mapping[str, Any], shape: MessageShape, ingestion: Ingestion
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the app gave, and what the SDK added."""
    own: dict[str, Any] = {}
    added: dict[str, Any] = {}
    for selector in shape.properties:
        found = select(message, selector)
        for key, value in found.items() if isinstance(found, Mapping) else ():
            (added if fits(str(key), ingestion.added) else own)[str(key)] = value
    return own, added


def _group(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{kind} {name}" for kind, name in value.items())
    return value if isinstance(value, str) else ""


def _time(text: str) -> str:
    """A moment as ISO 8601 in UTC, from that or from seconds or fractions of them; empty when it is none of these."""
    try:
        number = float(text)
        parts = 1_000_000 if number >= _MICROSECONDS_FROM else 1000 if number >= _MILLISECONDS_FROM else 1
        moment = datetime.fromtimestamp(number / parts, UTC)
    except (ValueError, OverflowError, OSError):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return ""
