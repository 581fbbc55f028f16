"""What a capture hands over, as nodes of the syntax tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.changes import Changed, Fresh
from analyzers.model import Span
from analyzers.plan import literal_type
from analyzers.scope.syntax import everything, text_of

_WRAPPED = frozenset(
    {
        "parenthesized_expression",
        "as_expression",
        "satisfies_expression",
        "non_null_expression",
        "await",
        "await_expression",
    }
)
_OBJECTS = frozenset({"object", "dictionary"})
_PAIRS = frozenset({"pair", "keyword_argument"})
_SPREADS = frozenset({"spread_element", "dictionary_splat", "list_splat"})


@dataclass(frozen=True, slots=True)
class Value:
    """One property of a capture."""

    key: str
    node: Node
    """The expression; for a shorthand the name itself."""


@dataclass(frozen=True, slots=True)
class Handed:
    """The properties of a capture, as far as the code shows them."""

    values: tuple[Value, ...] = ()
    hidden: Node | None = None
    """What keeps the properties from being seen: a spread, a computed key, a variable; None when all are seen."""


def handed(fresh: Fresh) -> Handed:
    """The properties that a new capture sends."""
    place = fresh.send.properties if fresh.send is not None else None
    if place is None:
        return Handed((), _spread_argument(fresh))
    node = node_at(fresh.file, place.span)
    if node is None:
        return Handed()
    if not place.text and place.entries:
        nodes = [node_at(fresh.file, span) for _, _, span in place.entries]
        return _pairs([each for each in nodes if each is not None], fresh)
    if node.type in _PAIRS:
        node = node.child_by_field_name("value") or node
    node = unwrapped(node)
    if node.type in _OBJECTS:
        return _pairs(node.named_children, fresh)
    if literal_type(text_of(node)) not in {None, "object", "array"}:
        return Handed()
    built = _keywords(node)
    return Handed((), node) if built is None else _pairs(built, fresh)


def node_at(file: Changed, span: Span) -> Node | None:
    """The largest node that is exactly at a span, else the smallest that covers it."""
    node = file.tree.root_node.descendant_for_byte_range(span.start, span.end)
    while node is not None and node.parent is not None and _same(node, node.parent) and node.parent.parent is not None:
        if node.type in _OBJECTS | _PAIRS:
            break
        node = node.parent
    return node


def _same(one: Node, other: Node) -> bool:
    return (one.start_byte, one.end_byte) == (other.start_byte, other.end_byte)


def unwrapped(node: Node) -> Node:
    """An expression without brackets, type assertions and ``await``."""
    while node.type in _WRAPPED and node.named_children:
        node = node.named_children[0]
    return node


def _keywords(node: Node) -> list[Node] | None:
    """The keywords of a ``dict(...)``, or None for any other expression."""
    function = node.child_by_field_name("function")
    arguments = node.child_by_field_name("arguments")
    if node.type != "call" or function is None or arguments is None or text_of(function) != "dict":
        return None
    return arguments.named_children


def _spread_argument(fresh: Fresh) -> Node | None:
    """An argument of the call that is spread, and may hold properties."""
    node = node_at(fresh.file, fresh.capture.span)
    found = [] if node is None else [each.child_by_field_name("arguments") for each in everything(node)]
    arguments = next((each for each in found if each is not None), None)
    given = [] if arguments is None else arguments.named_children
    return next((each for each in given if each.type in _SPREADS), None)


def _pairs(nodes: list[Node], fresh: Fresh) -> Handed:
    person = fresh.send.person if fresh.send is not None else None
    values: list[Value] = []
    hidden = None
    for node in nodes:
        if person is not None and node.start_byte <= person.span.start and person.span.end <= node.end_byte:
            continue
        found = _value(node)
        if found is not None:
            values.append(found)
        elif node.type != "comment":
            hidden = hidden or node
    return Handed(tuple(values), hidden)


def _value(node: Node) -> Value | None:
    if node.type == "shorthand_property_identifier":
        return Value(text_of(node), node)
    if node.type in _PAIRS:
        key = node.child_by_field_name("key") or node.child_by_field_name("name")
        value = node.child_by_field_name("value")
        name = _key(key) if key is not None else None
        if value is not None and name is not None:
            return Value(name, value)
    return None


def _key(node: Node) -> str | None:
    """The key as text; None for one that is computed."""
    if node.type in {"property_identifier", "identifier", "number"}:
        return text_of(node)
    if node.type == "computed_property_name" and node.named_children:
        node = node.named_children[0]
    if node.type == "string" and not any(each.type == "interpolation" for each in node.children):
        return text_of(node).strip("\"'")
    return None


def paths_in(node: Node) -> Iterator[Node]:
    """The names and member paths in an expression, outermost only."""
    if node.type in {"attribute", "member_expression", "identifier", "shorthand_property_identifier"}:
        yield node
        return
    for each in node.named_children:
        yield from paths_in(each)


def segments(node: Node) -> tuple[str, ...]:
    """The names of a member path: ``request.user.id``; what is computed or called on the way is left out."""
    return tuple(
        text_of(each)
        for each in everything(node)
        if each.type
        in {"identifier", "property_identifier", "shorthand_property_identifier", "this", "private_property_identifier"}
    )
