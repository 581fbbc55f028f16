"""Follow the success path from the act to the last statement that must have succeeded."""

from tree_sitter import Node

from analyzers.anchors.descent import Reach
from analyzers.anchors.exits import exits_in
from analyzers.anchors.spots import Spot
from analyzers.scope import ends_by_call, is_call_to
from analyzers.scope.statements import bound_by
from analyzers.scope.syntax import EXITS, JUMPS, calls, own, statements, text_of


def follow(found: Reach) -> Spot | str:
    """The spot on the success path behind the act and all that completes it, or why there is none."""
    within = statements(found.block)
    if not within:
        return "The block is empty."
    if found.index >= 0 and _farewell(within[found.index]):
        return Spot(found.block, found.index, before=True)
    last = _last(within, found)
    if last >= 0:
        return Spot(found.block, last)
    first = 1 if _is_directive(within[0]) and len(within) > 1 else 0
    return Spot(found.block, first, before=True)


def _last(within: list[Node], found: Reach) -> int:
    last = found.index
    names = {each.name for each in bound_by(within[last])} if last >= 0 else set()
    for at in range(last + 1, len(within)):
        statement = within[at]
        if statement.type in EXITS or statement.type in JUMPS or ends_by_call(statement):
            break
        ways_out = exits_in(statement)
        if any(not each.failure for each in ways_out):
            break
        if found.whole or ways_out or _completes(statement, names):
            last = at
    return last


def _completes(statement: Node, names: set[str]) -> bool:
    for call in calls(statement):
        if is_call_to(call, "completes"):
            return True
        if is_call_to(call, "gatherings") and names & _names_in(call):
            return True
    awaited = (each for each in own(statement) if each.type in {"await", "await_expression"})
    return any(len(each.named_children) == 1 and text_of(each.named_children[0]) in names for each in awaited)


def _names_in(node: Node) -> set[str]:
    return {text_of(each) for each in own(node) if each.type == "identifier"}


def _farewell(statement: Node) -> bool:
    return any(is_call_to(each, "farewells") for each in calls(statement))


def _is_directive(statement: Node) -> bool:
    inner = statement.named_children[0] if statement.named_children else statement
    return statement.type == "expression_statement" and inner.type == "string"
