"""Choose among what a file's functions may be: one moment for one act, and each occurrence once."""

from collections.abc import Iterable, Sequence

from analyzers.findings.phrases import terms
from analyzers.findings.routes import segments_of
from analyzers.findings.units import Unit, ancestors
from analyzers.findings.weighing import Candidate
from analyzers.findings.weights import weight
from analyzers.model import SignalKind


def choose(candidates: Iterable[Candidate], units: dict[int, Unit]) -> list[Candidate]:
    """Those of ``candidates`` that stand, when each act means one thing and each occurrence has one place."""
    by_unit: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_unit.setdefault(candidate.unit.at, []).append(candidate)
    kept = [each for own in by_unit.values() for each in _within([each for each in own if not _yields(each, own)])]
    return [each for each in kept if not _is_double(each, kept, units)]


def _within(candidates: Sequence[Candidate]) -> list[Candidate]:
    """In one function: the specific before the general, and further moments only with an act of their own."""
    ordered = sorted(candidates, key=_order)
    kept: list[Candidate] = []
    for candidate in ordered:
        beside = _named_beside if candidate.moment.parametric else _beside
        if all(beside(candidate, each) for each in kept):
            kept.append(candidate)
    return kept


def _yields(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether another candidate tells more of the same occurrence."""
    return any(other.moment.name in candidate.moment.yields and other.branch == candidate.branch for other in others)


def _order(candidate: Candidate) -> tuple[bool, bool, float, str]:
    return candidate.moment.parametric, not candidate.topical, -candidate.total, candidate.moment.name


def _beside(candidate: Candidate, kept: Candidate) -> bool:
    """Whether ``candidate`` is another occurrence than ``kept``, in the same function."""
    act = candidate.act
    if act is None or kept.act is None or act.span == kept.act.span:
        return False
    if act.kind is SignalKind.TEXT:
        return True
    if candidate.branch != kept.branch and (candidate.total >= weight("apart") or _reported(candidate)):
        return True
    telling = candidate.topical or act.kind is SignalKind.ACT
    return telling and candidate.total >= kept.total - weight("margin")


def _reported(candidate: Candidate) -> bool:
    """Whether the event in whose branch the act stands speaks for the moment as well."""
    return any(signal.kind is SignalKind.TEXT and signal.span == candidate.branch for signal in candidate.signals)


def _named_beside(candidate: Candidate, kept: Candidate) -> bool:
    """Whether a write of any noun is an occurrence beside ``kept``: no evidence of it, and what the function is for."""
    act, function = candidate.act, candidate.unit.function
    if act is None or act.kind is not SignalKind.WRITE or kept.act is None:
        return False
    if any(signal.span == act.span for signal in kept.signals):
        return False
    routes = [segments_of(route.path)[-1:] for route in candidate.unit.routes]
    named = {*terms(function.name if function else ""), *terms(" ".join(each for ends in routes for each in ends))}
    return set(candidate.noun.split()) <= named & {*terms(act.evidence)} and not kept.moment.parametric


def _is_double(candidate: Candidate, kept: Sequence[Candidate], units: dict[int, Unit]) -> bool:
    """Whether another function of the file is the better place of the same occurrence."""
    same = [each for each in kept if each.moment is candidate.moment and each is not candidate]
    called = candidate.called.removeprefix("self.").removeprefix("this.")
    if called and any(each.unit.function and each.unit.function.name == called for each in same):
        return True
    if _only_starts(candidate) and any(_works(each) and each.unit.parent == candidate.unit.parent for each in same):
        return True
    around = {each.at for each in ancestors(candidate.unit, units)}
    for other in same:
        below = candidate.unit.at in {each.at for each in ancestors(other.unit, units)}
        if other.unit.at in around and _rank(other) > _rank(candidate):
            return True
        if below and _rank(other) >= _rank(candidate):
            return True
    return False


def _only_starts(candidate: Candidate) -> bool:
    """Whether nothing that happens in the unit is the moment itself."""
    return not _works(candidate) and (candidate.act is None or candidate.act.kind is SignalKind.CALL)


def _works(candidate: Candidate) -> bool:
    return candidate.unit.outcome or candidate.unit.started


def _rank(candidate: Candidate) -> tuple[bool, float]:
    return candidate.act is not None, candidate.total
