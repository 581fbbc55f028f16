"""What a function is like, whatever it is for: who starts it, whether it changes anything, what its file is for."""

from dataclasses import dataclass

from analyzers.findings.outcomes import spoken
from analyzers.findings.phrases import terms
from analyzers.findings.units import Unit
from analyzers.findings.weights import words
from analyzers.model import Facts, SignalKind, Span, Write

READING = {"GET", "HEAD", "OPTIONS"}
"""Verbs that only fetch."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A place where something is changed, stored or sent, whatever it means."""

    kind: SignalKind
    """``WRITE``, ``ACT`` or ``CALL``."""
    seen: str
    """In words a person reads."""
    span: Span
    callee: str = ""
    """What is called; empty for a write."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The general traits of one unit."""

    entry: bool
    """A request or a gesture starts it."""
    clock: bool
    """A schedule or a command line starts it."""
    effects: tuple[Effect, ...]
    """Where it changes, stores or sends something, in the file's order."""
    predicate: bool
    """Its name asks, reads, formats or checks."""
    renders: bool
    """It is a component."""
    shows: bool
    """It answers with a page."""
    member: bool
    """It is a method of a class that serves no requests: something else calls it where it matters."""
    prepares: bool
    """It sets things up before anybody comes, or stands in the way of every request."""


def shape_of(unit: Unit, facts: Facts) -> Shape:
    """The traits of ``unit``."""
    function = unit.function
    name = terms(function.name) if function else ()
    if function is None:
        return Shape(False, False, _effects(unit), False, False, False, False, False)
    clock = _decorated(unit, "clock_decorators") or _owned(unit, "clock_owners") or _at_times(facts)
    return Shape(
        entry=_is_entry(unit, facts) and not clock,
        clock=clock,
        effects=_effects(unit),
        predicate=bool(name)
        and name[0] in words("predicates")
        and not (len(name) == 1 and (unit.routes or function.owner)),
        renders=function.kind == "component",
        member=bool(function.owner) and not _owned(unit, "request_owners"),
        prepares=bool(words("preparing") & {*name[:1], *name[-1:]}),
        shows=any(terms(call.name)[:1] == ("render",) for call in unit.calls),
    )


def is_reading(write: Write) -> bool:
    """Whether an HTTP request only fetches."""
    return write.medium == "http" and write.target.partition(" ")[0].upper() in READING


def is_called_remotely(unit: Unit, facts: Facts) -> bool:
    """Whether a directive makes the function one that a browser calls as if it were its own."""
    function = unit.function
    directives = {*function.directives, *(facts.directives if function.exported else ())} if function else set()
    return not words("request_directives").isdisjoint(directives)


def _is_entry(unit: Unit, facts: Facts) -> bool:
    function = unit.function
    if function is None:
        return False
    return bool(
        unit.routes
        or unit.handlers
        or unit.outcome
        or unit.started
        or is_called_remotely(unit, facts)
        or {"_".join(terms(each)) for each in function.parameters[:3]} & words("request_parameters")
        or (function.owner and _owned(unit, "request_owners"))
        or _is_kept_for_pages(unit, facts)
        or _decorated(unit, "request_decorators")
    )


def _is_kept_for_pages(unit: Unit, facts: Facts) -> bool:
    """Whether a store that pages share holds it for their elements, and it asks a server for something."""
    function = unit.function
    if function is None or not any(write.medium == "http" and not is_reading(write) for write in unit.writes):
        return False
    makers = (call for call in facts.calls if "_".join(terms(call.callee)) in words("store_makers"))
    return bool(function.name) and any(call.span.contains(function.body) for call in makers)


def _owned(unit: Unit, among: str) -> bool:
    function = unit.function
    owners = (function.owner, *function.bases) if function else ()
    return any(not words(among).isdisjoint(terms(name)) for name in owners)


def _at_times(facts: Facts) -> bool:
    """Whether the file's folder is for what a schedule asks for."""
    return not words("clock_places").isdisjoint(facts.path.lower().split("/")[:-1])


def _decorated(unit: Unit, among: str) -> bool:
    decorators = unit.function.decorators if unit.function else ()
    return any(not words(among).isdisjoint(terms(each.partition("(")[0])) for each in decorators)


def _effects(unit: Unit) -> tuple[Effect, ...]:
    changes = [Effect(SignalKind.WRITE, written(each), each.span) for each in unit.writes if not is_reading(each)]
    changes += [
        Effect(SignalKind.ACT, f"calls {each.callee}", each.span, each.callee)
        for each in unit.acts
        if not words("predicates") & set(terms(each.means)[:1])
    ]
    known = {each.span for each in changes} | {each.span for each in unit.acts}
    changes += [
        Effect(SignalKind.CALL, f"calls {each.callee}", each.span, each.callee)
        for each in unit.calls
        if each.span not in known and (_has_effect(each.callee) or (unit.outcome and spoken(each) != (each.callee,)))
    ]
    return tuple(sorted(changes, key=lambda each: each.span))


def written(write: Write) -> str:
    """What a write does, in words a person reads."""
    noun = write.noun or "a record"
    return f"asks an API to {write.action} {noun}" if write.medium == "http" else f"{write.action}s {noun} in the store"


def _has_effect(callee: str) -> bool:
    name = terms(callee.rpartition(".")[2])
    if not name or "_".join(name) in words("harmless") or callee.startswith("new "):
        return False
    if name[0] == "set" and "." not in callee:
        return False
    return name[0] in words("effects") or (len(name) > 1 and name[-1] in words("effects"))


def write_named(callee: str) -> tuple[str, tuple[str, ...]]:
    """The action and the noun that a callee's name speaks of (``createArticle``); an empty noun when it does not."""
    if callee.startswith("new "):
        return "", ()
    name = terms(callee.rpartition(".")[2])
    name = name[:-1] if name[-1:] and name[-1] in words("name_endings") else name
    action = next((each for each in ("create", "update", "delete") if name and name[0] in words(f"{each}_verbs")), "")
    ends = (at for at, word in enumerate(name) if word in words("prepositions"))
    return action, name[1 : next(ends, len(name))] if action else ()
