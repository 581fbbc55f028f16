"""Whether an expression has surely been evaluated when the anchor is reached."""

from tree_sitter import Node

from analyzers.scope.syntax import BLOCKS, FUNCTIONS, LOOPS, text_of

_BRANCHES = frozenset(
    {"else_clause", "elif_clause", "except_clause", "catch_clause", "finally_clause", "switch_case", "case_clause"}
)
_COMPREHENSIONS = frozenset(
    {"list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"}
)
_CHOICES = frozenset({"conditional_expression", "ternary_expression"})
_SHORT = frozenset({"and", "or", "&&", "||", "??"})


def surely_evaluated(node: Node, path: list[Node], offset: int) -> bool:
    """Whether ``node`` is evaluated on every way to ``offset``, to whose block ``path`` leads from the root."""
    on_path = {each.id for each in path}
    here = node
    while here.parent is not None and here.parent.id not in on_path:
        if _may_be_skipped(here, here.parent):
            return False
        here = here.parent
    above = here.parent
    if above is None or here.end_byte > offset:
        return False
    if above.type in BLOCKS:
        return True
    condition = above.child_by_field_name("condition")
    if condition is not None and condition.id == here.id:
        return node.end_byte <= offset and not _is_right_of_choice(node, here)
    right = above.child_by_field_name("right")
    return above.type in LOOPS and right is not None and right.id == here.id


def _may_be_skipped(child: Node, parent: Node) -> bool:
    if parent.type in FUNCTIONS or parent.type in _BRANCHES or parent.type in _COMPREHENSIONS:
        return True
    if parent.type in _CHOICES:
        condition = parent.child_by_field_name("condition")
        return condition is None or condition.id != child.id
    if parent.type in {"if_statement", "while_statement"}:
        condition = parent.child_by_field_name("condition")
        return condition is None or condition.id != child.id
    if parent.type in LOOPS or parent.type == "try_statement":
        body = parent.child_by_field_name("body")
        return body is not None and body.id == child.id
    return _is_right(child, parent)


def _is_right(child: Node, parent: Node) -> bool:
    operator = text_of(parent.child_by_field_name("operator"))
    right = parent.child_by_field_name("right")
    return operator in _SHORT and right is not None and right.id == child.id


def _is_right_of_choice(node: Node, top: Node) -> bool:
    here = node
    while here.id != top.id and here.parent is not None:
        if _is_right(here, here.parent):
            return True
        here = here.parent
    return False
