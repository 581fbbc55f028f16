"""Let a moment give way to another that tells more of the same occurrence.

A payment provider reports that a checkout was completed; what the code then does says what was bought. The report is
evidence for the finer moment, and the finer moment stands in its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzers.findings.evidence import Clue
from analyzers.findings.index import Index
from analyzers.findings.units import Unit
from analyzers.findings.weights import weight
from analyzers.model import SignalKind, Span

_SPELT_APART = re.compile(r"[.:_]")


def handed_on(clues: Sequence[Clue], unit: Unit, index: Index) -> Iterator[Clue]:
    """What speaks for a moment, once more for the finer ones of which something of their own speaks as well."""
    yield from _told_to_acts(clues, unit, index)
    named = {clue.moment for clue in clues if clue.topical and clue.signal.kind is SignalKind.NAME}
    for clue in clues:
        if clue.acts and clue.signal.kind is not SignalKind.TEXT:
            finer = index.finer.get(clue.moment, frozenset()) & named
            yield from (replace(clue, moment=other) for other in finer)


def _told_to_acts(clues: Sequence[Clue], unit: Unit, index: Index) -> Iterator[Clue]:
    """What tells of a moment, for each finer one whose own act stands where it speaks of."""
    branches = branches_of(unit, clues)
    for clue in clues:
        finer = index.finer.get(clue.moment, frozenset()) if clue.topical else frozenset()
        reported = clue.signal.kind is SignalKind.TEXT and clue.acts
        for other in clues:
            telling = other.moment in finer and other.acts and other.signal.kind is not SignalKind.TEXT
            strong = other.signal.weight >= weight("signals.call_named")
            if telling and strong and (not reported or branch_at(branches, other.signal.span) == clue.signal.span):
                yield replace(clue, moment=other.moment, acts=False, topical=False)


def branches_of(unit: Unit, clues: Sequence[Clue]) -> tuple[Span, ...]:
    """The texts by which a function branches: those that speak of a moment, and those that are spelt like them."""
    spoken = {clue.signal.span for clue in clues if clue.signal.kind is SignalKind.TEXT and clue.acts}
    spelt = {text.span for text in unit.texts if text.compared and _SPELT_APART.search(text.value)}
    return tuple(sorted(spoken | spelt))


def branch_at(branches: Sequence[Span], place: Span) -> Span | None:
    """The text in whose branch a place stands: the last one before it; None before the first."""
    return next((each for each in reversed(branches) if each.start <= place.start), None)
