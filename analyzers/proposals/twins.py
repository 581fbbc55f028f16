"""Findings that tell of one and the same occurrence: on both sides of the wire, or in a function and its callers."""

from collections.abc import Iterator, Mapping, Sequence
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
        functions = [(readings[each.finding.path].facts, each.finding.function) for each in drafts]
        self._callers = _worth_joining(callers_among(functions), drafts)
        self._beside: dict[int, set[int]] = {}

    def occurrences(self) -> tuple[Occurrence, ...]:
        self._join_nested()
        self._join_sides()
        self._join_shown()
        left = set(range(len(self._drafts)))
        found = []
        while left:
            best = max(left, key=lambda at: (self._rank(at), -at))
            told = self._told_by(best, left)
            left -= told
            others = sorted(told - {best}, key=self._place)
            found.append(Occurrence(self._drafts[best], tuple(self._drafts[at] for at in others)))
        return tuple(found)

    def _facts(self, at: int) -> Facts:
        return self._readings[self._drafts[at].finding.path].facts

    def _place(self, at: int) -> tuple[str, int]:
        return self._drafts[at].finding.path, self._drafts[at].finding.span.start

    def _join(self, left: int, right: int) -> None:
        self._beside.setdefault(left, set()).add(right)
        self._beside.setdefault(right, set()).add(left)

    def _in_one_file(self) -> Iterator[tuple[int, int]]:
        by_path: dict[str, list[int]] = {}
        for at, draft in enumerate(self._drafts):
            by_path.setdefault(draft.finding.path, []).append(at)
        return (pair for positions in by_path.values() for pair in combinations(positions, 2))

    def _join_nested(self) -> None:
        for left, right in self._in_one_file():
            one, other = self._drafts[left].finding.function, self._drafts[right].finding.function
            facts = self._facts(left)
            if within(facts, one, other) or within(facts, other, one):
                self._join(left, right)

    def _join_sides(self) -> None:
        """Join each function in the browser with the one on the server that it most likely asks."""
        servers = {
            at: answering(self._facts(at), draft.finding)
            for at, draft in enumerate(self._drafts)
            if draft.side is not Side.CLIENT
        }
        for at, draft in enumerate(self._drafts):
            if draft.side is not Side.CLIENT or not servers or self._reached(at) & set(servers):
                continue
            asked = asking(self._facts(at), draft.finding)
            best = max(servers, key=lambda each: (likeness(asked, servers[each]), -each))
            if any(likeness(asked, servers[best])[:2]):
                self._join(at, best)

    def _join_shown(self) -> None:
        """Join what one thing that people see does, where nothing on the server tells of it."""
        for left, right in self._in_one_file():
            one, other = self._drafts[left], self._drafts[right]
            facts = self._facts(left)
            root = outermost(facts, one.finding.function)
            alone = all(self._drafts[each].side is Side.CLIENT for at in (left, right) for each in self._reached(at))
            if alone and one.side is Side.CLIENT and root >= 0 and root == outermost(facts, other.finding.function):
                self._join(left, right)

    def _reached(self, at: int) -> set[int]:
        """All that is joined with a draft, directly or by others."""
        found, waiting = {at}, [at]
        while waiting:
            here = waiting.pop()
            fresh = {*self._beside.get(here, ()), *self._callees(here), *self._callers.get(here, ())} - found
            found |= fresh
            waiting.extend(fresh)
        return found

    def _callees(self, at: int) -> set[int]:
        return {callee for callee, callers in self._callers.items() if at in callers}

    def _told_by(self, main: int, left: set[int]) -> set[int]:
        """What a capture in a draft's function stands for: its callers, its callees, and what is beside them."""
        told = {main}
        for step in (lambda at: self._callers.get(at, ()), self._callees):
            waiting = [main]
            while waiting:
                fresh = (set(step(waiting.pop())) & left) - told
                told |= fresh
                waiting.extend(fresh)
        told |= {each for at in told for each in self._beside.get(at, ()) if each in left}
        return told | self._only_behind(told, left)

    def _only_behind(self, told: set[int], left: set[int]) -> set[int]:
        """What nobody calls but functions that are ``told`` of, directly or through each other."""
        found: set[int] = set()
        while True:
            known = told | found
            fresh = {at for at, callers in self._callers.items() if at in left - known and known.issuperset(callers)}
            if not fresh:
                return found
            found |= fresh

    def _rank(self, at: int) -> tuple[bool, bool, bool, float]:
        draft = self._drafts[at]
        callers = self._callers.get(at, ())
        shared = len(callers) >= _HUB or (
            bool(callers) and (self._departs(at) or all(self._only_calls(each) for each in callers))
        )
        score = draft.finding.score + (0 if callers else _FIRST_HAND)
        return draft.side in {self._side, Side.EITHER}, draft.anchor is not None, shared, score

    def _only_calls(self, at: int) -> bool:
        """Whether a draft's function does nothing but make one call: what happens is known behind it."""
        facts, function = self._facts(at), self._drafts[at].finding.function
        body = facts.functions[function].body
        return sum(body.contains(call.span) for call in facts.calls) == 1

    def _departs(self, at: int) -> bool:
        facts, finding = self._facts(at), self._drafts[at].finding
        patterns = shipped.toml("lexicon/flow.toml")["departures"]
        return any(
            within(facts, call.function, finding.function)
            and call.span.start > finding.act.start
            and any(matches(call.callee, pattern) for pattern in patterns)
            for call in facts.calls
        )


def _worth_joining(callers: Mapping[int, list[int]], drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """Callers by callee; a function that several call and that cannot tell of it itself goes with the best of them."""
    return {
        callee: found
        if len(found) < _HUB or drafts[callee].anchor is not None
        else [max(found, key=lambda at: (drafts[at].finding.score, -at))]
        for callee, found in callers.items()
    }
