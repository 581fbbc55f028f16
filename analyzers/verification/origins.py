"""Where a name of a file gets its value: what it is given, what it is taken out of, what a function gives back."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.scope.syntax import everything, text_of


def entry(table: Node, key: str) -> Node | None:
    """What a table that is written out holds under a key; None for anything else."""
    if table.type not in {"dictionary", "object"}:
        return None
    for pair in table.named_children:
        name, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        if name is not None and text_of(name).strip("\"'`") == key:
            return value
    return None


def given(name: str, read: Node) -> Iterator[tuple[Node, str]]:
    """What ``name``, which is read at a node, is given in its function or in the module.

    Each with the key that is taken out of it, which is empty for all of it.
    """
    scope = _outermost(read)
    for node in everything(_root(read)):
        if node.type in _FUNCTIONS:
            if _is_named(node, name):
                yield from ((each, "") for each in _results(node))
            continue
        if node.type not in _GIVING:
            continue
        left = node.child_by_field_name("left") or node.child_by_field_name("name")
        right = node.child_by_field_name("right") or node.child_by_field_name("value")
        if left is None or right is None or _outermost(node) not in {None, scope}:
            continue
        if left.type == "identifier" and text_of(left) == name:
            yield right, ""
        elif left.type == "object_pattern":
            key = _taken(left, name)
            if key:
                yield _inner(right), key
        elif left.type in _ROWS:
            yield from ((each, "") for each in _in_row(left, right, name))


def _in_row(left: Node, right: Node, name: str) -> Iterator[Node]:
    """What a name among several is given: its own part where that is written out, else all."""
    at = next((at for at, each in enumerate(left.named_children) if text_of(each) == name), None)
    if at is None:
        return
    parts = right.named_children if right.type in _LISTS else []
    yield parts[at] if len(parts) == len(left.named_children) else right


def _is_named(function: Node, name: str) -> bool:
    own, parent = function.child_by_field_name("name"), function.parent
    if own is None and parent is not None and parent.type in {"variable_declarator", "assignment"}:
        own = parent.child_by_field_name("name") or parent.child_by_field_name("left")
    return own is not None and text_of(own) == name


def _results(function: Node) -> Iterator[Node]:
    """What a function gives back."""
    body = function.child_by_field_name("body")
    if body is not None and body.type not in {"block", "statement_block"}:
        yield body
    for each in everything(function):
        if each.type == "return_statement" and each.named_children:
            yield each.named_children[0]


_ROWS = frozenset({"pattern_list", "tuple_pattern", "list_pattern", "array_pattern"})
_LISTS = frozenset({"expression_list", "tuple", "list", "array"})
_GIVING = frozenset(
    {
        "variable_declarator",
        "assignment",
        "assignment_expression",
        "named_expression",
        "for_statement",
        "for_in_statement",
    }
)
_FUNCTIONS = frozenset(
    {
        "function_definition",
        "function_declaration",
        "method_definition",
        "arrow_function",
        "function_expression",
        "lambda",
    }
)


def _outermost(node: Node) -> int | None:
    """The outermost function around a node, or None."""
    found, at = None, node.parent
    while at is not None:
        found = at.id if at.type in _FUNCTIONS else found
        at = at.parent
    return found


def _root(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node


def _taken(pattern: Node, name: str) -> str:
    """The key that a pattern binds a name to, or empty."""
    for each in everything(pattern):
        if each.type == "shorthand_property_identifier_pattern" and text_of(each) == name:
            return name
        key, value = each.child_by_field_name("key"), each.child_by_field_name("value")
        if each.type == "pair_pattern" and key is not None and value is not None and text_of(value) == name:
            return text_of(key)
    return ""


def _inner(node: Node) -> Node:
    while (
        node.type in {"await_expression", "await", "parenthesized_expression", "as_expression"} and node.named_children
    ):
        node = node.named_children[0]
    return node
