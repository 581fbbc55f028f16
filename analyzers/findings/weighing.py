"""Weigh what speaks for and against one moment in one function: a sum whose parts are the explanation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analyzers.findings.evidence import Clue, support_of
from analyzers.findings.index import Index
from analyzers.findings.nouns import noun_of
from analyzers.findings.phrases import terms
from analyzers.findings.routes import segments_of
from analyzers.findings.shape import Shape, shape_of
from analyzers.findings.units import Unit, ancestors
from analyzers.findings.weights import logistic, weight, words
from analyzers.findings.yielding import branch_at, branches_of, handed_on
from analyzers.model import ActKind, Facts, Moment, Role, Route, Signal, SignalKind, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A moment that a function may be, weighed."""

    unit: Unit
    moment: Moment
    signals: tuple[Signal, ...]
    total: float
    """The sum that the logistic function takes."""
    allowed: bool
    """Whether one of the kinds of signal that the moment requires is present."""
    act: Signal | None
    """The strongest act inside the body."""
    called: str
    """The callee, when the act is a call."""
    topical: bool
    """Whether more than an act speaks for it: the function's name, route or label."""
    noun: str
    branch: Span | None = None
    """The text in whose branch the act stands, where the function branches by names of events."""

    @property
    def score(self) -> float:
        """The score in [0, 1]."""
        return logistic(self.total)


def weigh(
    unit: Unit, units: Mapping[int, Unit], clues: Sequence[Clue], facts: Facts, index: Index
) -> Iterator[Candidate]:
    """The moments that ``clues`` speak for in ``unit``, one of ``units``, each with all its signals."""
    by_moment: defaultdict[int, list[Clue]] = defaultdict(list)
    branches = branches_of(unit, clues)
    for clue in (*clues, *handed_on(clues, unit, index)):
        by_moment[clue.moment].append(clue)
    shape = shape_of(unit, facts)
    general = _warnings(unit, units, facts, index)
    owned = {(at, clue.signal.span) for at, clear in by_moment.items() for clue in clear if _owns(clue, index)}
    for at, clear in by_moment.items():
        moment = index.moments[at]
        others = {span for owner, span in owned if owner != at}
        support = None if moment.parametric else support_of(clear, shape, others)
        own = [*clear, support] if support else clear
        noun = noun_of(unit, own) if moment.parametric else ""
        own = [_with_noun(clue, noun, unit) for clue in own] if noun else own
        act = _act(own)
        against = [*_unless_reported(own, general.get(at, ())), *_noun_warnings(at, noun, unit, index)]
        topical = any(clue.topical for clue in own)
        signals = [*_counted(own), _started(unit, moment, shape, act, topical), *_general(unit, moment, shape, facts)]
        if not shape.effects and not act and not any(clue.reads for clue in own) and not _is_view(moment):
            signals.append(_signal(unit, SignalKind.AGAINST, "shape.read_only", "only reads or prepares"))
        signals += against
        if shape.predicate and not _is_wanted(own, act):
            signals.append(_signal(unit, SignalKind.AGAINST, "shape.predicate", "its name asks or prepares"))
        total = weight("signals.bias") + sum(signal.weight for signal in signals)
        yield Candidate(
            unit=unit,
            moment=moment,
            signals=tuple(sorted(signals, key=lambda signal: -abs(signal.weight))),
            total=total,
            allowed=_meets(moment, own) and not (moment.parametric and not noun),
            act=act,
            called=_called(act, unit),
            topical=topical,
            noun=noun,
            branch=branch_at(branches, act.span) if act else None,
        )


