"""What came of each event of one app, without anything that was said about a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from analyzers.model import CaptureKind
from lsp_server.listening.tally import Tally
from lsp_server.listening.values import Arrival

_MOST_EVENTS = 1000


@dataclass(frozen=True, slots=True)
class Seen:
    """How often an event came."""

    count: int
    last: str
    """When it came last by this machine's clock, as ISO 8601 in UTC."""
    arrival: Arrival
    """The last one, with the types of its properties and none of their values."""


@dataclass(slots=True)
class Heard:
    """Counts the events that an app's own code sent; ids that come again count once."""

    events: dict[str, Seen] = field(default_factory=dict)
    """By name, whatever the provider; the one that came last is the last."""
    _tally: Tally = field(default_factory=Tally)

    @property
    def count(self) -> int:
        """How many events came."""
        return self._tally.captures

    def take(self, arrival: Arrival, time: str) -> bool:
        """Count a message that came at ``time``; whether it is an event that is counted."""
        first = self._tally.count(arrival, None)
        if not first or arrival.kind is not CaptureKind.CAPTURE or arrival.automatic:
            return False
        before = self.events.pop(arrival.event, None)
        self.events[arrival.event] = Seen((before.count if before else 0) + 1, time, _outline(arrival))
        if len(self.events) > _MOST_EVENTS:
            del self.events[next(iter(self.events))]
        return True


def _outline(arrival: Arrival) -> Arrival:
    properties: Mapping[str, Any] = {name: _empty(value) for name, value in arrival.properties.items()}
    return replace(arrival, person="", group="", properties=properties, added={})


def _empty(value: Any) -> Any:
    """A value of the same JSON type that says nothing."""
    return None if value is None else type(value)()
