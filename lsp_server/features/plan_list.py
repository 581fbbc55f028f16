"""The tracking plan beside the code: each entry with its places, its captures, what differs and what was seen."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from analyzers.model import CaptureKind, Entry, Plan, Status, Where
from analyzers.plan import NOT_PRODUCT, DriftKind, add, drift, layout, live_entry
from lsp_server.features.dismissals import holds, name_span
from lsp_server.features.drifting import told_drift
from lsp_server.features.seeing import Sighting, Sightings, sighting
from lsp_server.workspace.checking import finder
from lsp_server.workspace.plan_file import PlanText
from lsp_server.workspace.positions import line_number
from lsp_server.workspace.project import Project

GONE = -1
"""Line of what cannot be found."""


class Spot(NamedTuple):
    """A place of an entry."""

    path: str
    symbol: str
    line: int
    """Of the function's name, from 0; ``GONE`` when it is no longer there."""


class Row(NamedTuple):
    """One entry, or what could become one."""

    entry: Entry
    planned: bool
    """Whether it is in the file."""
    waits: bool
    """Whether the agent waits for a decision on it."""
    line: int
    """Of its name in the file, from 0, or ``GONE``."""
    where: tuple[Spot, ...]
    captures: int
    """Calls of the code that send it."""
    drift: tuple[str, ...]
    seen: Sighting | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """The agent's plan that waits for a person."""

    entries: tuple[Entry, ...] = ()
    in_plan: bool = False
    """Whether the entries were written into the file for the person to edit; then what stands there counts."""


def rows_of(project: Project, present: PlanText, waiting: Waiting, seen: Sightings) -> tuple[Row, ...]:
    """The rows of a plan: the file's in its order, then the agent's that wait, then open proposals."""
    plan, around = present.plan, _Around.of(project, present, seen)
    waits = {each.event: each for each in waiting.entries}
    rows = [
        around.row(_shown(entry, waits, waiting), planned=True, waits=_waits(entry, waits)) for entry in plan.entries
    ]
    live = {entry.event for entry in plan.entries if entry.status is not Status.REJECTED}
    rows += [around.row(_proposed(each), waits=True) for each in waiting.entries if each.event not in live]
    rows += [around.row(each) for each in open_entries(project, plan) if each.event not in live | set(waits)]
    return tuple(rows)


def open_entries(project: Project, plan: Plan) -> tuple[Entry, ...]:
    """What is proposed and captured nowhere, an entry for each event, as it would be in the plan."""
    drafted = Plan()
    for proposal in project.proposals(plan):
        if not proposal.captured:
            drafted = add(drafted, proposal)
    return drafted.entries


def strangers(plan: Plan, seen: Sightings) -> dict[str, Sighting]:
    """What came and has no live entry in the plan, by event."""
    found = {event: sighting(event, seen, plan) for event in seen if live_entry(plan, event) is None}
    return {event: each for event, each in found.items() if each is not None}


@dataclass(frozen=True, slots=True)
class _Around:
    """What is looked up for each entry."""

    project: Project
    plan: Plan
    lines: Mapping[tuple[str, bool], int]
    captures: Mapping[str, int]
    drift: Mapping[tuple[str, bool], tuple[str, ...]]
    seen: Sightings

    @classmethod
    def of(cls, project: Project, present: PlanText, seen: Sightings) -> "_Around":
        return cls(project, present.plan, _lines(present.text), _captures(project), _drift(project, present.plan), seen)

    def row(self, entry: Entry, *, planned: bool = False, waits: bool = False) -> Row:
        key = (entry.event, entry.status is Status.REJECTED)
        return Row(
            entry=entry,
            planned=planned,
            waits=waits,
            line=self.lines.get(key, GONE) if planned else GONE,
            where=tuple(_spot(self.project, each) for each in entry.where),
            captures=self.captures[entry.event],
            drift=self.drift.get(key, ()) if planned else (),
            seen=sighting(entry.event, self.seen, self.plan),
        )


def _waits(entry: Entry, waits: Mapping[str, Entry]) -> bool:
    return entry.status is not Status.REJECTED and entry.event in waits


def _shown(entry: Entry, waits: Mapping[str, Entry], waiting: Waiting) -> Entry:
    """An entry of the file, as the agent plans it when that is what is decided on."""
    if waiting.in_plan or not _waits(entry, waits):
        return entry
    return replace(waits[entry.event], status=entry.status)


def _proposed(entry: Entry) -> Entry:
    return replace(entry, status=Status.PROPOSED)


@lru_cache(maxsize=4)
def _lines(text: str) -> Mapping[tuple[str, bool], int]:
    encoded = text.encode("utf-8", "replace")
    return {
        (each.event, each.status == Status.REJECTED): line_number(encoded, each.event_span.start) - 1
        for each in reversed(layout(text))
    }


def _captures(project: Project) -> Counter[str]:
    return Counter(
        capture.event
        for reading in project.readings.values()
        if reading.facts.role not in NOT_PRODUCT
        for capture in reading.captures
        if capture.kind is CaptureKind.CAPTURE and capture.event
    )


def _drift(project: Project, plan: Plan) -> dict[tuple[str, bool], tuple[str, ...]]:
    """What differs, in sentences; that an approved event is not in the code yet is no news."""
    found: dict[tuple[str, bool], dict[str, None]] = {}
    approved = {entry.event for entry in plan.entries if entry.status is Status.APPROVED}
    for each in drift(plan, project.readings, finder(project.readings, project.source)):
        if each.kind is DriftKind.NOT_IN_PLAN or (each.kind is DriftKind.NOT_IN_CODE and each.event in approved):
            continue
        key = (each.event, each.kind is DriftKind.REJECTED_IN_CODE)
        found.setdefault(key, {})[told_drift(each)] = None
    return {key: tuple(sentences) for key, sentences in found.items()}


def _spot(project: Project, where: Where) -> Spot:
    reading = project.readings.get(where.file)
    if reading is None or not holds(reading, where.symbol):
        return Spot(where.file, where.symbol, GONE)
    text = project.source(where.file).text
    return Spot(where.file, where.symbol, line_number(text, name_span(reading, where.symbol).start) - 1)
