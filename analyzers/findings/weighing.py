"""Weigh what speaks for and against one moment in one function: a sum whose parts are the explanation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analyzers.findings.evidence import Clue
from analyzers.findings.index import Index
from analyzers.findings.nouns import noun_of
from analyzers.findings.phrases import terms
from analyzers.findings.shape import Shape, role_key
from analyzers.findings.units import Unit
from analyzers.findings.weights import logistic, weight, words
from analyzers.model import Facts, Moment, Signal, SignalKind, Span


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
    """The callee, when the act is the call of a function of the project."""
    noun: str

    @property
    def score(self) -> float:
        """The score in [0, 1]."""
        return logistic(self.total)


def weigh(unit: Unit, clues: Sequence[Clue], shape: Shape, facts: Facts, index: Index) -> Iterator[Candidate]:
    """The moments that ``clues`` speak for, each with all its signals."""
    by_moment: defaultdict[int, list[Clue]] = defaultdict(list)
    for clue in clues:
        by_moment[clue.moment].append(clue)
    general = _warnings(unit, index)
    for at, own in by_moment.items():
        moment = index.moments[at]
        noun = noun_of(unit, own) if moment.parametric else ""
        act = _act(own)
        against = [*general.get(at, ()), *_noun_warnings(at, noun, unit, index)]
        signals = [*_counted(own), *_shape_signals(unit, moment, shape, facts, act), *against]
        total = weight("signals.bias") + sum(signal.weight for signal in signals)
        yield Candidate(
            unit=unit,
            moment=moment,
            signals=tuple(sorted(signals, key=lambda signal: -abs(signal.weight))),
            total=total,
            allowed=_meets(moment, own) and not (moment.parametric and not noun),
            act=act,
            called=_called(act),
            noun=noun,
        )


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


def _called(act: Signal | None) -> str:
    named = act is not None and act.kind is SignalKind.CALL and act.weight <= weight("signals.call_named")
    return act.evidence.rpartition(" ")[2] if act is not None and named else ""


def _meets(moment: Moment, clues: Sequence[Clue]) -> bool:
    kinds = {clue.signal.kind for clue in clues}
    if moment.requires:
        wanted = {SignalKind(each) for each in moment.requires}
        # A request to an API is a write as much as it is a route.
        return not wanted.isdisjoint(kinds)
    return len(kinds) > 1 or any(clue.acts for clue in clues)


def _shape_signals(unit: Unit, moment: Moment, shape: Shape, facts: Facts, act: Signal | None) -> Iterator[Signal]:
    span = unit.function.name_span if unit.function else Span(0, 0)

    def signal(kind: SignalKind, key: str, seen: str) -> Signal:
        return Signal(kind, seen, span, weight(key))

    role = role_key(facts)
    if role:
        yield signal(SignalKind.ROLE, role, f"the file is a {facts.role.value} file")
    if unit.function is None:
        yield signal(SignalKind.SHAPE, "shape.module", "runs when the file is loaded")
    if shape.clock:
        yield signal(SignalKind.AGAINST, "shape.clock", "a schedule or command starts it")
    elif shape.entry:
        yield signal(SignalKind.SHAPE, "shape.entry", "a person's request or gesture starts it")
    else:
        key = "shape.indirect_any" if moment.parametric else "shape.indirect"
        yield signal(SignalKind.SHAPE, key, "nothing in this file starts it")
    if moment.event.rpartition("_")[2] in words("views"):
        if shape.renders:
            yield signal(SignalKind.SHAPE, "signals.view", "shows a page")
        return
    if shape.effects or act:
        yield signal(SignalKind.SHAPE, "shape.effect", "changes, stores or sends something")
    else:
        yield signal(SignalKind.AGAINST, "shape.read_only", "only reads or prepares")
    if shape.predicate and not _direct(act):
        yield signal(SignalKind.AGAINST, "shape.predicate", "its name asks or prepares")
    if shape.renders:
        yield signal(SignalKind.AGAINST, "shape.renders", "renders; its handlers act")


def _direct(act: Signal | None) -> bool:
    return act is not None and act.weight > weight("signals.call_named")


def _warnings(unit: Unit, index: Index) -> dict[int, list[Signal]]:
    """Phrases that moments do not want in the function's name or path, by moment."""
    function = unit.function
    if function is None:
        return {}
    found: dict[int, list[Signal]] = {}
    for text, key in ((function.name, "name"), (function.owner, "name")):
        for hit in index.unless.within(terms(text)):
            _warn(found, hit.moment, f"its name says “{' '.join(hit.phrase)}”", key, function.name_span)
    return found


def _noun_warnings(at: int, noun: str, unit: Unit, index: Index) -> list[Signal]:
    span = unit.function.name_span if unit.function else Span(0, 0)
    found: dict[int, list[Signal]] = {}
    for hit in index.unless.within(terms(noun)):
        if hit.moment == at:
            _warn(found, at, f"is about “{' '.join(hit.phrase)}”", "name", span)
    return found.get(at, [])


def path_warnings(facts: Facts, index: Index) -> dict[int, list[Signal]]:
    """Phrases that moments do not want in the file's path, by moment."""
    found: dict[int, list[Signal]] = {}
    for hit in index.unless.within(terms(facts.path.rpartition(".")[0])):
        _warn(found, hit.moment, f"its path says “{' '.join(hit.phrase)}”", "path", Span(0, 0))
    return found


def _warn(found: dict[int, list[Signal]], moment: int, seen: str, where: str, span: Span) -> None:
    if not found.get(moment):
        found[moment] = [Signal(SignalKind.AGAINST, seen, span, weight(f"shape.unless_{where}"))]
