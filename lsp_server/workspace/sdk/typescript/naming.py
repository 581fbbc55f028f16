"""The types that a piece of code names, one level deep."""

from collections.abc import Iterator

from tree_sitter import Node

from lsp_server.workspace.sdk.definitions import Definition
from lsp_server.workspace.sdk.typescript.describing import describe
from lsp_server.workspace.sdk.typescript.members import Reader
from lsp_server.workspace.sdk.typescript.nodes import kind_of
from lsp_server.workspace.sdk.typescript.units import Symbol

_NAMES = {"type_identifier", "nested_type_identifier", "member_expression"}
_MOST_NODES = 4_000


def types_in(reader: Reader, symbol: Symbol) -> Iterator[Definition]:
    """Types that a declaration or member names, each with its own text; none for a class, whose members name them."""
    for node in _named(symbol.node) if kind_of(symbol.node) not in {"class", "namespace"} else ():
        for each in reader.meant(symbol.at(node)):
            if kind_of(each.node) in {"interface", "type", "enum", "class"}:
                yield describe(each, symbol.unit.plain(node))


def _named(node: Node) -> Iterator[Node]:
    """Names of types in a piece of code, in its order."""
    left, seen = [node], 0
    while left and seen < _MOST_NODES:
        each, seen = left.pop(), seen + 1
        if each.type in _NAMES and each != node and not _is_declared(each):
            yield each
        else:
            left += reversed(each.named_children)


def _is_declared(node: Node) -> bool:
    """Whether a name is the one that is declared, not one that is used."""
    around = node.parent
    return around is not None and around.type != "generic_type" and around.child_by_field_name("name") == node
