"""Match one unit's facts against the index: which moments does each fact speak for, in words a person reads."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from analyzers.findings.index import Index
from analyzers.findings.outcomes import spoken
from analyzers.findings.phrases import Hit, terms
from analyzers.findings.routes import fit, segments_of
from analyzers.findings.shape import Effect, Shape, is_called_remotely, is_reading, write_named, written
from analyzers.findings.units import Unit, ancestors
from analyzers.findings.weights import weight, words
from analyzers.model import ActKind, Call, Facts, Handler, Signal, SignalKind, Span

_TOPICAL = {"name_exact", "name_inside", "name_owner", "route_end", "label", "text_compared", "text_passed"}
_SHORT_NAME = 2
"""Words in a name of which a single one is telling."""
_SUPPORT = {SignalKind.WRITE: "support_write", SignalKind.ACT: "support_act", SignalKind.CALL: "support_call"}


@dataclass(frozen=True, slots=True)
class Clue:
    """A signal for one moment, before the moment's signals are weighed together."""

    moment: int
    signal: Signal
    acts: bool
    """Whether the signal's span is where the moment comes true."""
    topical: bool = False
    """Whether it tells what the function is for, so that any effect in it may be the moment's act."""
    reads: bool = False
    """Whether the moment is one of fetching, so that a function which only reads may be its place."""
    noun: tuple[str, ...] = ()
    """What is written, for a moment that takes any noun."""


def clues_of(unit: Unit, units: dict[int, Unit], facts: Facts, index: Index) -> list[Clue]:
    """Everything in ``unit`` that speaks for a moment."""
    clues = [*_from_calls(unit, index), *_from_writes(unit, index), *_from_texts(unit, index)]
    if not any(not is_reading(write) for write in unit.writes):
        clues += _from_called_writes(unit, index)
    for act in unit.acts:
        seen = f"calls {act.callee} ({act.means})" if act.means else f"calls {act.callee}"
        meant = {hit.moment for hit in index.acts.within(terms(act.means))}
        key = "act_session" if act.kind is ActKind.SESSION else "act"
        clues += [_clue(moment, SignalKind.ACT, key, seen, act.span, acts=True) for moment in meant]
    for route in unit.routes:
        seen = f"serves {route.verb} {route.path}".replace(" * ", " ")
        instead = "route_place" if is_called_remotely(unit, facts) else ""
        clues += _from_route(index, route.verb, route.path, seen, route.span, instead=instead)
    for handler in unit.handlers:
        clues += _from_label(handler, index, 1.0)
    for handler in unit.renders:
        clues += _from_label(handler, index, 0.4)
    return [*clues, *_from_names(unit, units, index), *_from_path(unit, facts, index)]


def _clue(
    moment: int, kind: SignalKind, key: str, seen: str, span: Span, *, acts: bool = False, share: float = 1.0
) -> Clue:
    signal = Signal(kind, seen, span, share * weight(f"signals.{key}"))
    return Clue(moment, signal, acts, topical=key in _TOPICAL and share >= 1)


def _from_calls(unit: Unit, index: Index) -> Iterator[Clue]:
    for call in unit.calls:
        for callee in spoken(call) if unit.outcome else (call.callee,):
            yield from _from_callee(callee, call, index)
        yield from _from_arguments(call, index)


def _from_callee(callee: str, call: Call, index: Index) -> Iterator[Clue]:
    matched = {moment for moment, _ in index.calls(callee)}
    for moment in matched:
        yield _clue(moment, SignalKind.CALL, "call", f"calls {callee}", call.span, acts=True)
    name = terms(callee.rpartition(".")[2])
    if name and name[0] in words("predicates"):
        return
    unmeant = {hit.moment for hit in index.unless.within(name)} | matched
    for hit in index.names.within(name):
        plain = len(hit.phrase) == 1
        if (
            hit.moment not in unmeant
            and not _goes_on(hit, name)
            and not (plain and (len(name) > 1 or index.moments[hit.moment].parametric))
        ):
            share = 0.6 if plain else 1.0
            yield _clue(hit.moment, SignalKind.CALL, "call_named", f"calls {callee}", call.span, acts=True, share=share)


