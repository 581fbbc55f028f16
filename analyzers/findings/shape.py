"""What a function is like, whatever it is for: who starts it, whether it changes anything, what kind of file it is in."""

from dataclasses import dataclass

from analyzers.findings.phrases import terms
from analyzers.findings.units import Unit
from analyzers.findings.weights import words
from analyzers.model import Facts, Role, Span, Write

_READING = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True, slots=True)
class Shape:
    """The general traits of one unit."""

    entry: bool
    """A request or a gesture starts it."""
    clock: bool
    """A schedule or a command line starts it."""
    effects: tuple[Span, ...]
    """Where it changes, stores or sends something."""
    predicate: bool
    """Its name asks, reads, formats or checks."""
    renders: bool
    """It is a component."""


def shape_of(unit: Unit, facts: Facts) -> Shape:
    """The traits of ``unit``."""
    function = unit.function
    if function is None:
        return Shape(entry=False, clock=False, effects=_effects(unit), predicate=False, renders=False)
    name = terms(function.name)
    clock = _decorated(unit, "clock_decorators") or _owned(unit, "clock_owners")
    return Shape(
        entry=_is_entry(unit, facts) and not clock,
        clock=clock,
        effects=_effects(unit),
        predicate=bool(name) and name[0] in words("predicates"),
        renders=function.kind == "component",
    )


def is_reading(write: Write) -> bool:
    """Whether an HTTP request only fetches."""
    return write.medium == "http" and write.target.partition(" ")[0].upper() in _READING


def role_key(facts: Facts) -> str:
    """The weight's key for a file that is no product code, or empty."""
    return "" if facts.role is Role.PRODUCT else f"role.{facts.role.value}"


def _is_entry(unit: Unit, facts: Facts) -> bool:
    function = unit.function
    if function is None:
        return False
    directives = {*function.directives, *facts.directives}
    return bool(
        unit.routes
        or unit.handlers
        or (function.exported and directives & words("request_directives"))
        or {"_".join(terms(each)) for each in function.parameters[:3]} & words("request_parameters")
        or (function.owner and _owned(unit, "request_owners"))
        or _decorated(unit, "request_decorators")
    )


def _owned(unit: Unit, among: str) -> bool:
    function = unit.function
    owners = (function.owner, *function.bases) if function else ()
    return any(name[-1:] and name[-1] in words(among) for name in map(terms, owners))


def _decorated(unit: Unit, among: str) -> bool:
    decorators = unit.function.decorators if unit.function else ()
    return any(not words(among).isdisjoint(terms(each.partition("(")[0])) for each in decorators)


def _effects(unit: Unit) -> tuple[Span, ...]:
    changed = [write.span for write in unit.writes if not is_reading(write)]
    changed += [act.span for act in unit.acts]
    changed += [call.span for call in unit.calls if _has_effect(call.callee)]
    return tuple(changed)


def _has_effect(callee: str) -> bool:
    name = terms(callee.rpartition(".")[2])
    if not name or "_".join(name) in words("harmless") or callee.startswith("new "):
        return False
    if name[0] == "set" and "." not in callee:
        return False
    return name[0] in words("effects") or (len(name) > 1 and name[-1] in words("effects"))
