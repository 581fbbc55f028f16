"""Findings that tell of one and the same occurrence: on both sides of the wire, or in a function and its callers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyzers import shipped
from analyzers.model import Facts, Moment, Reading, Side
from analyzers.proposals.drafts import Draft
from analyzers.proposals.links import calls, outermost, within
from analyzers.proposals.sides import preferred
from analyzers.proposals.wording import meaning
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

    def _pairs(self) -> Iterable[tuple[int, int]]:
        return (
            (left, right) for left in range(len(self._drafts)) for right in range(len(self._drafts)) if left != right
        )

    def _join_nested(self) -> None:
        for left, right in self._pairs():
            one, other = self._drafts[left].finding, self._drafts[right].finding
            if left > right or one.path != other.path:
                continue
            facts = self._facts(left)
            nested = within(facts, one.function, other.function) or within(facts, other.function, one.function)
            root = outermost(facts, one.function)
            shown = self._drafts[left].side is Side.CLIENT and root >= 0 and root == outermost(facts, other.function)
            if nested or shown:
                self._join(left, right)

    def _join_callers(self) -> None:
        for caller, callee in self._pairs():
            one, other = self._drafts[caller].finding, self._drafts[callee].finding
            if calls(self._facts(caller), one.function, self._facts(callee), other.function):
                self._callers.setdefault(callee, []).append(caller)
        for callee, callers in self._callers.items():
            if len(callers) < _HUB or self._drafts[callee].anchor is not None:
                for caller in callers:
                    self._join(caller, callee)
            else:
                self._join(max(callers, key=lambda at: (self._drafts[at].finding.score, -at)), callee)

    def _join_sides(self) -> None:
        servers = [at for at in range(len(self._drafts)) if self._drafts[at].side is not Side.CLIENT]
        for at, draft in enumerate(self._drafts):
            if (
                draft.side is Side.CLIENT
                and servers
                and not any(self._find(at) == self._find(each) for each in servers)
            ):
                self._join(at, max(servers, key=lambda each: (self._likeness(at, each), -each)))

    def _likeness(self, client: int, server: int) -> tuple[bool, float, float]:
        """How likely it is that one function asks the other."""
        facts, others = self._facts(client), self._facts(server)
        here, there = self._drafts[client].finding, self._drafts[server].finding
        asked = [each for each in facts.writes if each.medium == "http" and within(facts, each.function, here.function)]
        routes = [each for each in others.routes if within(others, there.function, each.function)]
        routed = any(_same_route(ask.target, route.path) for ask in asked for route in routes)
        said = meaning(others.functions[there.function].name) if there.function >= 0 else frozenset()
        spoken = [meaning(call.name) for call in facts.calls if within(facts, call.function, here.function)]
        near = max((_overlap(said, each) for each in (*spoken, meaning(here.symbol))), default=0.0)
        return routed, near, there.score

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


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def _same_route(target: str, path: str) -> bool:
    """Whether an address that is asked for ends like a route; parameters fit anything."""
    asked = [part for part in target.partition(" ")[2].partition("?")[0].split("/") if part]
    served = [part for part in path.split("/") if part]
    size = min(len(asked), len(served))
    return size > 0 and all(
        left == right or left[0] in "$:{[" or right[0] in ":{[<"
        for left, right in zip(asked[-size:], served[-size:], strict=True)
    )
