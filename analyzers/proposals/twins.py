"""Findings that tell of one and the same occurrence: on both sides of the wire, or in a function and its callers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from analyzers import shipped
from analyzers.model import Facts, Moment, Reading, Side
from analyzers.proposals.drafts import Draft
from analyzers.proposals.likeness import answering, asking, likeness
from analyzers.proposals.links import callers_among, outermost, within
from analyzers.proposals.sides import preferred
from analyzers.words import matches

_HUB = 2
"""From how many callers on the function that they share tells of the occurrence, once for all."""

_FIRST_HAND = 0.1
"""How much a function that nobody else here calls is preferred: a request reaches it first."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What one proposal stands for."""

    main: Draft
    """The draft whose place is the best one."""
    others: tuple[Draft, ...]
    """In order of path and position."""


def occurrences(drafts: Sequence[Draft], readings: Mapping[str, Reading], moment: Moment) -> tuple[Occurrence, ...]:
    """The occurrences that drafts of one event tell of."""
    return _Joining(drafts, readings, preferred(moment)).occurrences()


class _Joining:
    def __init__(self, drafts: Sequence[Draft], readings: Mapping[str, Reading], side: Side) -> None:
        self._drafts = drafts
        self._readings = readings
        self._side = side
        self._group = list(range(len(drafts)))
        self._callers: dict[int, list[int]] = {}

    def occurrences(self) -> tuple[Occurrence, ...]:
        self._join_nested()
        self._join_callers()
        self._join_sides()
        groups: dict[int, list[int]] = {}
        for at in range(len(self._drafts)):
            groups.setdefault(self._find(at), []).append(at)
        return tuple(self._occurrence(members) for members in groups.values())

    def _facts(self, at: int) -> Facts:
        return self._readings[self._drafts[at].finding.path].facts

    def _find(self, at: int) -> int:
        while self._group[at] != at:
            at = self._group[at]
        return at

    def _join(self, left: int, right: int) -> None:
        one, other = sorted((self._find(left), self._find(right)))
        self._group[other] = one

    def _join_nested(self) -> None:
        by_path: dict[str, list[int]] = {}
        for at, draft in enumerate(self._drafts):
            by_path.setdefault(draft.finding.path, []).append(at)
        for within_file in by_path.values():
            for left, right in combinations(within_file, 2):
                if self._nested(left, right):
                    self._join(left, right)

    def _nested(self, left: int, right: int) -> bool:
        """Whether one function stands in the other, or both belong to one thing that people see."""
        one, other = self._drafts[left].finding.function, self._drafts[right].finding.function
        facts = self._facts(left)
        if within(facts, one, other) or within(facts, other, one):
            return True
        root = outermost(facts, one)
        return self._drafts[left].side is Side.CLIENT and root >= 0 and root == outermost(facts, other)

    def _join_callers(self) -> None:
        findings = [draft.finding for draft in self._drafts]
        self._callers = callers_among([(self._facts(at), each.function) for at, each in enumerate(findings)])
        for callee, callers in self._callers.items():
            if len(callers) < _HUB or self._drafts[callee].anchor is not None:
                for caller in callers:
                    self._join(caller, callee)
            else:
                self._join(max(callers, key=lambda at: (findings[at].score, -at)), callee)

    def _join_sides(self) -> None:
        servers = {
            at: answering(self._facts(at), draft.finding)
            for at, draft in enumerate(self._drafts)
            if draft.side is not Side.CLIENT
        }
        for at, draft in enumerate(self._drafts):
            joined = {self._find(each) for each in servers}
            if draft.side is Side.CLIENT and servers and self._find(at) not in joined:
                asked = asking(self._facts(at), draft.finding)
                self._join(at, max(servers, key=lambda each: (likeness(asked, servers[each]), -each)))

    def _occurrence(self, members: list[int]) -> Occurrence:
        best = max(members, key=lambda at: (self._rank(at, members), -at))
        others = sorted((each for each in members if each != best), key=self._place)
        return Occurrence(self._drafts[best], tuple(self._drafts[at] for at in others))

    def _place(self, at: int) -> tuple[str, int]:
        return self._drafts[at].finding.path, self._drafts[at].finding.span.start

    def _rank(self, at: int, members: list[int]) -> tuple[bool, bool, bool, float]:
        draft = self._drafts[at]
        callers = [each for each in self._callers.get(at, ()) if each in members]
        shared = len(callers) >= _HUB or (bool(callers) and self._departs(at))
        score = draft.finding.score + (0 if callers else _FIRST_HAND)
        return draft.side in {self._side, Side.EITHER}, draft.anchor is not None, shared, score

    def _departs(self, at: int) -> bool:
        facts, finding = self._facts(at), self._drafts[at].finding
        patterns = shipped.toml("lexicon/flow.toml")["departures"]
        return any(
            within(facts, call.function, finding.function)
            and call.span.start > finding.act.start
            and any(matches(call.callee, pattern) for pattern in patterns)
            for call in facts.calls
        )