def _from_arguments(call: Call, index: Index) -> Iterator[Clue]:
    """States that are passed by name: ``log(user, Activity.SIGN_UP)``."""
    for argument in call.arguments:
        name = argument.text.rpartition(".")[2]
        if argument.string is None and "." in argument.text and name.isupper():
            for moment in index.texts(name):
                seen = f"passes {argument.text} to {call.callee}"
                yield _clue(moment, SignalKind.TEXT, "text_passed", seen, call.span)


def _from_called_writes(unit: Unit, index: Index) -> Iterator[Clue]:
    """Functions of the project that are called what a write would be: ``createArticle(...)``."""
    for call in unit.calls:
        for callee in spoken(call) if unit.outcome else (call.callee,):
            action, noun = write_named(callee)
            unmeant = {hit.moment for hit in index.unless.within(noun)}
            for moment, takes_any in index.writes(action, noun) if noun else ():
                if moment in unmeant:
                    continue
                key = ("write" if unit.outcome else "write_called") + ("_any" if takes_any else "")
                yield replace(_clue(moment, SignalKind.WRITE, key, f"calls {callee}", call.span, acts=True), noun=noun)


def _from_writes(unit: Unit, index: Index) -> Iterator[Clue]:
    for write in unit.writes:
        if is_reading(write):
            continue
        noun = terms(write.noun)
        unmeant = {hit.moment for hit in index.unless.within(noun)}
        for moment, takes_any in index.writes(write.action, noun):
            if moment in unmeant:
                continue
            key = "write_any" if takes_any else "write"
            clue = _clue(moment, SignalKind.WRITE, key, written(write), write.span, acts=True)
            yield replace(clue, noun=noun)
        if write.medium == "http":
            verb, _, path = write.target.rpartition(" ")
            yield from _from_route(index, verb.upper(), path, f"sends {write.target}", write.span, instead="request")


def _from_route(index: Index, verb: str, path: str, seen: str, span: Span, *, instead: str) -> Iterator[Clue]:
    """Clues from a route that is served, or that is asked for (``instead`` is then what its best fit counts as)."""
    segments = segments_of(path)
    best: dict[int, str] = {}
    for segment in {*segments, ""}:
        for pattern in index.routes.get(segment, ()):
            key = fit(pattern, verb, segments)
            if key and (not instead or key == "route_end"):
                best[pattern.moment] = max(
                    best.get(pattern.moment, key), key, key=lambda each: weight(f"signals.{each}")
                )
    for moment, key in best.items():
        yield _clue(moment, SignalKind.ROUTE, instead or key, seen, span, acts=instead == "request")


def _from_texts(unit: Unit, index: Index) -> Iterator[Clue]:
    for text in unit.texts:
        for moment in index.texts(text.value):
            key = "text_compared" if text.compared else "text_seen"
            seen = f"handles “{text.value}”" if text.compared else f"mentions “{text.value}”"
            yield _clue(moment, SignalKind.TEXT, key, seen, text.span, acts=text.compared)


def _from_label(handler: Handler, index: Index, share: float) -> Iterator[Clue]:
    label = terms(handler.label)
    for hit in index.labels.within(label):
        if len(hit.phrase) == len(label) or (len(label) <= len(hit.phrase) + 3 and len(hit.phrase) > 1):
            seen = f"{handler.element} reads “{handler.label}”"
            yield _clue(hit.moment, SignalKind.LABEL, "label", seen, handler.span, share=share)


