"""Find the moments of one file: facts and the catalogue in, findings out."""

from analyzers.findings.choosing import choose
from analyzers.findings.evidence import clues_of
from analyzers.findings.index import index_of
from analyzers.findings.outcomes import hand_over
from analyzers.findings.units import Unit, units_of
from analyzers.findings.weighing import Candidate, weigh
from analyzers.findings.weights import logistic, weight
from analyzers.findings.wiring import wire
from analyzers.model import Catalogue, Facts, Finding, Moment, Span

THRESHOLD = weight("threshold")
"""The least score of a finding that is worth showing."""


def find(facts: Facts, catalogue: Catalogue, least: float = THRESHOLD) -> tuple[Finding, ...]:
    """The moments that probably happen in a file, with a score of at least ``least``, in the order of their spans."""
    units = wired_units(facts)
    likely = [each for each in candidates_of(facts, units, catalogue) if each.allowed and each.score >= least]
    found = [_finding(each, facts) for each in choose(likely, units)]
    return tuple(sorted(found, key=lambda each: (each.span, -each.score, each.moment)))


def wired_units(facts: Facts) -> dict[int, Unit]:
    """The units of a file, with every handler and every started request at the function that does the work."""
    units = units_of(facts)
    wire(units)
    hand_over(units)
    return units


def candidates_of(facts: Facts, units: dict[int, Unit], catalogue: Catalogue) -> list[Candidate]:
    """Every moment for which anything speaks, in every function, however weakly."""
    index = index_of(catalogue)
    found: list[Candidate] = []
    for unit in units.values():
        clues = clues_of(unit, units, facts, index)
        if clues:
            found += weigh(unit, units, clues, facts, index)
    return found


def event_of(moment: Moment, noun: str) -> str:
    """The default name of a finding's event, with the noun filled in."""
    return moment.event.replace("{noun}", "_".join(noun.split()))


def rank_files(findings: dict[str, tuple[Finding, ...]]) -> tuple[tuple[str, float], ...]:
    """Paths with a score in [0, 1], the most promising first: the chance that at least one finding holds."""
    ranked = []
    for path, own in findings.items():
        doubt = 1.0
        for finding in own:
            doubt *= 1 - finding.score
        ranked.append((path, 1 - doubt))
    return tuple(sorted(ranked, key=lambda each: (-each[1], each[0])))


def _finding(candidate: Candidate, facts: Facts) -> Finding:
    function = candidate.unit.function
    name = function.name_span if function else candidate.act.span if candidate.act else Span(0, 0)
    return Finding(
        moment=candidate.moment.name,
        path=facts.path,
        symbol=candidate.unit.symbol,
        function=candidate.unit.at,
        span=name,
        act=candidate.act.span if candidate.act else name,
        signals=candidate.signals,
        score=logistic(candidate.total),
        noun=candidate.noun,
    )
