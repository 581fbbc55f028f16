"""Names that a statement may bind anew on some of its ways, and what that leaves of what was known of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tree_sitter import Node

from analyzers.scope.binding import Binding
from analyzers.scope.flow import sure
from analyzers.scope.guards import when_false
from analyzers.scope.statements import bound_by, listed
from analyzers.scope.syntax import own


def rebound_in(node: Node) -> list[Binding]:
    """The names that a statement below ``node``, or ``node`` itself, may bind, as each is bound there."""
    return [each for below in own(node) for each in bound_by(below)]


def weakened(known: Mapping[str, Binding], rebound: Iterable[Binding]) -> dict[str, Binding]:
    """The known names that may have been bound anew: null as soon as one of their values may be."""
    found: dict[str, Binding] = {}
    for each in rebound:
        before = found.get(each.name) or known.get(each.name)
        if before is not None and not each.scoped and not before.constant:
            nullable = before.nullable or each.nullable
            found[each.name] = replace(before, nullable=nullable, value="", destructured=False)
    return found


def made_up_for(statement: Node) -> frozenset[str]:
    """Names that the statement gives a value exactly when they have none."""
    condition = statement.child_by_field_name("condition") if statement.type == "if_statement" else None
    if condition is None or statement.child_by_field_name("alternative") is not None:
        return frozenset()
    made = sure(listed(statement.child_by_field_name("consequence")))
    return frozenset(name for name in when_false(condition) if name in made and not made[name].nullable)
