"""Follow the success path from the act to the last statement that must have succeeded."""

from dataclasses import dataclass

from tree_sitter import Node

from analyzers.anchors.exits import exits_in
from analyzers.anchors.outcome import Outcome, outcome, words
from analyzers.anchors.reach import EMPTY, NO_BRACES, SAME_LINES, Reach
from analyzers.anchors.spots import Spot
from analyzers.scope import ends_by_call, is_call_to, stops
from analyzers.scope.statements import bound_by, listed
from analyzers.scope.syntax import (
    BLOCKS,
    EXITS,
    JUMPS,
    body_of,
    callee_of,
    calls,
    own,
    root_of,
    statements,
    text_of,
)
from analyzers.words import split


def follow(found: Reach) -> Spot | str:
    """The spot on the success path behind the act and all that completes it, or why there is none."""
    within = statements(found.block)
    if not within:
        return EMPTY
    if found.before or (found.index >= 0 and _farewell(within[found.index])):
        return Spot(found.block, found.index, before=True)
    last = _Path(within, found).last()
    if not isinstance(last, int):
        return follow(last) if isinstance(last, Reach) else last
    if last >= 0:
        return Spot(found.block, last)
    first = 1 if _is_directive(within[0]) and len(within) > 1 else 0
    return Spot(found.block, first, before=True)


def leaves(statement: Node) -> bool:
    """Whether the statement itself is a way out of the function or of the block."""
    return statement.type in EXITS or statement.type in JUMPS or ends_by_call(statement)


@dataclass(slots=True)
class _Path:
    within: list[Node]
    found: Reach

    def last(self) -> int | Reach | str:
        """Index of the last statement that belongs to the act; or the branch in which its success is known."""
        last = self.found.index
        act = self.within[last] if last >= 0 else None
        names = set(self.found.names) | ({each.name for each in bound_by(act)} if act is not None else set())
        subjects = names | (_receivers(act) if act is not None else set())
        letter = act is not None and _prepares_a_letter(act)
        for at in range(last + 1, len(self.within)):
            statement = self.within[at]
            if leaves(statement):
                break
            told = _judged(statement, names)
            if told is not None:
                return told
            ways_out = exits_in(statement)
            guard = self.found.whole and _is_guard(statement)
            if any(not each.failure for each in ways_out) and not guard:
                break
            if self.found.whole or ways_out or _completes(statement, names, subjects, letter):
                last = at
            names |= _passed_on(statement, names)
        return last


def _judged(statement: Node, names: set[str]) -> Reach | str | None:
    """The branch that knows that the act went well, when the statement asks for it; None when it does not."""
    condition = statement.child_by_field_name("condition") if statement.type == "if_statement" else None
    told = outcome(condition, names) if condition is not None and names else Outcome.UNKNOWN
    if told is Outcome.UNKNOWN:
        return None
    consequence = statement.child_by_field_name("consequence")
    if told is Outcome.SUCCESS:
        return _into(consequence, NO_BRACES)
    if stops(listed(consequence)):
        return None
    other = statement.child_by_field_name("alternative")
    return _into(body_of(other) if other is not None else None, SAME_LINES)


def _into(block: Node | None, otherwise: str) -> Reach | str:
    if block is None or block.type not in BLOCKS:
        return otherwise
    return Reach(block, -1) if statements(block) else EMPTY


def _is_guard(statement: Node) -> bool:
    """Whether the statement is a branch that does nothing but leave."""
    if statement.type != "if_statement" or statement.child_by_field_name("alternative") is not None:
        return False
    run = listed(statement.child_by_field_name("consequence"))
    return len(run) == 1 and leaves(run[0])


def _completes(statement: Node, names: set[str], subjects: set[str], letter: bool) -> bool:
    for call in calls(statement):
        if is_call_to(call, "completes") or (is_call_to(call, "gatherings") and names & _names_in(call)):
            return True
        owner = callee_of(call).rpartition(".")[0]
        if is_call_to(call, "keeps") and (owner in subjects or root_of(owner) in names):
            return True
        if is_call_to(call, "verifications") and root_of(owner) in names:
            return True
        if letter and _first_word(call) in words("deliveries") and names & _names_in(call):
            return True
    awaited = (each for each in own(statement) if each.type in {"await", "await_expression"})
    return any(len(each.named_children) == 1 and text_of(each.named_children[0]) in names for each in awaited)


def _passed_on(statement: Node, names: set[str]) -> set[str]:
    """Names that the statement binds to a part of what ``names`` hold, or to what it reads as."""
    found: set[str] = set()
    for each in bound_by(statement):
        value = each.value.removeprefix("await ").strip()
        if root_of(value.partition("(")[0].replace("?", "")) in names and value.rpartition("(")[2] in {value, ")"}:
            found.add(each.name)
    return found


def _receivers(act: Node) -> set[str]:
    return {owner for each in calls(act) if (owner := callee_of(each).rpartition(".")[0])}


def _prepares_a_letter(act: Node) -> bool:
    made = [set(split(callee_of(each).rpartition(".")[2])) for each in calls(act) if _first_word(each)]
    return any(each & words("preparers") and each & words("letters") for each in made)


def _first_word(call: Node) -> str:
    return next(iter(split(callee_of(call).rpartition(".")[2])), "")


def _names_in(node: Node) -> set[str]:
    return {text_of(each) for each in own(node) if each.type == "identifier"}


def _farewell(statement: Node) -> bool:
    return any(is_call_to(each, "farewells") for each in calls(statement))


def _is_directive(statement: Node) -> bool:
    inner = statement.named_children[0] if statement.named_children else statement
    return statement.type == "expression_statement" and inner.type == "string"
