"""Checks the plan's own file against the code."""

from collections.abc import Iterator, Mapping

from analyzers.checks.table import PLAN_RULES
from analyzers.model import Entry, Gravity, Plan, Problem, Reading, Span, Status
from analyzers.plan import Drift, DriftKind, drift, live_entry, positions
from analyzers.plan.drift import Finder

PLAN_PATH = "tracking-plan.yaml"


def check_plan(
    plan: Plan,
    text: str,
    readings: Mapping[str, Reading],
    path: str = PLAN_PATH,
    find_anchor: Finder | None = None,
) -> tuple[Problem, ...]:
    """The problems of the plan itself, in order of place: what is not in the code, and what has moved there.

    ``text`` is what ``plan`` was read from, spans are bytes of it in UTF-8; ``find_anchor`` as in ``drift``.
    """
    names = positions(text)
    found = (
        _problem(each, plan, names.get(each.event, Span(0, 0)), path) for each in drift(plan, readings, find_anchor)
    )
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.span, each.rule)))


def _problem(found: Drift, plan: Plan, span: Span, path: str) -> Problem | None:
    entry = live_entry(plan, found.event)
    if entry is None:
        return None
    if found.kind is DriftKind.NOT_IN_CODE:
        rule, said = "event-not-implemented", _not_in_code(entry)
        gravity = PLAN_RULES[rule] if entry.status is Status.IMPLEMENTED else Gravity.NOTE
        return Problem(rule, path, span, said, gravity, event=found.event)
    if found.kind is DriftKind.MOVED and found.where:
        rule = "place-moved"
        said = f"`{found.where.symbol}` of {found.where.file} is now `{found.symbol}` of {found.path}; mend the place."
        return Problem(rule, path, span, said, PLAN_RULES[rule], symbol=found.symbol, event=found.event)
    return None


def _not_in_code(entry: Entry) -> str:
    places = ", ".join(_places(entry))
    if entry.status is Status.IMPLEMENTED:
        return f"`{entry.event}` is marked as implemented, and no code captures it."
    return f"`{entry.event}` is approved, and no code captures it yet" + (
        f"; it belongs into {places}." if places else "."
    )


def _places(entry: Entry) -> Iterator[str]:
    return (f"`{where.symbol}` of {where.file}" if where.symbol else where.file for where in entry.where)
