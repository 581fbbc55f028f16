"""How likely it is that code in the browser asks a function on the server."""

from dataclasses import dataclass

from analyzers.model import Facts, Finding
from analyzers.proposals.links import within
from analyzers.proposals.wording import meaning
from analyzers.words import split

Said = frozenset[str]


@dataclass(frozen=True, slots=True)
class Asking:
    """What a function in the browser asks for."""

    targets: tuple[str, ...]
    """``POST /api/orders``, as written."""
    spoken: tuple[Said, ...]
    """What its own name says, and the names of what it calls."""
    called: frozenset[tuple[str, ...]]
    """The words of what it calls, in order."""


@dataclass(frozen=True, slots=True)
class Answering:
    """How a function on the server can be asked."""

    routes: tuple[str, ...]
    said: tuple[Said, ...]
    """What its name says, and what each of its routes does."""
    words: tuple[str, ...]
    """The words of its name."""
    score: float


def asking(facts: Facts, finding: Finding) -> Asking:
    """What the function of a finding asks for."""
    here = finding.function
    targets = (each.target for each in facts.writes if each.medium == "http" and within(facts, each.function, here))
    names = {call.name for call in facts.calls if within(facts, call.function, here)}
    called = frozenset(split(name) for name in names)
    return Asking(tuple(targets), (meaning(finding.symbol), *map(meaning, sorted(names))), called)


def answering(facts: Facts, finding: Finding) -> Answering:
    """How the function of a finding can be asked."""
    there = finding.function
    routes = tuple(each.path for each in facts.routes if within(facts, there, each.function))
    names = (facts.functions[there].name,) if there >= 0 else ()
    words = split(names[0]) if names else ()
    return Answering(routes, tuple(map(meaning, (*names, finding.symbol, *routes))), words, finding.score)


def is_answered_by(one: Asking, other: Answering) -> bool:
    """Whether one surely asks the other: by a name of several words that both sides use, as generated clients do."""
    return len(other.words) > 1 and other.words in one.called


def likeness(one: Asking, other: Answering) -> tuple[bool, float, float]:
    """Whether the address fits, then how alike the names are, then how sure the server's own finding is."""
    routed = any(_same_route(target, route) for target in one.targets for route in other.routes)
    near = max((_overlap(said, each) for said in other.said for each in one.spoken), default=0.0)
    return routed, near, other.score


def _overlap(left: Said, right: Said) -> float:
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
