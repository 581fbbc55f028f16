"""Names bound inside of expressions and patterns, and names that a statement takes away."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.scope.patterns import names_in
from analyzers.scope.syntax import CLASSES, FUNCTIONS, own, text_of

_LAZY = (
    FUNCTIONS
    | CLASSES
    | {"list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"}
)
"""Nodes whose insides may run not at all."""


def named_in(expression: Node | None, *, held: bool = False) -> Iterator[Node]:
    """The named expressions in an expression that surely run; with ``held``, when it turned out true."""
    if expression is None or expression.type in _LAZY:
        return
    if expression.type == "named_expression":
        yield expression
    children = expression.named_children
    if expression.type == "boolean_operator":
        joined = held and text_of(expression.child_by_field_name("operator")) == "and"
        children = children if joined else children[:1]
    elif expression.type == "conditional_expression":
        children = children[1:2]
    for child in children:
        yield from named_in(child, held=held and expression.type in {"boolean_operator", "parenthesized_expression"})


def captured_by(case: Node) -> Iterator[Node]:
    """The names that the patterns of a case bind."""
    for pattern in (each for each in case.named_children if each.type == "case_pattern"):
        for node in own(pattern):
            name = _captured(node)
            if name is not None and text_of(name) != "_":
                yield name


def dropped_by(statement: Node) -> set[str]:
    """Names that have no value behind the statement even if they had one: deleted ones, and those of caught errors."""
    found: set[str] = set()
    for node in own(statement):
        if node.type == "delete_statement":
            targets = [each for child in node.named_children for each in names_in(child)]
            found.update(text_of(each) for each in targets)
        elif node.type == "except_clause":
            aliases = [each for value in node.named_children for each in value.children_by_field_name("alias")]
            found.update(text_of(name) for alias in aliases for name in names_in(alias))
    return found


def _captured(node: Node) -> Node | None:
    children = node.named_children
    if node.type == "dotted_name" and len(children) == 1:
        around = node.parent
        is_class = around is not None and around.type == "class_pattern"
        return None if is_class else children[0]
    if node.type == "splat_pattern":
        return children[-1] if children else None
    if node.type == "as_pattern" and children and children[-1].type == "identifier":
        return children[-1]
    return None
