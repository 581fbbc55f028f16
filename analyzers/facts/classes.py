"""Read the classes of a file, which facts show only through their methods."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.facts.nodes import cut, span_of
from analyzers.facts.query import Material
from analyzers.model import Span

_EXTENDS = re.compile(r"extends\s+([\w$.]+)")


@dataclass(frozen=True, slots=True)
class Class:
    """A class: its name, its bases as written and where it stands."""

    name: str
    span: Span
    bases: tuple[str, ...]
    decorators: tuple[str, ...] = ()
    """As written, without ``@``."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Names that the class binds for all its instances, each with the expression as written."""


def read_classes(material: Material) -> tuple[Class, ...]:
    """The classes in the order of the text."""
    nodes = [match["class.definition"][0] for match in material.matches("class")]
    decorators = {
        span_of(match["decorated.definition"][0]): tuple(material.text(by).lstrip("@") for by in match["decorated.by"])
        for match in material.matches("decorated")
    }
    attributes: dict[Span, list[tuple[str, str]]] = {}
    for match in material.matches("valued"):
        pair = material.text(match["valued.name"][0]), cut(material, match["valued.value"][0])
        attributes.setdefault(span_of(match["valued.class"][0]), []).append(pair)
    return tuple(_class(material, node, decorators, attributes) for node in nodes)


def _class(
    material: Material,
    node: Node,
    decorators: Mapping[Span, tuple[str, ...]],
    attributes: Mapping[Span, list[tuple[str, str]]],
) -> Class:
    name, span = node.child_by_field_name("name"), span_of(node)
    return Class(
        name="" if name is None else material.text(name),
        span=span,
        bases=_bases(material, node),
        decorators=decorators.get(span, ()),
        attributes=tuple(attributes.get(span, ())),
    )


def _bases(material: Material, node: Node) -> tuple[str, ...]:
    listed = node.child_by_field_name("superclasses")
    if listed is not None:
        return tuple(
            material.text(child) for child in listed.named_children if child.type not in {"keyword_argument", "comment"}
        )
    heritage = next((child for child in node.named_children if child.type == "class_heritage"), None)
    found = None if heritage is None else _EXTENDS.search(material.text(heritage))
    return () if found is None else (found[1],)
