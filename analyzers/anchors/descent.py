"""From the act down to the block whose success path it is on."""

from dataclasses import replace

from tree_sitter import Node

from analyzers.anchors.callbacks import awaited_later, goes_on_unseen
from analyzers.anchors.exits import exits_in
from analyzers.anchors.outcome import Outcome, outcome
from analyzers.anchors.reach import (
    EITHER_WAY,
    EMPTY,
    LEFT_INSIDE,
    NO_BRACES,
    NOT_AWAITED,
    ONLY_EXPRESSION,
    RESCUED,
    RETURNED,
    SAME_LINES,
    Reach,
)
from analyzers.scope import is_call_to, stops
from analyzers.scope.statements import listed
from analyzers.scope.syntax import BLOCKS, CALLS, EXITS, FUNCTIONS, LOOPS, body_of, calls, own, statements, text_of

_RESCUES = frozenset({"except_clause", "catch_clause", "finally_clause"})


def reach(path: list[Node], *, failing: bool = False) -> Reach | str:
    """Where the act that ``path`` leads to is done; ``path`` begins with the body of the function.

    The answer is a text when the act stands where no capture may follow.
    ``failing`` says that the moment itself is that something went wrong.
    """
    block = path[0]
    position = 0
    while True:
        step = _step(path, position, block, failing)
        if not isinstance(step, int):
            return step
        position = step
        block = path[position]


def _step(path: list[Node], position: int, block: Node, failing: bool) -> int | Reach | str:
    """The position of the next block on the way down, or where the way ends."""
    within = statements(block)
    below = path[position + 1 :]
    index = next((at for at, each in enumerate(within) if below and each.id == below[0].id), None)
    if index is None:
        return Reach(block, -1, whole=True) if within else EMPTY
    here = Reach(block, index)
    inner = next((at for at, each in enumerate(below) if at and each.type in BLOCKS), None)
    between = below[: inner if inner is not None else len(below)]
    inside = position + 1 + inner if inner is not None else None
    return _rescued(between, failing) or _through(here, between, inside, failing)


def _rescued(between: list[Node], failing: bool) -> str:
    clause = next((each for each in between if each.type in _RESCUES), None)
    if clause is None:
        return ""
    if clause.type == "finally_clause":
        return EITHER_WAY
    return "" if failing else RESCUED


def _through(here: Reach, between: list[Node], inside: int | None, failing: bool) -> int | Reach | str:
    """Past the nodes ``between`` a statement of this block and the next block, whose position is ``inside``."""
    function = next((each for each in between if each.type in FUNCTIONS), None)
    if function is not None:
        return _callback(here, between, function, inside, failing)
    if any(each.type in LOOPS for each in between):
        return _behind_loop(here)
    if inside is None:
        return _without_block(here, between)
    if between[0].type == "with_statement" and _is_transaction(between[0]):
        return LEFT_INSIDE if stops(listed(body_of(between[0]))) else here
    return inside


def _callback(here: Reach, between: list[Node], function: Node, inside: int | None, failing: bool) -> int | Reach | str:
    around = [each for each in between[: between.index(function)] if each.type in CALLS]
    if not failing and any(is_call_to(each, "rescues") for each in around):
        return "The act stands in a callback that runs when something went wrong."
    handled = any(each.type == "jsx_attribute" for each in between)
    if not handled and any(is_call_to(each, kind) for each in around for kind in ("transactions", "iterations")):
        return _returned(here, between) or here
    if inside is not None:
        return inside
    if handled or not any(each.type in EXITS or each.type in {"await", "await_expression"} for each in between):
        return ONLY_EXPRESSION
    return _returned(here, between) or here


def _behind_loop(here: Reach) -> Reach | str:
    if any(not each.failure for each in exits_in(statements(here.block)[here.index])):
        return "The act stands in a loop that the success path leaves from inside."
    return here


def _without_block(here: Reach, between: list[Node]) -> Reach | str:
    statement = between[0]
    if statement.type == "if_statement":
        return _in_condition(here, between)
    if statement.type == "case_clause":
        consequence = statement.child_by_field_name("consequence")
        return Reach(consequence, -1, whole=True) if consequence is not None else EMPTY
    if statement.type in {"switch_statement", "while_statement", "match_statement"}:
        return "The act is a condition."
    return _returned(here, between) or _awaited(here, between)


def _awaited(here: Reach, between: list[Node]) -> Reach | str:
    statement = statements(here.block)[here.index]
    if any(each.type == "await_expression" for each in own(statement)):
        return here
    return awaited_later(statement, between[-1]) or (NOT_AWAITED if goes_on_unseen(statement, between[-1]) else here)


def _in_condition(here: Reach, between: list[Node]) -> Reach | str:
    clause = next((each for each in reversed(between) if each.child_by_field_name("condition") is not None), between[0])
    condition = clause.child_by_field_name("condition")
    consequence = clause.child_by_field_name("consequence")
    ids = [each.id for each in between]
    if condition is None or consequence is None or condition.id not in ids:
        return NO_BRACES
    called = any(each.type in CALLS for each in between[ids.index(condition.id) :])
    if called and outcome(condition) is Outcome.TROUBLE:
        return here if stops(listed(consequence)) else _otherwise(clause)
    if consequence.type not in BLOCKS:
        return NO_BRACES
    return Reach(consequence, -1, whole=not called) if statements(consequence) else EMPTY


def _otherwise(clause: Node) -> Reach | str:
    """The block that runs when the condition of ``clause`` does not hold."""
    other = clause.child_by_field_name("alternative")
    block = None if other is None else body_of(other)
    if block is None or block.type not in BLOCKS or not statements(block):
        return SAME_LINES
    return Reach(block, -1)


def _returned(here: Reach, between: list[Node]) -> Reach | str:
    """The place of an act that an exit is part of; an empty text when none is."""
    statement = statements(here.block)[here.index]
    if statement.type in {"raise_statement", "throw_statement"} or (statement.type in EXITS and _answers(between)):
        return replace(here, before=True)
    if statement.type in EXITS:
        return awaited_later(statement, between[-1]) or RETURNED
    if statement.type == "expression_statement" and any(is_call_to(each, "departures") for each in calls(statement)):
        return "The act is part of the call that leaves the function."
    return ""


def _answers(between: list[Node]) -> bool:
    """Whether the call that is the act does nothing but build what is returned."""
    calling = [each for each in between if each.type in CALLS]
    if not calling and between[-1].type in EXITS:
        calling = calls(between[-1])[:1]
    return bool(calling) and is_call_to(calling[-1], "answers")


def _is_transaction(statement: Node) -> bool:
    clause = next((each for each in statement.named_children if each.type == "with_clause"), None)
    if clause is None:
        return False
    named = any(each.type in CALLS and is_call_to(each, "transactions") for each in own(clause))
    return named or any(word in text_of(clause) for word in ("atomic", "transaction"))
