"""Read what user-interface elements do when a person acts on them."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from analyzers import shipped
from analyzers.facts.enclosing import Enclosing
from analyzers.facts.functions import component_around
from analyzers.facts.labels import attributes_of, identifier_of, label_of, name_of, submit_label
from analyzers.facts.nodes import cut, span_of, string_value
from analyzers.facts.query import Material
from analyzers.facts.served import Served, reference
from analyzers.model import Function, Handler

_EVENT = re.compile(r"on([A-Z]\w*)")
_SENDING = {"action": "submit", "formAction": "submit", "submit": "submit"}
_MEANT = frozenset(
    {"submit", "click", "select", "change", "mousedown", "pointerdown", "touchstart", "longpress", "drop"}
)
_REFERRING = frozenset({"identifier", "member_expression"})
_SHORTENED = {"press": "click", "tap": "click", "valuechange": "change", "checkedchange": "change"}


def read_handlers(
    material: Material, functions: tuple[Function, ...], inside: Enclosing, served: Served
) -> tuple[Handler, ...]:
    """The handlers in the order of the text."""
    found: list[Handler] = []
    for match in material.matches("element"):
        element = match["element.node"][0]
        acted_on = list(_acted_on(material, element))
        component = component_around(functions, inside.at(element.start_byte)) if acted_on else -1
        if not acted_on:
            found += _posted(material, element, inside, functions)
        for event, value in acted_on:
            function, name = _serving(material, value, component, served)
            label = _label(material, element, event)
            element_name = name_of(material, element)
            found.append(Handler(event, element_name, label, span_of(value), function, component, name))
    return tuple(sorted(found, key=lambda handler: handler.span))


def _posted(material: Material, element: Node, inside: Enclosing, functions: tuple[Function, ...]) -> Iterator[Handler]:
    """The handler of a form without one, which is sent to the function of the file that serves such forms."""
    said = dict(attributes_of(material, element))
    method = said.get("method")
    if method is None or (string_value(material, method) or "").lower() != "post" or "action" in said:
        return
    serving = shipped.toml("lexicon/routes.toml")["posted_forms"]
    at = next((at for at, each in enumerate(functions) if each.exported and each.name in serving), -1)
    if at >= 0:
        label, component = submit_label(material, element), component_around(functions, inside.at(element.start_byte))
        span, name = span_of(method), functions[at].name
        yield Handler("submit", name_of(material, element), label, span, at, component, name)


def _acted_on(material: Material, element: Node) -> Iterator[tuple[str, Node]]:
    """Event and handler expression of each attribute that says what happens on an event."""
    for name, value in attributes_of(material, element):
        if value is None or value.type != "jsx_expression":
            continue
        inner = [child for child in value.named_children if child.type != "comment"]
        event = _EVENT.fullmatch(name)
        if inner and event:
            lowered = event[1].lower()
            yield _SHORTENED.get(lowered, lowered), inner[0]
        elif inner and name in _SENDING and not _is_address(inner[0]):
            yield _SENDING[name], inner[0]


def _is_address(value: Node) -> bool:
    return value.type in {"string", "template_string"}


def _serving(material: Material, value: Node, component: int, served: Served) -> tuple[int, str]:
    """The function that a handler expression is or refers to, and the reference as written."""
    function = served.within(span_of(value))
    if function >= 0:
        return function, ""
    name = material.text(value) if value.type in _REFERRING else reference(cut(material, value))
    return (served.named(name, component) if "." not in name else -1), name


def _label(material: Material, element: Node, event: str) -> str:
    """The words on what a person acts on; for events that no person makes on purpose, none."""
    if event not in _MEANT:
        return ""
    label = submit_label(material, element) if event == "submit" else ""
    label = label or label_of(material, element)
    return label or ("" if event == "change" else identifier_of(material, element))
