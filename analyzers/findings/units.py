"""Give every fact to the one function that a person would name when asked where it happens.

A callback that runs at once (``items.map(...)``, the body of a transaction) belongs to the function around it;
a function with a name, a route or a user-interface element of its own stands for itself.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from analyzers.findings.phrases import terms
from analyzers.findings.weights import words
from analyzers.model import Act, Call, Facts, Function, Handler, Route, Span, Text, Write

MODULE = -1


@dataclass(slots=True)
class Unit:
    """A function, or the module, with all facts that are its own."""

    at: int
    """Index in ``Facts.functions``, or -1 for the module."""
    function: Function | None
    parent: int = MODULE
    """The unit around this one."""
    calls: list[Call] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    handlers: list[Handler] = field(default_factory=list)
    """Elements that run this function."""
    renders: list[Handler] = field(default_factory=list)
    """Elements in this component whose handler is not in this file."""
    outcome: bool = False
    """Whether it runs when a request that was started around it has succeeded."""
    started: bool = False
    """Whether it makes such a request."""

    @property
    def symbol(self) -> str:
        """Qualified name, as a finding carries it."""
        return self.function.qualified_name if self.function else "<module>"

    @property
    def overrides(self) -> bool:
        """Whether it is a method whose base does what matters: then its name was not chosen for what it is about."""
        inherited = f"super.{self.function.name}" if self.function else ""
        return any(write.declared for write in self.writes) or any(act.callee == inherited for act in self.acts)


def units_of(facts: Facts) -> dict[int, Unit]:
    """The units of a file by their function's index, the module's under -1."""
    homes = _homes(facts)
    units = {at: Unit(at, facts.functions[at]) for at in sorted(set(homes)) if at >= 0}
    units[MODULE] = Unit(MODULE, None)
    for at, unit in units.items():
        above = facts.functions[at].parent if at >= 0 else MODULE
        unit.parent = homes[above] if above >= 0 else MODULE

    _fill(facts, lambda at: units[homes[at] if at >= 0 else MODULE])
    return units


def _fill(facts: Facts, home: Callable[[int], Unit]) -> None:
    """Hand every fact to the unit that ``home`` names for its function's index."""
    shown = set(_states(facts))
    for call in (each for each in facts.calls if each.span not in shown):
        home(call.function).calls.append(call)
    for route in (each for each in facts.routes if each.function >= 0):
        home(route.function).routes.append(route)
    for write in facts.writes:
        home(write.function).writes.append(write)
    for act in (each for each in facts.acts if each.span not in shown):
        home(act.function).acts.append(act)
    for text in facts.texts:
        home(text.function).texts.append(text)
    for handler in facts.handlers:
        if handler.function >= 0:
            home(handler.function).handlers.append(handler)
        else:
            home(handler.component).renders.append(handler)


def _states(facts: Facts) -> Iterable[Span]:
    """Calls that only set what a page shows, in a file that imports how to keep such state."""
    if any("_".join(terms(each.name)) in words("page_states") for each in facts.imports):
        for call in facts.calls:
            if "." not in call.callee and not call.awaited and terms(call.callee)[:1] == ("set",):
                yield call.span


def _homes(facts: Facts) -> list[int]:
    """For each function the index of the function that its facts belong to."""
    standing = {route.function for route in facts.routes} | {handler.function for handler in facts.handlers}
    inline = _inline(facts)
    homes: list[int] = []
    for at, function in enumerate(facts.functions):
        own = at in standing or function.parent < 0 or (bool(function.name) and at not in inline)
        homes.append(at if own else homes[function.parent])
    return homes


def _inline(facts: Facts) -> set[int]:
    """Functions that are handed to a call which runs them at once."""
    starts = [function.span.start for function in facts.functions]
    found: set[int] = set()
    for call in facts.calls:
        if not call.awaited and not _runs_at_once(call.callee):
            continue
        for argument in call.arguments:
            at = bisect_left(starts, argument.span.start)
            if at < len(starts) and argument.span.contains(facts.functions[at].span):
                found.add(at)
    return {at for at in found if facts.functions[at].kind == "arrow" or not facts.functions[at].decorators}


def _runs_at_once(callee: str) -> bool:
    return "_".join(terms(callee.rpartition(".")[2])) in words("inline")


def ancestors(unit: Unit, units: Mapping[int, Unit]) -> Iterable[Unit]:
    """The units around ``unit``, innermost first, without the module."""
    while unit.parent >= 0:
        unit = units[unit.parent]
        yield unit
