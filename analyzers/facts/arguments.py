"""Read the arguments of a call."""

from tree_sitter import Node

from analyzers.facts.nodes import cut, span_of, string_value
from analyzers.facts.query import Material
from analyzers.model import Argument, Span

_ENTRIES_READ = 100
_SPREADS = frozenset({"spread_element", "dictionary_splat", "list_splat"})

Entry = tuple[str, str, Span]


def arguments_of(material: Material, call: Node) -> tuple[Argument, ...]:
    """The arguments in order; a call without an argument list has none."""
    listed = call.child_by_field_name("arguments")
    if listed is None:
        return ()
    if listed.type == "generator_expression":
        return (_argument(material, listed),)
    return tuple(_argument(material, child) for child in listed.named_children if child.type != "comment")


def entries_of(material: Material, node: Node) -> tuple[Entry, ...]:
    """Key, value as written and span of each pair of an object or dict literal; at most a hundred.

    A spread has the key ``...``; a shorthand member has its name as key and value.
    """
    if node.type in {"object", "dictionary"}:
        pairs = (_entry(material, child) for child in node.named_children[:_ENTRIES_READ])
        return tuple(pair for pair in pairs if pair is not None)
    if node.type == "call":
        function, listed = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if function is not None and listed is not None and material.text(function) == "dict":
            pairs = (_entry(material, child) for child in listed.named_children[:_ENTRIES_READ])
            return tuple(pair for pair in pairs if pair is not None)
    return ()


def key_text(material: Material, key: Node) -> str:
    """A key as a name: without quotes, without the brackets of a computed one."""
    value = string_value(material, key)
    return value if value is not None else material.text(key).strip("[]")


def _argument(material: Material, node: Node) -> Argument:
    keyword = ""
    value: Node | None = node
    if node.type == "keyword_argument":
        name = node.child_by_field_name("name")
        keyword = "" if name is None else material.text(name)
        value = node.child_by_field_name("value")
    if value is None:
        return Argument(cut(material, node), span_of(node), keyword)
    entries = entries_of(material, value)
    return Argument(cut(material, value), span_of(value), keyword, string_value(material, value), entries)


def _entry(material: Material, node: Node) -> Entry | None:
    if node.type in _SPREADS:
        inner = node.named_children
        return ("...", cut(material, inner[0]) if inner else "", span_of(node))
    if node.type == "shorthand_property_identifier":
        name = material.text(node)
        return (name, name, span_of(node))
    if node.type == "method_definition":
        key, value = node.child_by_field_name("name"), node
    else:
        key = node.child_by_field_name("key") or node.child_by_field_name("name")
        found = node.child_by_field_name("value")
        if found is None:
            return None
        value = found
    return None if key is None else (key_text(material, key), cut(material, value), span_of(node))