def _with_noun(clue: Clue, noun: str, unit: Unit) -> Clue:
    """A clue that counts for more when it is a route that ends in what is written, or a name that says it."""
    signal, function = clue.signal, unit.function
    if clue.acts or signal.kind not in {SignalKind.ROUTE, SignalKind.NAME}:
        return clue
    if signal.kind is SignalKind.ROUTE:
        said = noun in {segment for route in unit.routes for segment in segments_of(route.path)[-1:]}
        told = weight("signals.route_noun")
    else:
        named = function is not None and signal.span == function.name_span
        said = named and set(noun.split()) <= {*terms(function.name if function else "")}
        told = weight("signals.name_noun")
    return replace(clue, signal=replace(signal, weight=max(signal.weight, told))) if said else clue


def _owns(clue: Clue, index: Index) -> bool:
    """Whether a clue says that what happens there is its moment, and not any thing of its kind."""
    return clue.acts and clue.signal.kind is SignalKind.ACT and not index.moments[clue.moment].parametric


def _counted(clues: Iterable[Clue]) -> list[Signal]:
    """The signals of each kind, strongest first, each further one counting less; the same evidence counts once."""
    by_kind: defaultdict[SignalKind, dict[str, Signal]] = defaultdict(dict)
    for clue in clues:
        seen = by_kind[clue.signal.kind]
        known = seen.get(clue.signal.evidence)
        if known is None or known.weight < clue.signal.weight:
            seen[clue.signal.evidence] = clue.signal
    counted = []
    for seen in by_kind.values():
        ordered = sorted(seen.values(), key=lambda signal: -signal.weight)[: int(weight("most_of_a_kind"))]
        counted += [replace(each, weight=each.weight * weight("decay") ** at) for at, each in enumerate(ordered)]
    return counted


def _act(clues: Iterable[Clue]) -> Signal | None:
    """The strongest signal that makes the moment true; of equal ones the last."""
    acts = [clue.signal for clue in clues if clue.acts]
    return max(acts, key=lambda signal: (signal.weight, signal.span.start), default=None)


def _called(act: Signal | None, unit: Unit) -> str:
    """The callee of the call that ``act`` is, or empty."""
    return next((call.callee for call in unit.calls if act and call.span == act.span), "")


def _meets(moment: Moment, clues: Sequence[Clue]) -> bool:
    kinds = {clue.signal.kind for clue in clues}
    if moment.requires:
        wanted = {SignalKind(each) for each in moment.requires}
        # A request to an API is a write as much as it is a route.
        return not wanted.isdisjoint(kinds)
    return len(kinds) > 1 or any(clue.acts for clue in clues)


def _signal(unit: Unit, kind: SignalKind, key: str, seen: str) -> Signal:
    span = unit.function.name_span if unit.function else Span(0, 0)
    return Signal(kind, seen, span, weight(key))


def _is_view(moment: Moment) -> bool:
    return moment.event.rpartition("_")[2] in words("views")


def _general(unit: Unit, moment: Moment, shape: Shape, facts: Facts) -> list[Signal]:
    signals = []
    if facts.role is not Role.PRODUCT:
        seen = f"the file is a {facts.role.value} file"
        signals.append(_signal(unit, SignalKind.ROLE, f"role.{facts.role.value}", seen))
    if unit.function is None:
        signals.append(_signal(unit, SignalKind.SHAPE, "shape.module", "runs when the file is loaded"))
    if _is_view(moment):
        return signals + [_signal(unit, SignalKind.SHAPE, "signals.view", "shows a page")] * (
            shape.renders or shape.shows
        )
    if shape.member and not shape.entry:
        signals.append(_signal(unit, SignalKind.SHAPE, "shape.member", "is a method that others call"))
    if shape.prepares:
        signals.append(_signal(unit, SignalKind.AGAINST, "shape.prepares", "sets things up or guards every request"))
    if shape.renders:
        signals.append(_signal(unit, SignalKind.AGAINST, "shape.renders", "renders; its handlers act"))
    if shape.effects:
        signals.append(_signal(unit, SignalKind.SHAPE, "shape.effect", "changes, stores or sends something"))
    return signals


