"""What came of an event at the local endpoint, against the plan as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from analyzers.model import Plan
from lsp_server.listening.comparing import compare, told
from lsp_server.listening.heard import Seen

Sightings = Mapping[str, Seen]
"""What came, by event."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """How often an event came, and whether its last one is as planned."""

    count: int
    last: str
    """ISO 8601 in UTC."""
    good: bool
    told: str
    """``as planned``, or what differs."""

    @property
    def times(self) -> str:
        """How often, in words: ``Seen 3 times``."""
        return f"Seen {'once' if self.count == 1 else f'{self.count} times'}"

    @property
    def line(self) -> str:
        """All of it in a sentence: ``Seen 3 times, last at 14:03:11: as planned.``."""
        at = datetime.fromisoformat(self.last).astimezone()
        return f"{self.times}, last at {at:%H:%M:%S}: {self.told}."


def sighting(event: str, seen: Sightings, plan: Plan) -> Sighting | None:
    """What came of ``event``; None when it never did."""
    found = seen.get(event)
    if found is None:
        return None
    verdict = compare(found.arrival, plan)
    return Sighting(found.count, found.last, verdict.good, told(verdict))