def _from_names(unit: Unit, units: dict[int, Unit], index: Index) -> Iterator[Clue]:
    function = unit.function
    if function is None:
        return
    said = function.name not in {route.verb for route in unit.routes}
    name, owner = terms(function.name) if said else (), terms(function.owner)
    span = function.name_span
    for hit in index.names.within(name):
        key = _name_key(hit, name)
        yield _clue(hit.moment, SignalKind.NAME, key, f"is named {function.name}", span)
    if owner:
        own = {hit.moment for hit in index.names.within(name)}
        for hit in (*index.names.within(name + owner), *index.names.within(owner + name)):
            if hit.moment not in own and len(hit.phrase) > 1:
                own.add(hit.moment)
                yield _clue(hit.moment, SignalKind.NAME, "name_owner", f"is {function.owner}.{function.name}", span)
    yield from _from_bases(unit, index)
    for moment in index.texts(function.name):
        yield _clue(moment, SignalKind.TEXT, "text_passed", f"is the branch for {function.name}", span)
    for above in ancestors(unit, units):
        around = above.function.name if above.function else ""
        for hit in index.names.within(terms(around)):
            if len(hit.phrase) > 1 or len(terms(around)) <= _SHORT_NAME:
                yield _clue(hit.moment, SignalKind.NAME, "name_around", f"stands in {around}", span)


def _from_bases(unit: Unit, index: Index) -> Iterator[Clue]:
    """What a class is there for, where its base says so."""
    for write in (each for each in unit.writes if each.declared and unit.function):
        seen = f"its class is there to {write.action} {write.noun or 'a record'}"
        for moment in {hit.moment for hit in index.names.within((write.action, *terms(write.noun)))}:
            span = unit.function.name_span if unit.function else write.span
            yield _clue(moment, SignalKind.NAME, "name_owner", seen, span)


def _name_key(hit: Hit, name: tuple[str, ...]) -> str:
    if len(hit.phrase) == len(name):
        return "name_exact"
    if _goes_on(hit, name):
        return "name_word"
    asked = hit.at > 0 and name[0] in words("predicates")
    return "name_inside" if len(hit.phrase) > 1 and not asked else "name_word"


def _goes_on(hit: Hit, name: tuple[str, ...]) -> bool:
    """Whether the phrase is only half of what is written: ``create organization`` in ``create_organization_rule``."""
    writing = words("create_verbs") | words("update_verbs") | words("delete_verbs")
    if len(hit.phrase) == 1 or hit.phrase[0] not in writing:
        return False
    after = name[hit.at + len(hit.phrase) :][:1]
    return not words("name_goes_on").isdisjoint(after)


def _from_path(unit: Unit, facts: Facts, index: Index) -> Iterator[Clue]:
    if unit.function is None:
        return
    pure = PurePosixPath(facts.path)
    found: set[int] = set()
    for part in (pure.name.partition(".")[0], *pure.parts[-3:-1]):
        here = terms(part)
        for hit in index.names.within(here):
            if hit.moment not in found and (len(hit.phrase) > 1 or len(here) == 1):
                found.add(hit.moment)
                yield _clue(hit.moment, SignalKind.PATH, "path", f"stands in {facts.path}", unit.function.name_span)


def support_of(clues: Sequence[Clue], shape: Shape, owned: AbstractSet[Span]) -> Clue | None:
    """The effect that stands in for a missing act of the moment that ``clues`` speak for, when they tell its topic.

    A function that is called ``add_totp`` and saves a profile enables a second factor with that save.
    What is ``owned`` is another moment's act, and only taken where there is nothing else; neither is a way out.
    """
    if any(clue.acts for clue in clues) or not any(clue.topical for clue in clues) or not shape.effects:
        return None
    free = [each for each in shape.effects if each.span not in owned] or shape.effects
    best = max(free, key=lambda each: (not _leaves(each), weight(f"signals.{_SUPPORT[each.kind]}"), each.span.start))
    return _clue(clues[0].moment, best.kind, _SUPPORT[best.kind], best.seen, best.span, acts=True)


def _leaves(effect: Effect) -> bool:
    """Whether an effect only sends the person elsewhere."""
    return effect.callee.rpartition(".")[2] in words("leaving")