def _started(unit: Unit, moment: Moment, shape: Shape, act: Signal | None, topical: bool) -> Signal:
    if shape.clock:
        if topical and _direct(act):
            return _signal(unit, SignalKind.SHAPE, "shape.clock_itself", "a schedule brings it about")
        return _signal(unit, SignalKind.AGAINST, "shape.clock", "a schedule or command starts it")
    if unit.outcome or unit.started:
        seen = "runs when what a person asked for has worked" if unit.outcome else "does what a person asked for"
        return _signal(unit, SignalKind.SHAPE, "shape.outcome", seen)
    if shape.entry:
        return _signal(unit, SignalKind.SHAPE, "shape.entry", "a person's request or gesture starts it")
    if act is not None and act.kind is SignalKind.TEXT:
        return _signal(unit, SignalKind.SHAPE, "shape.reported", "an event from outside starts it")
    key = "shape.indirect_any" if moment.parametric else "shape.indirect"
    if act is not None and any(each.kind is ActKind.MODEL and each.span == act.span for each in unit.acts):
        key = "shape.indirect_machine"
    return _signal(unit, SignalKind.SHAPE, key, "nothing in this file starts it")


def _is_wanted(clues: Sequence[Clue], act: Signal | None) -> bool:
    """Whether a name that sounds like a question is what the moment is called, or an act outweighs it."""
    named = any(clue.topical and clue.signal.kind is SignalKind.NAME for clue in clues)
    return named or (_direct(act) and act is not None and act.kind is not SignalKind.TEXT)


def _direct(act: Signal | None) -> bool:
    return act is not None and act.weight > weight("signals.call_named")


def _warnings(unit: Unit, units: Mapping[int, Unit], facts: Facts, index: Index) -> dict[int, list[Signal]]:
    """Phrases that moments do not want in the function's name, or in the route of a nameless one, by moment.

    Of what stands around it only the words count that say for whom the code is: a form or a dialog holds many things.
    """
    function = unit.function
    if function is None:
        return {}
    found: dict[int, list[Signal]] = {}
    span = function.name_span
    own = "" if unit.overrides else function.name
    for text in (own, function.owner, *(" ".join(segments_of(each.path)) for each in _routes(unit))):
        for hit in index.unless.within(terms(text)):
            key = "name" if words("outside").isdisjoint(hit.phrase) else "outside"
            _warn(found, hit.moment, f"its name says “{' '.join(hit.phrase)}”", key, span)
    names = [each.function.name for each in ancestors(unit, units) if each.function]
    for text, what in (*((name, "what stands around it") for name in names), (facts.path, "its path")):
        for hit in index.unless.within(terms(text)):
            if not words("outside").isdisjoint(hit.phrase):
                _warn(found, hit.moment, f"{what} says “{' '.join(hit.phrase)}”", "outside", span)
    return found


def _unless_reported(clues: Iterable[Clue], warnings: Sequence[Signal]) -> Sequence[Signal]:
    """Warnings but for what a function is called that branches by names of events: it is called after all of them."""
    reported = {clue.signal.weight for clue in clues if clue.signal.kind is SignalKind.TEXT}
    if weight("signals.text_compared") not in reported:
        return warnings
    return [each for each in warnings if each.weight != weight("shape.unless_name")]


def _routes(unit: Unit) -> Sequence[Route]:
    function = unit.function
    return unit.routes if function and function.name in {"", *(each.verb for each in unit.routes)} else ()


def _noun_warnings(at: int, noun: str, unit: Unit, index: Index) -> list[Signal]:
    span = unit.function.name_span if unit.function else Span(0, 0)
    found: dict[int, list[Signal]] = {}
    for hit in index.unless.within(terms(noun)):
        if hit.moment == at:
            _warn(found, at, f"is about “{' '.join(hit.phrase)}”", "name", span)
    return found.get(at, [])


def _warn(found: dict[int, list[Signal]], moment: int, seen: str, where: str, span: Span) -> None:
    if not found.get(moment):
        found[moment] = [Signal(SignalKind.AGAINST, seen, span, weight(f"shape.unless_{where}"))]
