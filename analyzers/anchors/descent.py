"""From the act down to the block whose success path it is on."""

from dataclasses import dataclass

from tree_sitter import Node

from analyzers.anchors.exits import exits_in
from analyzers.scope import is_call_to, stops
from analyzers.scope.statements import listed
from analyzers.scope.syntax import BLOCKS, CALLS, EXITS, FUNCTIONS, LOOPS, body_of, calls, own, statements, text_of

_RESCUES = frozenset({"except_clause", "catch_clause", "finally_clause"})


@dataclass(frozen=True, slots=True)
class Reach:
    """A block, and the statement in it from which the success path is followed."""

    block: Node
    index: int
    """Index of the statement that does the act; -1 for the way into the block."""
    whole: bool = False
    """Whether the block as a whole is the act, so that the place is at its end."""


def reach(path: list[Node]) -> Reach | str:
    """Where the act that ``path`` leads to is done; ``path`` begins with the body of the function.

    The answer is a text when the act stands where no capture may follow.
    """
    block = path[0]
    position = 0
    while True:
        step = _step(path, position, block)
        if not isinstance(step, int):
            return step
        position = step
        block = path[position]


def _step(path: list[Node], position: int, block: Node) -> int | Reach | str:
    """The position of the next block on the way down, or where the way ends."""
    within = statements(block)
    below = path[position + 1 :]
    if not below:
        return Reach(block, -1, whole=True)
    index = next((at for at, each in enumerate(within) if each.id == below[0].id), None)
    if index is None:
        return Reach(block, -1, whole=True) if within else "The block is empty."
    here = Reach(block, index)
    inner = next((at for at, each in enumerate(below) if at and each.type in BLOCKS), None)
    between = below[: inner if inner is not None else len(below)]
    return _through(here, between, position + 1 + inner if inner is not None else None)


def _through(here: Reach, between: list[Node], inside: int | None) -> int | Reach | str:
    """Past the nodes ``between`` a statement of this block and the next block, whose position is ``inside``."""
    function = next((each for each in between if each.type in FUNCTIONS), None)
    if any(each.type in _RESCUES for each in between):
        return "The act stands in a branch that runs when something went wrong."
    if function is not None:
        return _callback(here, between, function, inside)
    if any(each.type in LOOPS for each in between):
        return _behind_loop(here)
    if inside is None:
        return _without_block(here, between)
    transacted = between[0].type == "with_statement" and _in_transaction(between[0])
    return here if transacted else inside


def _callback(here: Reach, between: list[Node], function: Node, inside: int | None) -> int | Reach | str:
    statement = between[0]
    around = [each for each in between[: between.index(function)] if each.type in CALLS]
    if any(is_call_to(each, "rescues") for each in around):
        return "The act stands in a callback that runs when something went wrong."
    if any(is_call_to(each, kind) for each in around for kind in ("transactions", "iterations")):
        return _returned(here) or here
    if inside is not None:
        return inside
    if any(each.type in {"await", "await_expression"} for each in between):
        return _returned(here) or here
    return "The act is a function's only expression." if statement.type not in EXITS else _returned(here) or here


def _behind_loop(here: Reach) -> Reach | str:
    if any(not each.failure for each in exits_in(statements(here.block)[here.index])):
        return "The act stands in a loop that the success path leaves from inside."
    return here


def _without_block(here: Reach, between: list[Node]) -> Reach | str:
    statement = between[0]
    if statement.type == "if_statement":
        return _in_condition(here, between)
    if statement.type in {"switch_statement", "while_statement"}:
        return "The act is a condition."
    return _returned(here) or _awaited_later(here) or here


def _in_condition(here: Reach, between: list[Node]) -> Reach | str:
    statement = between[0]
    clause = next((each for each in reversed(between) if each.child_by_field_name("condition") is not None), statement)
    condition = clause.child_by_field_name("condition")
    consequence = clause.child_by_field_name("consequence")
    if condition is None or consequence is None or condition.id not in {each.id for each in between}:
        return "The act stands in a branch without braces."
    inside = between[[each.id for each in between].index(condition.id) :]
    called = any(each.type in CALLS for each in inside)
    if called and (stops(listed(consequence)) and _negated(condition)):
        return here
    if consequence.type not in BLOCKS:
        return "The branch has no braces."
    return Reach(consequence, -1, whole=not called) if statements(consequence) else "The branch is empty."


def _negated(condition: Node) -> bool:
    written = text_of(condition).lstrip("( ")
    return written.startswith(("!", "not ")) or any(word in written for word in ("=== false", "== null", "is None"))


def _returned(here: Reach) -> str:
    statement = statements(here.block)[here.index]
    if statement.type in EXITS:
        return "The act is part of what the function returns, so no line can follow it."
    if statement.type == "expression_statement" and any(is_call_to(each, "departures") for each in calls(statement)):
        return "The act is part of the call that leaves the function."
    return ""


def _awaited_later(here: Reach) -> Reach | None:
    """The block of the callback that takes the result of an act that is not waited for."""
    statement = statements(here.block)[here.index]
    awaited = any(each.type == "await_expression" for each in own(statement))
    for call in calls(statement) if not awaited else ():
        target = call.child_by_field_name("function")
        if target is None or text_of(target.child_by_field_name("property")) != "then":
            continue
        arguments = call.child_by_field_name("arguments")
        callback = arguments.named_children[0] if arguments is not None and arguments.named_children else None
        body = body_of(callback) if callback is not None and callback.type in FUNCTIONS else None
        if body is not None and body.type == "statement_block" and statements(body):
            return Reach(body, -1)
    return None


def _in_transaction(statement: Node) -> bool:
    clause = next((each for each in statement.named_children if each.type == "with_clause"), None)
    if clause is None or stops(listed(body_of(statement))):
        return False
    named = any(each.type in CALLS and is_call_to(each, "transactions") for each in own(clause))
    return named or any(word in text_of(clause) for word in ("atomic", "transaction"))
