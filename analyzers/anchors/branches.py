"""Acts that several branches do: the place is behind them all, if one of them surely does it."""

from collections.abc import Sequence

from tree_sitter import Node

from analyzers.anchors.reach import Reach
from analyzers.scope import is_call_to, stops
from analyzers.scope.guards import bare, negates
from analyzers.scope.statements import bound_by, ways_of
from analyzers.scope.syntax import BLOCKS, CLASSES, FUNCTIONS, callee_of, calls, own, statements, text_of

SEVERAL = "The act is done in several branches, and no line runs behind just these."


def rejoined(found: Reach, call: Node) -> Reach | str:
    """The place behind the branches that all do what ``call`` does; ``found`` itself when no other does."""
    callee = callee_of(call)
    if not callee or found.before or is_call_to(call, "completes"):
        return found
    block = found.block
    while True:
        branching = _branching_around(block)
        around = branching.parent if branching is not None else None
        if branching is None or around is None or around.type not in BLOCKS:
            return found
        within = statements(around)
        index = next((at for at, each in enumerate(within) if each.id == branching.id), -1)
        joined = _behind(found, branching, callee, call, Reach(around, index))
        if isinstance(joined, str):
            return joined
        found = joined
        block = around


def _behind(found: Reach, branching: Node, callee: str, call: Node, outer: Reach) -> Reach | str:
    ways = ways_of(branching)
    others = [
        each
        for each in (ways.lists if ways is not None else ())
        if not any(node.start_byte <= call.start_byte < node.end_byte for node in each) and _may(each, callee)
    ]
    if others:
        sure = ways is not None and ways.exhaustive and all(_surely(each, callee) or stops(each) for each in ways.lists)
        left = ways is not None and any(stops(each) and _may(each, callee) for each in ways.lists)
        return outer if sure and not left else SEVERAL
    return outer if _makes_up(branching, callee, outer) else found


def _branching_around(block: Node) -> Node | None:
    """The outermost condition of the chain that the block is a branch of."""
    node, found = block.parent, None
    while node is not None and node.type not in BLOCKS and node.type not in FUNCTIONS and node.type not in CLASSES:
        found = node if node.type == "if_statement" else found
        node = node.parent
    return found


def _may(run: Sequence[Node], callee: str) -> bool:
    return any(callee_of(each) == callee for statement in run for each in calls(statement))


def _surely(run: Sequence[Node], callee: str) -> bool:
    for statement in run:
        ways = ways_of(statement)
        if ways is None and _may([statement], callee):
            return True
        if ways is not None and ways.exhaustive and all(_surely(each, callee) for each in ways.lists):
            return True
    return False


def _makes_up(branching: Node, callee: str, outer: Reach) -> bool:
    """Whether the branch runs exactly when an earlier one, which notes that it has done the act, did not."""
    condition = branching.child_by_field_name("condition")
    condition = bare(condition) if condition is not None else None
    if condition is None or condition.type not in {"not_operator", "unary_expression"} or not negates(condition):
        return False
    flag = text_of(condition.child_by_field_name("argument"))
    return any(_notes(each, flag, callee) for each in statements(outer.block)[: outer.index])


def _notes(statement: Node, flag: str, callee: str) -> bool:
    for block in (each for each in own(statement) if each.type in BLOCKS):
        within = statements(block)
        noted = any(each.name == flag and each.value in {"True", "true"} for node in within for each in bound_by(node))
        if noted and _may(within, callee):
            return True
    return False
