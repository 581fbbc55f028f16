"""Which statements end the way, and which names a run of statements surely binds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tree_sitter import Node

from analyzers.scope.binding import Binding
from analyzers.scope.inner import dropped_by
from analyzers.scope.statements import bound_by, ways_of
from analyzers.scope.syntax import CALLS, EXITS, JUMPS, callee_of, unwrapped
from analyzers.shipped import toml
from analyzers.words import matches


def is_call_to(node: Node, kind: str) -> bool:
    """Whether the node is a call to one of the callees listed under ``kind`` in the flow lexicon."""
    if node.type not in CALLS:
        return False
    callee = callee_of(node)
    return bool(callee) and any(matches(callee, pattern) for pattern in toml("lexicon/flow.toml")[kind])


def ends_by_call(statement: Node) -> bool:
    """Whether the statement is a bare call that never returns; a member's ``redirect`` answers and goes on."""
    if statement.type != "expression_statement" or not statement.named_children:
        return False
    call = unwrapped(statement.named_children[0])
    return is_call_to(call, "terminators") and ("." not in callee_of(call) or ".exit" in callee_of(call))


def terminates(statement: Node) -> bool:
    """Whether what stands after the statement never runs because of it."""
    if statement.type in EXITS or statement.type in JUMPS or ends_by_call(statement):
        return True
    ways = ways_of(statement)
    return ways is not None and ways.exhaustive and all(map(stops, ways.lists))


def stops(run: Sequence[Node]) -> bool:
    """Whether a run of statements surely leaves by an exit or a jump."""
    return any(terminates(each) for each in run)


def sure(run: Iterable[Node]) -> dict[str, Binding]:
    """The names that a run of statements surely binds, each as it was bound last."""
    found: dict[str, Binding] = {}
    for statement in run:
        for name in dropped_by(statement):
            found.pop(name, None)
        found.update(sure_of(statement))
    return found


def sure_of(statement: Node) -> dict[str, Binding]:
    """The names that a statement surely binds for those after it: its own, and those that every way through binds."""
    found = {each.name: each for each in bound_by(statement)}
    ways = ways_of(statement)
    if ways is None or not ways.exhaustive:
        return found
    live = [escaping(sure(run)) for run in ways.lists if not stops(run)]
    if live:
        shared = set.intersection(*(set(each) for each in live))
        found.update({name: _joined([each[name] for each in live]) for name in sorted(shared)})
    return found


def _joined(ways: Sequence[Binding]) -> Binding:
    """A name as it is behind several ways that each bind it."""
    return replace(ways[-1], nullable=any(each.nullable for each in ways))


def escaping(names: dict[str, Binding]) -> dict[str, Binding]:
    """Those of the names that outlive the block that binds them."""
    return {name: each for name, each in names.items() if not each.scoped}
