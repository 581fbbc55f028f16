"""Look for the act in a block of which only the name or the condition is telling."""

from dataclasses import dataclass

from tree_sitter import Node

from analyzers.anchors.exits import tells_trouble
from analyzers.anchors.outcome import Outcome, outcome, words
from analyzers.anchors.reach import Reach
from analyzers.model import Facts, Span
from analyzers.scope import is_call_to, stops
from analyzers.scope.statements import listed
from analyzers.scope.syntax import BLOCKS, CALLS, CLASSES, EXITS, FUNCTIONS, callee_of, statements
from analyzers.words import split

_RESCUES = frozenset({"except_clause", "catch_clause", "finally_clause"})
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Quest:
    """What is looked for."""

    moment: str
    facts: Facts

    def path(self, block: Node) -> list[Node] | None:
        """The nodes from the block down to the call in it that most likely does it; None when no call does."""
        best: tuple[int, list[Node]] | None = None
        waiting = [[block]]
        while waiting:
            path = waiting.pop()
            rank = self._rank(path[-1])
            if rank and (best is None or rank >= best[0]):
                best = (rank, path)
            waiting.extend([*path, each] for each in reversed(_ways_down(path[-1])))
        return best[1] if best is not None else None

    def _deeds(self) -> list[Span]:
        return [each.span for each in self.facts.writes] + [each.span for each in self.facts.acts]

    def _rank(self, node: Node) -> int:
        if node.type not in CALLS or is_preparation(node):
            return 0
        if _is_named(node, self.moment):
            return 3
        spans = {(each.start, each.end) for each in self._deeds()}
        if (node.start_byte, node.end_byte) in spans:
            return 2
        return int(any(is_call_to(node, kind) for kind in ("completes", "keeps")))


def is_preparation(call: Node) -> bool:
    """Whether the call only makes a form or the like, which does nothing by itself."""
    last = callee_of(call).rpartition(".")[2]
    return last[:1].isupper() and bool(words("preparations") & set(split(last)[-1:]))


def deepened(found: Reach) -> Reach:
    """The place inside the branches that a block leads to when all goes well."""
    while found.whole:
        inner = next(filter(None, map(_branch, statements(found.block))), None)
        if inner is None:
            break
        found = Reach(inner, -1, whole=True)
    return found


def _branch(statement: Node) -> Node | None:
    condition = statement.child_by_field_name("condition") if statement.type == "if_statement" else None
    consequence = statement.child_by_field_name("consequence")
    if condition is None or consequence is None or consequence.type not in BLOCKS or not statements(consequence):
        return None
    return consequence if outcome(condition) is Outcome.SUCCESS else None


def _ways_down(node: Node) -> list[Node]:
    if node.type == "if_statement" and _leaves_in_trouble(node):
        consequence = node.child_by_field_name("consequence")
        return [each for each in node.named_children if consequence is None or each.id != consequence.id]
    barred = FUNCTIONS | CLASSES | _RESCUES | EXITS
    return [each for each in node.named_children if each.type not in barred]


def _leaves_in_trouble(statement: Node) -> bool:
    condition = statement.child_by_field_name("condition")
    troubled = condition is not None and tells_trouble(condition)
    return troubled and stops(listed(statement.child_by_field_name("consequence")))


def _is_named(call: Node, moment: str) -> bool:
    """Whether all words of the call's name are words of the moment, whatever their endings."""
    told = split(callee_of(call).rpartition(".")[2])
    return bool(told) and all(any(_alike(each, word) for word in split(moment)) for each in told)


def _alike(one: str, other: str) -> bool:
    size = max(_SHORTEST, min(len(one), len(other)) - 1)
    return one[:size] == other[:size]
