"""The names that targets, patterns and parameters bind."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.scope.syntax import text_of

_NAMES = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_OPAQUE = frozenset({"attribute", "member_expression", "subscript", "subscript_expression", "type", "type_annotation"})
_INNER = {
    "pair_pattern": "value",
    "object_assignment_pattern": "left",
    "assignment_pattern": "left",
    "required_parameter": "pattern",
    "optional_parameter": "pattern",
    "default_parameter": "name",
    "typed_default_parameter": "name",
}


def names_in(target: Node | None) -> list[Node]:
    """The name nodes that an assignment's target or a parameter binds, in order; members and indexes bind none."""
    found: list[Node] = []
    waiting = [target] if target is not None else []
    while waiting:
        node = waiting.pop()
        if node.type in _NAMES:
            found.append(node)
        elif node.type in _INNER:
            inner = node.child_by_field_name(_INNER[node.type])
            waiting.extend([inner] if inner is not None else [])
        elif node.type not in _OPAQUE:
            waiting.extend(reversed(node.named_children))
    return found


def parameters(function: Node) -> Iterator[tuple[Node, str, bool]]:
    """Each name that a function's parameters bind: its node, its annotation, and whether it may be missing."""
    listed = function.child_by_field_name("parameters") or function.child_by_field_name("parameter")
    if listed is None:
        return
    for each in [listed] if listed.type == "identifier" else listed.named_children:
        if each.type == "comment":
            continue
        annotation = annotation_of(each)
        optional = each.type == "optional_parameter" or _defaults_to_nothing(each)
        names = names_in(each)
        whole = len(names) == 1 and "{" not in text_of(each).partition(":")[0]
        for name in names:
            yield name, annotation if whole else "", optional


def annotation_of(node: Node) -> str:
    """The type that a parameter or declaration is annotated with, without its colon; empty when there is none."""
    return text_of(node.child_by_field_name("type")).removeprefix(":").strip()


def _defaults_to_nothing(parameter: Node) -> bool:
    value = parameter.child_by_field_name("value")
    return value is not None and value.type in {"none", "null", "undefined"}
