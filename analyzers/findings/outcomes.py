"""Give a request that is only started to the callback that runs when it has succeeded.

``useMutation(api.orders.create.options({ onSuccess }))`` says in a component what will be asked for, and rendering it
asks for nothing: the order is there when ``onSuccess`` runs. Where the request's own function is written beside the
callback, that one is the place, since what it stores is known there.
"""

import re
from collections.abc import Iterator, Mapping

from analyzers.findings.phrases import terms
from analyzers.findings.units import Unit
from analyzers.findings.weights import words
from analyzers.model import Call

_REFERENCE = re.compile(r"[A-Za-z_$][\w$.]*")


def hand_over(units: Mapping[int, Unit]) -> None:
    """Move calls, writes and acts, in place, from the units that start a request to the callback of its success."""
    for unit in units.values():
        if _named(unit, "outcomes"):
            calls = list(_starting(unit, units))
            if calls and not any(_within(calls[0], each) for each in units.values() if _named(each, "requesting")):
                _move(units[unit.parent], unit, calls)
        elif _named(unit, "requesting"):
            unit.started = any(True for _ in _starting(unit, units))


def spoken(call: Call) -> tuple[str, ...]:
    """The callees that a call speaks of: its own, or for one that starts a request those of what is asked for."""
    before, _, last = call.callee.rpartition(".")
    if not _starts(last):
        return (call.callee,)
    first = next((each for each in call.arguments if not each.keyword), None)
    given = first.text if first is not None and _REFERENCE.fullmatch(first.text) else ""
    inner = "_".join(terms(last)[1:-1]) if not before else ""
    return tuple(each for each in (before, inner, given) if each)


def _starts(name: str) -> bool:
    said = terms(name)
    return "_".join(said) in words("starting") or (said[:1] == ("use",) and said[-1:] == ("mutation",))


def _named(unit: Unit, among: str) -> bool:
    return unit.function is not None and "_".join(terms(unit.function.name)) in words(among)


def _starting(unit: Unit, units: Mapping[int, Unit]) -> Iterator[Call]:
    """The calls around ``unit`` that start a request, outermost first."""
    for call in units[unit.parent].calls:
        if _starts(call.callee.rpartition(".")[2]) and _within(call, unit):
            yield call


def _within(call: Call, unit: Unit) -> bool:
    return unit.function is not None and call.span.contains(unit.function.span)


def _move(source: Unit, target: Unit, calls: list[Call]) -> None:
    target.outcome = True
    spans = {call.span for call in calls}
    source.calls[:] = [each for each in source.calls if each.span not in spans]
    target.calls += calls
    for name in ("writes", "acts"):
        facts = getattr(source, name)
        getattr(target, name).extend(each for each in facts if each.span in spans)
        facts[:] = [each for each in facts if each.span not in spans]
