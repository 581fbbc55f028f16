"""Read string literals that may name an event, a state or what a person sees, and constants of strings."""

import re

from tree_sitter import Node

from analyzers.facts.arguments import entries_of
from analyzers.facts.classes import Class
from analyzers.facts.enclosing import Enclosing
from analyzers.facts.nodes import span_of, string_value
from analyzers.facts.query import Material
from analyzers.model import Call, Span, Text

_READABLE = re.compile(r"[^\W\d_][^\r\n<>{};\\=]{1,78}[^\r\n<>{};\\=,(]")
_MEMBER = re.compile(r"[A-Z]\w*(?:\.\w+)*\.[A-Z][A-Z0-9_]+")
_SPELT_APART = re.compile(r"[.:]")
_PLAIN = frozenset({"identifier", "member_expression", "attribute"})


def read_constants(material: Material, inside: Enclosing, classes: tuple[Class, ...]) -> tuple[tuple[str, str], ...]:
    """Names that the file's top level binds to a string, members of an object or enumeration as ``Owner.MEMBER``."""
    found: dict[str, str] = {}
    for match in material.matches("constant"):
        name, value = match["constant.name"][0], string_value(material, match["constant.value"][0])
        if value is not None and inside.at(name.start_byte) < 0:
            around = [each.name for each in classes if each.span.start <= name.start_byte < each.span.end]
            found.setdefault(".".join([*around[-1:], material.text(name)]), value)
    for match in material.matches("constants"):
        owner = match["constants.owner"][0]
        if inside.at(owner.start_byte) < 0:
            for key, value in _string_members(material, match["constants.object"][0]):
                found.setdefault(f"{material.text(owner)}.{key}", value)
    return tuple(found.items())


def read_texts(
    material: Material, inside: Enclosing, calls: tuple[Call, ...], constants: tuple[tuple[str, str], ...]
) -> tuple[Text, ...]:
    """Literals that read like a name or a short phrase, and constants where they are compared or handed over."""
    ignored = {match["ignored.literal"][0].start_byte for match in material.matches("ignored")}
    compared = {match["compared.literal"][0].start_byte for match in material.matches("compared")}
    compared |= {match["dispatch.key"][0].start_byte for match in material.matches("dispatch") if _led(material, match)}
    found: dict[Span, Text] = {}
    for match in material.matches("string"):
        node = match["string.literal"][0]
        if node.start_byte not in ignored:
            value = string_value(material, node)
            if value is not None and _READABLE.fullmatch(value):
                found[span_of(node)] = _text(inside, node, value, compared=node.start_byte in compared)
    for match in material.matches("shown"):
        node = match["shown.text"][0]
        value = " ".join(material.text(node).split())
        if _READABLE.fullmatch(value):
            found[span_of(node)] = _text(inside, node, value)
    found |= _members(material, inside, calls, dict(constants))
    return tuple(found[span] for span in sorted(found))


def _members(
    material: Material, inside: Enclosing, calls: tuple[Call, ...], values: dict[str, str]
) -> dict[Span, Text]:
    """Constants such as ``Events.SIGNED_UP`` that are compared or handed over, with their value where it is known."""
    found = {
        argument.span: Text(values.get(argument.text, argument.text), argument.span, call.function)
        for call in calls
        for argument in call.arguments
        if _MEMBER.fullmatch(argument.text)
    }
    for match in material.matches("member"):
        node = match["member.compared"][0]
        written = material.text(node)
        if _MEMBER.fullmatch(written):
            found[span_of(node)] = _text(inside, node, values.get(written, written), compared=True)
    return found


def _led(material: Material, match: dict[str, list[Node]]) -> bool:
    """Whether a pair belongs to a dispatch table: it leads to a function, or its key is spelt like an event."""
    if match["dispatch.value"][0].type not in _PLAIN:
        return True
    return _SPELT_APART.search(material.text(match["dispatch.key"][0])) is not None


def _text(inside: Enclosing, node: Node, value: str, *, compared: bool = False) -> Text:
    return Text(value, span_of(node), inside.at(node.start_byte), compared)


def _string_members(material: Material, node: Node) -> list[tuple[str, str]]:
    if node.type == "enum_body":
        pairs = [(each.child_by_field_name("name"), each.child_by_field_name("value")) for each in node.named_children]
        read = [
            (name, string_value(material, value)) for name, value in pairs if name is not None and value is not None
        ]
        return [(material.text(name), value) for name, value in read if value is not None]
    found = [(key, _unquoted(value)) for key, value, _ in entries_of(material, node)]
    return [(key, value) for key, value in found if value is not None]


def _unquoted(written: str) -> str | None:
    quoted = re.fullmatch(r"(['\"])([^'\"\\\r\n]*)\1", written)
    return None if quoted is None else quoted[2]
