"""What the nodes of a tree of declarations are, before anything is looked up."""

from collections.abc import Iterator

from tree_sitter import Node

from lsp_server.workspace.sdk.typescript.units import text

CLASSES = {"class_declaration", "abstract_class_declaration", "class"}
"""Classes."""
MEMBERS = {
    "method_signature",
    "abstract_method_signature",
    "method_definition",
    "property_signature",
    "public_field_definition",
}
"""Members of classes, interfaces and types of objects."""
MOST = 3_000
"""Members of one body that are looked at."""
FUNCTIONS = {"function_signature", "function_declaration", "function_type", "constructor_type", "call_signature"}
"""Functions and types of functions."""


def kind_of(node: Node) -> str:
    """What a member or declaration is, in one word; a property that holds a function counts as a property."""
    kinds = {
        "function": FUNCTIONS,
        "class": CLASSES,
        "interface": {"interface_declaration"},
        "type": {"type_alias_declaration"},
        "enum": {"enum_declaration"},
        "namespace": {"internal_module", "module", "program"},
        "constant": {"variable_declarator"},
        "property": {"property_signature", "public_field_definition"},
    }
    found = next((kind for kind, types in kinds.items() if node.type in types), "method")
    return "property" if found == "method" and any(each.type == "get" for each in node.children) else found


def annotated(node: Node) -> Node | None:
    """The type that a declaration, a member or a function's result is said to be of."""
    found = node.child_by_field_name("return_type") or node.child_by_field_name("type")
    while found is not None and found.type in {"type_annotation", "parenthesized_type", "readonly_type"}:
        found = next(iter(found.named_children), None)
    return found


def listed(body: Node, *, static: bool = False) -> Iterator[tuple[str, Node]]:
    """The public members that a body lists; none when it lists more than ``MOST``."""
    for node in body.named_children if body.named_child_count <= MOST else ():
        name = node.child_by_field_name("name")
        marks = {text(each) for each in node.children if each.type in {"static", "accessibility_modifier"}}
        if node.type not in MEMBERS or name is None or marks & {"private", "protected"} or name.type.startswith("pri"):
            continue
        told = text(name).strip("[]\"'")
        if told != "constructor" and ("static" in marks) == static:
            yield told, node
