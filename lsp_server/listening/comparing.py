"""Compare what arrived with the tracking plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from analyzers.checks.names import nearest
from analyzers.model import CaptureKind, Entry, Plan, Status
from analyzers.plan import live_entry, rejected_entry
from lsp_server.listening.values import Arrival


class Standing(StrEnum):
    """What the plan says of an event."""

    PLANNED = "planned"
    DIFFERENT = "different"
    """Planned, with other properties."""
    MISSPELT = "misspelt"
    UNKNOWN = "unknown"
    REJECTED = "rejected"
    ASIDE = "aside"
    """The plan does not speak of such messages."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the plan says of one arrival."""

    standing: Standing
    meant: str = ""
    """The planned event that was misspelt."""
    missing: tuple[str, ...] = ()
    """Planned properties that did not come."""
    unexpected: tuple[str, ...] = ()
    """Properties that came and are not planned."""
    mistyped: tuple[tuple[str, str, str], ...] = ()
    """Property, planned type, type that came."""
    reason: str = ""
    """Why the event was rejected."""

    @property
    def good(self) -> bool:
        """Whether all is as planned."""
        return self.standing in {Standing.PLANNED, Standing.ASIDE}


def compare(arrival: Arrival, plan: Plan) -> Verdict:
    """What ``plan`` says of ``arrival``; an entry without properties expects none in particular."""
    if arrival.kind is not CaptureKind.CAPTURE or arrival.automatic:
        return Verdict(Standing.ASIDE)
    entry = live_entry(plan, arrival.event)
    if entry is not None:
        return _of_properties(entry, arrival.properties)
    rejected = rejected_entry(plan, arrival.event)
    if rejected is not None and not rejected.where:
        return Verdict(Standing.REJECTED, reason=rejected.reason)
    known = [each.event for each in plan.entries if each.status is not Status.REJECTED]
    meant = nearest(arrival.event, known)
    return Verdict(Standing.UNKNOWN) if meant is None else Verdict(Standing.MISSPELT, meant)


def told(verdict: Verdict) -> str:
    """A verdict in words: what is not as planned."""
    if verdict.standing is Standing.MISSPELT:
        return f"misspelt: the plan has {verdict.meant}"
    if verdict.standing is Standing.UNKNOWN:
        return "not in the plan"
    if verdict.standing is Standing.REJECTED:
        return "rejected in the plan" + (f": {verdict.reason}" if verdict.reason else "")
    parts = [
        f"missing {', '.join(verdict.missing)}" if verdict.missing else "",
        f"not planned {', '.join(verdict.unexpected)}" if verdict.unexpected else "",
        *(f"{name} came as {came}, planned as {planned}" for name, planned, came in verdict.mistyped),
    ]
    return "; ".join(filter(None, parts)) or "as planned"


def _of_properties(entry: Entry, sent: Mapping[str, Any]) -> Verdict:
    planned = {each.name: each.type for each in entry.properties}
    if not planned:
        return Verdict(Standing.PLANNED)
    missing = tuple(name for name in planned if name not in sent)
    unexpected = tuple(name for name in sent if name not in planned)
    types = ((name, planned[name], type_of(sent[name])) for name in planned if sent.get(name) is not None)
    mistyped = tuple(each for each in types if each[1] != each[2])
    different = missing or unexpected or mistyped
    standing = Standing.DIFFERENT if different else Standing.PLANNED
    return Verdict(standing, missing=missing, unexpected=unexpected, mistyped=mistyped)


def type_of(value: Any) -> str:
    """The type of a JSON value, in the words of the plan."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"
