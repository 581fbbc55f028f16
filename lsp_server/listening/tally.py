"""Count what arrived, for the summary at the end."""

from collections import Counter, OrderedDict
from dataclasses import dataclass, field

from analyzers.model import CaptureKind, Plan, Status
from lsp_server.listening.comparing import Verdict
from lsp_server.listening.values import Arrival, Trouble

_REMEMBERED = 10_000


@dataclass(slots=True)
class Tally:
    """What arrived so far."""

    events: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each event came, by provider and name; those of the SDKs themselves aside."""
    automatic: int = 0
    """Events that SDKs sent by themselves."""
    aside: int = 0
    """Messages that are no events: persons, groups."""
    repeated: int = 0
    """Messages that came again with the same id."""
    troubles: int = 0
    faults: dict[tuple[str, str], Verdict] = field(default_factory=dict)
    """The last verdict of each event that was ever not as planned."""
    _ids: OrderedDict[tuple[str, str], None] = field(default_factory=OrderedDict)

    @property
    def captures(self) -> int:
        """How many events came that the app's own code sent."""
        return self.events.total()

    def count(self, arrival: Arrival, verdict: Verdict | None) -> bool:
        """Count one arrival; whether it came for the first time. A repetition counts as nothing else."""
        if self._seen((arrival.provider, arrival.id)):
            self.repeated += 1
            return False
        name = (arrival.provider, arrival.event)
        if arrival.kind is not CaptureKind.CAPTURE:
            self.aside += 1
        elif arrival.automatic:
            self.automatic += 1
        else:
            self.events[name] += 1
        if verdict is not None and not verdict.good:
            self.faults[name] = verdict
        return True

    def trouble(self, trouble: Trouble) -> None:
        """Count a request that could not be used."""
        del trouble
        self.troubles += 1

    def not_seen(self, plan: Plan | None) -> tuple[str, ...]:
        """The events of ``plan`` that should be in the code and never came, in its order."""
        came = {event for _, event in self.events}
        live = {Status.APPROVED, Status.IMPLEMENTED}
        return (
            tuple(each.event for each in plan.entries if each.status in live and each.event not in came) if plan else ()
        )

    def _seen(self, key: tuple[str, str]) -> bool:
        if not key[1]:
            return False
        seen = key in self._ids
        self._ids[key] = None
        self._ids.move_to_end(key)
        if len(self._ids) > _REMEMBERED:
            self._ids.popitem(last=False)
        return seen
