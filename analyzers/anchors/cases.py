"""Cases of a switch that share their lines with other cases."""

from collections.abc import Iterable

from tree_sitter import Node

from analyzers.anchors.reach import EMPTY_CASE, Reach
from analyzers.model import Span
from analyzers.scope import stops
from analyzers.scope.syntax import statements

_CASES = frozenset({"switch_case", "switch_default"})


def of_case(found: Reach, told: Iterable[Span]) -> Reach | str:
    """The place among the lines that a case runs, or why a capture there would count too much.

    ``told`` are the places of the finding's signals: cases whose labels are among them are all of the moment.
    """
    case = _case_around(found.block)
    if case is None:
        return found
    first, last = _shared(case)
    group = case.parent.named_children if case.parent is not None else []
    cases = [each for each in group if each.type in _CASES]
    run = cases[first : last + 1]
    spans = tuple(told)
    labelled = any(_is_told(each, spans) for each in run)
    if len(run) > 1 and labelled and not all(_is_told(each, spans) for each in run):
        return EMPTY_CASE
    return _braced(Reach(run[-1], -1, whole=True)) if found.whole and found.block.id == case.id else found


def empty_case(path: list[Node]) -> Reach | None:
    """The way into a case without lines of its own, when the path leads to one."""
    case = next((each for each in reversed(path) if each.type in _CASES), None)
    return Reach(case, -1, whole=True) if case is not None and not statements(case) else None


def _braced(found: Reach) -> Reach:
    within = statements(found.block)
    alone = len(within) > 0 and within[0].type == "statement_block" and statements(within[0])
    return Reach(within[0], -1, whole=True) if alone else found


def _case_around(block: Node) -> Node | None:
    node: Node | None = block
    while node is not None and node.type not in _CASES:
        if node.type != "statement_block":
            return None
        node = node.parent
    return node


def _shared(case: Node) -> tuple[int, int]:
    """Indexes of the first and the last of the cases that run the same lines."""
    group = [each for each in (case.parent.named_children if case.parent is not None else []) if each.type in _CASES]
    at = next(index for index, each in enumerate(group) if each.id == case.id)
    first = last = at
    while first > 0 and not stops(statements(group[first - 1])):
        first -= 1
    while last + 1 < len(group) and not statements(group[last]):
        last += 1
    return first, last


def _is_told(case: Node, told: tuple[Span, ...]) -> bool:
    value = case.child_by_field_name("value")
    return value is not None and any(value.start_byte <= each.start < value.end_byte for each in told)
