"""Read the names that a parameter list binds."""

from tree_sitter import Node

from analyzers.facts.query import Material

_BOUND = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_INNER_FIELD = {
    "assignment_pattern": "left",
    "object_assignment_pattern": "left",
    "pair_pattern": "value",
    "required_parameter": "pattern",
    "optional_parameter": "pattern",
    "default_parameter": "name",
    "typed_default_parameter": "name",
}
_HOLDERS = frozenset(
    {
        "array_pattern",
        "dictionary_splat_pattern",
        "formal_parameters",
        "list_splat_pattern",
        "object_pattern",
        "parameters",
        "rest_pattern",
        "tuple_pattern",
    }
)
_NAMES_READ = 200


def parameters_of(material: Material, function: Node) -> tuple[str, ...]:
    """The names that the function's parameters bind, destructured ones included, in order."""
    listed = function.child_by_field_name("parameters") or function.child_by_field_name("parameter")
    names: list[str] = []
    waiting = [] if listed is None else [listed]
    while waiting and len(names) < _NAMES_READ:
        node = waiting.pop()
        inner = node.child_by_field_name(_INNER_FIELD[node.type]) if node.type in _INNER_FIELD else None
        if node.type in _BOUND:
            names.append(material.text(node))
        elif inner is not None:
            waiting.append(inner)
        elif node.type == "typed_parameter":
            waiting.extend(node.named_children[:1])
        elif node.type in _HOLDERS:
            waiting.extend(reversed(node.named_children))
    return tuple(names)
