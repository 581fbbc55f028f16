"""Where the plan and the code have come apart, told for both sides."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analyzers.model import Capture, CaptureKind, Entry, Plan, Reading, Role, Span, Status, Where
from analyzers.plan.changes import live_entry, rejected_entry
from analyzers.plan.literals import literal_type, shows_all

NOT_PRODUCT = frozenset({Role.TEST, Role.SEED, Role.MIGRATION, Role.STORY, Role.GENERATED, Role.TYPES})

Finder = Callable[[str, Where], str | None]
"""Looks for a place's anchor in the file at a path: the qualified name of the function that holds it now, or None."""


class DriftKind(StrEnum):
    """How plan and code differ."""

    NOT_IN_CODE = "not_in_code"
    NOT_IN_PLAN = "not_in_plan"
    REJECTED_IN_CODE = "rejected_in_code"
    PROPERTIES = "properties"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference between the plan and the code."""

    kind: DriftKind
    event: str
    path: str = ""
    """File of the capture; for ``MOVED`` the file where the place is now; empty when there is none in the code."""
    span: Span | None = None
    """The capture's event name in that file (the whole call where the name is no literal); None without a capture."""
    symbol: str = ""
    """Qualified name of the function around the capture; for ``MOVED`` the one that holds the place now."""
    missing: tuple[str, ...] = ()
    """Planned properties that the capture does not send."""
    extra: tuple[str, ...] = ()
    """Properties that the capture sends and the plan does not know."""
    mistyped: tuple[tuple[str, str, str], ...] = ()
    """Property, planned type, type that the code shows."""
    where: Where | None = field(default=None)
    """For ``MOVED``: the place as the plan has it."""


def captured(readings: Mapping[str, Reading]) -> dict[str, tuple[Where, ...]]:
    """Every literal event that product code captures, with the places, in order of path and position."""
    found: dict[str, dict[Where, None]] = {}
    for path, reading, capture in _captures(readings):
        found.setdefault(capture.event or "", {})[Where(path, symbol_of(reading, capture.function))] = None
    return {event: tuple(places) for event, places in sorted(found.items())}


def symbol_of(reading: Reading, function: int) -> str:
    """Qualified name of the function at an index of a file's functions; ``<module>`` for -1."""
    functions = reading.facts.functions
    return functions[function].qualified_name if 0 <= function < len(functions) else "<module>"


def drift(plan: Plan, readings: Mapping[str, Reading], find_anchor: Finder | None = None) -> tuple[Drift, ...]:
    """All differences, those of the code first (by path and position), then those of the plan in its order.

    ``readings`` are the project's files by path; ``find_anchor`` finds a place again whose function is gone.
    Captures in tests, seeds and the like count on neither side.
    """
    in_code = [
        found for path, reading, capture in _captures(readings) for found in _of_capture(plan, path, reading, capture)
    ]
    places = captured(readings)
    in_plan = [found for entry in plan.entries for found in _of_entry(entry, readings, places, find_anchor)]
    return (*in_code, *in_plan)


def compare_properties(
    entry: Entry, capture: Capture
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str, str], ...]]:
    """Missing, extra and mistyped properties of a capture against its entry.

    An entry without properties expects none in particular, and a capture that builds them elsewhere shows none:
    then nothing differs.
    """
    sent = {key: literal_type(value) for key, value, _ in capture.properties}
    planned = {each.name: each.type for each in entry.properties}
    if not planned or not sent:
        return (), (), ()
    whole = shows_all(capture)
    types = ((name, planned[name], shown) for name, shown in sent.items() if name in planned and shown)
    return (
        tuple(name for name in planned if name not in sent and whole),
        tuple(name for name in sent if name not in planned and re.match(r"[A-Za-z_]", name)),
        tuple(each for each in types if each[1] != each[2]),
    )


def _of_capture(plan: Plan, path: str, reading: Reading, capture: Capture) -> Iterator[Drift]:
    event, span = capture.event or "", capture.event_span or capture.span
    symbol = symbol_of(reading, capture.function)
    entry = live_entry(plan, event)
    if entry:
        missing, extra, mistyped = compare_properties(entry, capture)
        if missing or extra or mistyped:
            yield Drift(DriftKind.PROPERTIES, event, path, span, symbol, missing, extra, mistyped)
    elif rejected := rejected_entry(plan, event):
        if not rejected.where or any((place.file, place.symbol) == (path, symbol) for place in rejected.where):
            yield Drift(DriftKind.REJECTED_IN_CODE, event, path, span, symbol)
    else:
        yield Drift(DriftKind.NOT_IN_PLAN, event, path, span, symbol)


def _of_entry(
    entry: Entry, readings: Mapping[str, Reading], places: Mapping[str, tuple[Where, ...]], find_anchor: Finder | None
) -> Iterator[Drift]:
    if entry.status is Status.REJECTED:
        return
    here = places.get(entry.event, ())
    if not here and entry.status in {Status.APPROVED, Status.IMPLEMENTED}:
        yield Drift(DriftKind.NOT_IN_CODE, entry.event)
    known = {(place.file, place.symbol) for place in entry.where}
    new = [place for place in here if (place.file, place.symbol) not in known]
    for where in entry.where:
        if _is_there(where, readings):
            continue
        now = new.pop(0) if new else _search(where, readings, find_anchor)
        if now:
            yield Drift(DriftKind.MOVED, entry.event, now.file, None, now.symbol, where=where)


def _is_there(where: Where, readings: Mapping[str, Reading]) -> bool:
    reading = readings.get(where.file)
    names = ("", "<module>", *(each.qualified_name for each in reading.facts.functions)) if reading else ()
    return where.symbol in names


def _search(where: Where, readings: Mapping[str, Reading], find_anchor: Finder | None) -> Where | None:
    if not find_anchor or not where.anchor:
        return None
    for path in sorted(readings, key=lambda path: (path != where.file, path)):
        symbol = find_anchor(path, where)
        if symbol is not None:
            return Where(path, symbol, where.anchor)
    return None


def _captures(readings: Mapping[str, Reading]) -> Iterator[tuple[str, Reading, Capture]]:
    for path, reading in sorted(readings.items()):
        if reading.facts.role in NOT_PRODUCT:
            continue
        for capture in sorted(reading.captures, key=lambda each: each.span):
            if capture.kind is CaptureKind.CAPTURE and capture.event is not None:
                yield path, reading, capture
