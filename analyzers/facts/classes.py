"""Read the classes of a file, which facts show only through their methods."""

import re
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.facts.nodes import span_of
from analyzers.facts.query import Material
from analyzers.model import Span

_EXTENDS = re.compile(r"extends\s+([\w$.]+)")


@dataclass(frozen=True, slots=True)
class Class:
    """A class: its name, its bases as written and where it stands."""

    name: str
    span: Span
    bases: tuple[str, ...]


def read_classes(material: Material) -> tuple[Class, ...]:
    """The classes in the order of the text."""
    nodes = [match["class.definition"][0] for match in material.matches("class")]
    return tuple(_class(material, node) for node in nodes)


def _class(material: Material, node: Node) -> Class:
    name = node.child_by_field_name("name")
    return Class("" if name is None else material.text(name), span_of(node), _bases(material, node))


def _bases(material: Material, node: Node) -> tuple[str, ...]:
    listed = node.child_by_field_name("superclasses")
    if listed is not None:
        return tuple(
            material.text(child) for child in listed.named_children if child.type not in {"keyword_argument", "comment"}
        )
    heritage = next((child for child in node.named_children if child.type == "class_heritage"), None)
    found = None if heritage is None else _EXTENDS.search(material.text(heritage))
    return () if found is None else (found[1],)
