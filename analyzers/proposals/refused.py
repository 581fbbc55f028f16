"""What a person has said no to."""

from collections.abc import Mapping
from dataclasses import replace

from analyzers.model import Finding, Plan, Reading, Where
from analyzers.plan import is_rejected
from analyzers.proposals.drafts import Draft


def with_certain_places(plan: Plan, readings: Mapping[str, Reading]) -> Plan:
    """The plan, with fingerprints left only to places whose function is gone.

    Many functions look alike; a fingerprint may only speak for one that can no longer speak for itself.
    """
    entries = tuple(
        replace(entry, where=tuple(_certain(place, readings) for place in entry.where)) for entry in plan.entries
    )
    return Plan(entries)


def refused(plan: Plan, event: str, draft: Draft) -> bool:
    """Whether the event, or its moment, is rejected at a draft's place."""
    finding: Finding = draft.finding
    places = [Where(finding.path, finding.symbol)]
    if draft.anchor:
        places.append(Where(finding.path, draft.anchor.symbol, draft.anchor.fingerprint))
    return any(is_rejected(plan, event, place, finding.moment) for place in places)


def _certain(place: Where, readings: Mapping[str, Reading]) -> Where:
    reading = readings.get(place.file)
    functions = reading.facts.functions if reading else ()
    stands = any(each.qualified_name == place.symbol for each in functions)
    return replace(place, anchor="") if stands else place
