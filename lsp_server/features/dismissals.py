"""What a person said no to, and where that is in the code now."""

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.model import MODULE_LEVEL, Entry, Finding, Plan, Reading, Span, Status, Where
from lsp_server.workspace.checking import finder
from lsp_server.workspace.project import Project


class Dismissal(NamedTuple):
    """A rejection of an event at one place that still exists, or everywhere."""

    entry: Entry
    where: Where | None = None
    """The place as the plan has it; None when the event is rejected everywhere."""
    path: str = ""
    symbol: str = ""
    """The function as it is called now."""
    span: Span = Span(0, 0)
    """The function's name."""
    finding: Finding | None = None
    """The moment there, when it is still found."""


def dismissals(project: Project, plan: Plan) -> tuple[Dismissal, ...]:
    """Every dismissal of a plan that can be shown, in its order; places that are gone from the code are left out."""
    return tuple(each for entry in plan.entries if entry.status is Status.REJECTED for each in _of(project, entry))


def _of(project: Project, entry: Entry) -> Iterator[Dismissal]:
    if not entry.where:
        yield Dismissal(entry)
    for where in entry.where:
        found = place_now(project, where)
        if found is not None:
            path, symbol = found
            reading = project.readings[path]
            yield Dismissal(
                entry, where, path, symbol, name_span(reading, symbol), _finding(reading, symbol, entry.moment)
            )


def place_now(project: Project, where: Where) -> tuple[str, str] | None:
    """File and function that a place of the plan is in now; None when it is gone."""
    readings = project.readings
    if where.file in readings and holds(readings[where.file], where.symbol):
        return where.file, where.symbol
    if not where.anchor:
        return None
    search = finder(readings, project.source)
    for path in sorted(readings, key=lambda path: path != where.file):
        symbol = search(path, where)
        if symbol is not None:
            return path, symbol
    return None


def name_span(reading: Reading, symbol: str) -> Span:
    """Where a function's name stands; the begin of the file for code that stands in no function."""
    functions = reading.facts.functions
    return next((each.name_span for each in functions if each.qualified_name == symbol), Span(0, 0))


def holds(reading: Reading, symbol: str) -> bool:
    """Whether a file has the function that a place of the plan names, or the place is in none."""
    if symbol in {"", MODULE_LEVEL}:
        return True
    return any(each.qualified_name == symbol for each in reading.facts.functions)


def _finding(reading: Reading, symbol: str, moment: str) -> Finding | None:
    return next((each for each in reading.findings if (each.symbol, each.moment) == (symbol, moment)), None)
