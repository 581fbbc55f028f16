"""Read single nodes: spans, string values, dotted callees."""

from tree_sitter import Node

from analyzers.facts.query import Material
from analyzers.model import Span

_LONGEST_CHAIN = 24
_TEXT_LIMIT = 200
_WRAPPERS = frozenset(
    {
        "parenthesized_expression",
        "await",
        "await_expression",
        "non_null_expression",
        "as_expression",
        "satisfies_expression",
        "instantiation_expression",
    }
)
_NAMES = frozenset({"identifier", "this", "super", "import", "property_identifier"})
_PIECES = frozenset({"string_content", "string_fragment", "escape_sequence", "escape_interpolation"})
_LINKS = {
    "member_expression": ("property", "object"),
    "attribute": ("attribute", "object"),
    "call": ("", "function"),
    "call_expression": ("", "function"),
    "new_expression": ("", "constructor"),
    "subscript": ("", "value"),
    "subscript_expression": ("", "object"),
}
"""The fields of a node that hold its name in a dotted callee and what stands before the name."""
_HOLES = frozenset({"interpolation", "template_substitution"})
_STRINGS = frozenset({"string", "template_string"})


def span_of(node: Node) -> Span:
    """The node's stretch of the text."""
    return Span(node.start_byte, node.end_byte)


def cut(material: Material, node: Node) -> str:
    """The node's text, cut at 200 characters."""
    end = min(node.end_byte, node.start_byte + 4 * _TEXT_LIMIT)
    return material.source.text[node.start_byte : end].decode("utf-8", "replace")[:_TEXT_LIMIT]


def string_value(material: Material, node: Node) -> str | None:
    """The value of a string literal, escapes as written; None for anything else and for interpolation."""
    kind = node.type
    if kind == "concatenated_string":
        parts = [string_value(material, child) for child in node.named_children]
        return None if None in parts else "".join(part for part in parts if part is not None)
    if kind not in _STRINGS:
        return None
    value = ""
    for piece in node.named_children:
        part = piece.type
        if part in _PIECES:
            value += material.text(piece)
        elif part in _HOLES:
            return None
    return value


def unwrapped(node: Node) -> Node:
    """The expression inside parentheses, awaits, casts and assertions."""
    for _ in range(_LONGEST_CHAIN):
        inner = node.named_children if node.type in _WRAPPERS else []
        if not inner:
            break
        node = inner[0]
    return node


def callee_of(material: Material, call: Node) -> str:
    """The dotted callee of a call or construction, as ``Call.callee`` describes it.

    A chain is followed for 24 links; what stands before them is left out.
    A link that has no name, such as a literal, is empty.
    """
    segments: list[str] = []
    constructed = False
    node: Node | None = call
    for _ in range(2 * _LONGEST_CHAIN):
        if node is None:
            break
        constructed = constructed or node.type == "new_expression"
        name, node = _link(node)
        if name is not None:
            segments.append(material.text(name))
        elif node is None:
            segments.append("")
    dotted = ".".join(reversed(segments[:_LONGEST_CHAIN]))
    return f"new {dotted}" if constructed else dotted


def _link(node: Node) -> tuple[Node | None, Node | None]:
    """The name that a node adds to a dotted callee, and the node to go on with."""
    kind = node.type
    if kind in _NAMES:
        return node, None
    if kind in _WRAPPERS:
        inner = node.named_children
        return None, inner[0] if inner else None
    name, onward = _LINKS.get(kind, ("", ""))
    field = node.child_by_field_name
    return field(name) if name else None, field(onward) if onward else None
