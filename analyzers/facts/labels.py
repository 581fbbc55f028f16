"""Read the words that a person sees on a user-interface element."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.facts.nodes import string_value
from analyzers.facts.query import Material

_NODES_READ = 400
_LONGEST = 80
_SPOKEN = ("aria-label", "title", "label", "value", "alt")
_CALLED = ("data-testid", "testID", "id")
_SUBMITTING = frozenset({"submit", "image"})
_TAGS = frozenset({"jsx_opening_element", "jsx_closing_element", "jsx_self_closing_element"})
_SILENT = _TAGS | {"binary_expression", "comment", "arrow_function", "string", "template_string"}
_ELEMENTS = frozenset({"jsx_element", "jsx_self_closing_element"})


def tag_of(element: Node) -> Node:
    """The part of an element that holds its name and attributes."""
    return element.child_by_field_name("open_tag") or element


def name_of(material: Material, element: Node) -> str:
    """The element's name as written: ``form``, ``Dialog.Trigger``."""
    name = tag_of(element).child_by_field_name("name")
    return "" if name is None else material.text(name)


def attributes_of(material: Material, element: Node) -> Iterator[tuple[str, Node | None]]:
    """Name and value node of each attribute; the value is None where only the name stands."""
    for child in tag_of(element).named_children:
        if child.type == "jsx_attribute":
            parts = child.named_children
            if parts:
                yield material.text(parts[0]), parts[1] if len(parts) > 1 else None


def label_of(material: Material, element: Node) -> str:
    """The text inside the element, else what its attributes say, cut at 80 characters; may be empty."""
    return (_inner_text(material, element) or _spoken(material, element, _SPOKEN))[:_LONGEST]


def identifier_of(material: Material, element: Node) -> str:
    """What the element is called in code, for one that has no words; may be empty."""
    return _spoken(material, element, _CALLED)[:_LONGEST]


def submit_label(material: Material, form: Node) -> str:
    """The label of the button that sends a form: the one of type submit, else the last that could; may be empty."""
    label = ""
    for node in _below(form, _TAGS):
        if node.type in _ELEMENTS and node.start_byte != form.start_byte:
            said = dict(attributes_of(material, node))
            kind = _string(material, said.get("type"))
            if kind in _SUBMITTING:
                return label_of(material, node)
            if kind is None and "button" in name_of(material, node).lower():
                label = label_of(material, node) or label
    return label


def _inner_text(material: Material, element: Node) -> str:
    words: list[str] = []
    if element.type == "jsx_self_closing_element":
        return ""
    for node in _below(element, _SILENT):
        if node.type == "jsx_text":
            words.extend(material.text(node).split())
        elif node.type in {"string", "template_string"}:
            words.extend((string_value(material, node) or "").split())
    return " ".join(words)


def _spoken(material: Material, element: Node, names: tuple[str, ...]) -> str:
    said = dict(attributes_of(material, element))
    return next((value for name in names if (value := _string(material, said.get(name)))), "")


def _string(material: Material, value: Node | None) -> str | None:
    if value is not None and value.type == "jsx_expression":
        inner = value.named_children
        value = inner[0] if inner else None
    return None if value is None else string_value(material, value)


def _below(element: Node, closed: frozenset[str]) -> Iterator[Node]:
    """The nodes inside an element in the order of the text, at most 400, none below those of the kinds ``closed``."""
    waiting = list(reversed(element.named_children))
    for _ in range(_NODES_READ):
        if not waiting:
            return
        node = waiting.pop()
        yield node
        if node.type not in closed:
            inner = node.named_children
            waiting.extend(reversed(inner[1:] if node.type == "ternary_expression" else inner))
