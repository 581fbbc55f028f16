"""What the endpoint knows and what it makes of a request: plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from analyzers.model import CaptureKind


@dataclass(frozen=True, slots=True)
class MessageShape:
    """How one kind of message is told from others, and where its parts stand."""

    kind: CaptureKind
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Selectors, each with the patterns of which its value must fit one."""
    event: tuple[str, ...] = ()
    """Selectors of the event's name."""
    called: str = ""
    """The name of a message that has none."""
    automatic: bool = False
    properties: tuple[str, ...] = ()
    """Selectors of the maps that hold properties or traits."""
    group: tuple[str, ...] = ()
    """Selectors of what names a group."""


@dataclass(frozen=True, slots=True)
class AnswerShape:
    """What an SDK waits for."""

    body: str
    when: tuple[tuple[str, str], ...] = ()
    """Parameters of the query or the form that must have these values."""
    status: int = 200
    type: str = "application/json"


@dataclass(frozen=True, slots=True)
class EndpointShape:
    """Paths that are asked for in the same way."""

    paths: tuple[str, ...]
    answers: tuple[AnswerShape, ...]
    methods: tuple[str, ...] = ("POST",)
    messages: tuple[str, ...] = ()
    """Selectors of the messages in the body; without them the body is passed over."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a person changes in an app so that it sends here."""

    packages: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class Ingestion:
    """How events reach one provider."""

    provider: str
    title: str
    person: tuple[str, ...]
    messages: tuple[MessageShape, ...]
    endpoints: tuple[EndpointShape, ...]
    points: tuple[Point, ...] = ()
    keys: tuple[str, ...] = ()
    """Selectors of project keys, in a body and in a message."""
    time: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    sdk: tuple[str, ...] = ()
    automatic: tuple[str, ...] = ()
    """Patterns of events that an SDK sends by itself."""
    added: tuple[str, ...] = ()
    """Patterns of properties that an SDK adds by itself."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came, its body complete and still as it was sent."""

    method: str
    path: str
    """Decoded, without the query."""
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By their names in lower case."""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message of an SDK. Keys of a project are taken out of all its parts."""

    provider: str
    kind: CaptureKind
    event: str
    """The event's name; empty for what is no event."""
    person: str
    group: str
    """Kind and id of the group that a message is about; empty otherwise."""
    properties: Mapping[str, Any]
    """What the app's own code gave, traits for ``identify`` and ``group``."""
    added: Mapping[str, Any]
    """What the SDK added."""
    automatic: bool
    """Whether the SDK sent it by itself."""
    time: str
    """When it happened by the sender's clock, as ISO 8601 in UTC; empty when it does not say."""
    id: str
    sdk: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A request that could not be used."""

    status: int
    """As answered."""
    method: str
    path: str
    """Without keys."""
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What is sent back, and what was learned from the request."""

    status: int
    type: str
    body: bytes
    arrivals: tuple[Arrival, ...] = ()
    trouble: Trouble | None = None
