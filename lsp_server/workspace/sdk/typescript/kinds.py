"""Which members each kind of type has: interfaces, intersections, aliases, types that are made of others."""

from collections.abc import Iterator

from tree_sitter import Node

from lsp_server.workspace.sdk.typescript.linker import Linker
from lsp_server.workspace.sdk.typescript.members import Kinds, Members, Reader
from lsp_server.workspace.sdk.typescript.nodes import FUNCTIONS, MEMBERS, annotated, kind_of
from lsp_server.workspace.sdk.typescript.units import Symbol, text

_EMPTY = {"undefined", "null", "void", "never"}
_BODIES = {"object_type", "interface_body", "class_body"}
_LONGEST = 1_000  # parts of a union
_SAME = {"Readonly", "Required", "Partial", "NonNullable"}
_SOME = {"Omit", "Pick"}
LATER = {"Promise", "PromiseLike", "Awaited"}
"""Types of a value that comes later."""
BUILT_IN = {*_SAME, *_SOME, *LATER, "Record"}
"""Types that the language makes of others."""


def reader_of(linker: Linker) -> Reader:
    """A reader of the members of whatever ``linker`` leads to."""
    return Reader(linker, _KINDS)


def _interface(reader: Reader, symbol: Symbol) -> Members:
    found = Members()
    for child in symbol.node.named_children:
        if child.type in _BODIES:
            found.take(reader.of(symbol.at(child)))
        elif child.type == "extends_type_clause":
            for each in child.named_children:
                found.take(reader.of(symbol.at(each)))
    return found


def _body(reader: Reader, symbol: Symbol) -> Members:
    found = reader.listed(symbol)
    for each in symbol.node.named_children:
        if each.type == "index_signature":
            keys = [
                key for part in each.named_children for key in part.named_children if key.type == "index_type_query"
            ]
            found.take(reader.of(symbol.at(keys[0].named_children[0])) if keys else Members(complete=False))
    return found


def _alias(reader: Reader, symbol: Symbol) -> Members:
    value = symbol.node.child_by_field_name("value")
    return reader.of(symbol.at(value)) if value is not None else Members(complete=False)


def _parts(reader: Reader, symbol: Symbol) -> Members:
    found, left = Members(), [symbol.node]
    for _ in range(_LONGEST):  # a long union is nested as deep as it is long
        if not left:
            return found
        node = left.pop()
        if node.type == symbol.node.type:
            left += reversed(node.named_children)
        elif node.type != "literal_type" and text(node) not in _EMPTY:
            found.take(reader.of(symbol.at(node)))
    return Members(complete=False)


def _inner(reader: Reader, symbol: Symbol) -> Members:
    inner = symbol.node.named_children
    return reader.of(symbol.at(inner[-1])) if inner else Members(complete=False)


def _annotated(reader: Reader, symbol: Symbol) -> Members:
    found = annotated(symbol.node)
    return reader.of(symbol.at(found)) if found is not None else Members(complete=False)


def _generic(reader: Reader, symbol: Symbol) -> Members:
    name, given = symbol.node.child_by_field_name("name"), symbol.node.child_by_field_name("type_arguments")
    if name is None or given is None or not given.named_children:
        return Members(complete=False)
    said, first = text(name), symbol.at(given.named_children[0])
    if said in _SAME:
        return reader.of(first)
    if said in _SOME:
        whole = reader.of(first)
        keys = {text(each).strip("\"'") for node in given.named_children[1:] for each in _literals(node)}
        kept = {key: each for key, each in whole.own.items() if (key in keys) == (said == "Pick")}
        return Members(kept, whole.complete)
    return reader.all([reader.given(each, symbol, given) for each in reader.meant(symbol.at(name))])


def _literals(node: Node) -> Iterator[Node]:
    if node.type == "string":
        yield node
    for each in node.named_children if node.type in {"union_type", "literal_type", "parenthesized_type"} else ():
        yield from _literals(each)


def _query(reader: Reader, symbol: Symbol) -> Members:
    inner = symbol.node.named_children
    return reader.named(symbol.at(inner[0]), static=True) if inner else Members(complete=False)


def _lookup(reader: Reader, symbol: Symbol) -> Members:
    whole, *keys = symbol.node.named_children
    found = reader.of(symbol.at(whole)).own.get(text(keys[0]).strip("\"'"), []) if keys else []
    return reader.all(found)


def _simple(reader: Reader, symbol: Symbol) -> Members:
    del reader
    return Members(complete=text(symbol.node) not in {"any", "unknown", "object"})


def _module(reader: Reader, symbol: Symbol) -> Members:
    """What code finds at run time in a module or namespace."""
    scope, found = reader.linker.scope(symbol), Members()
    for name in reader.linker.names(scope) if scope is not None else ():
        symbols = reader.linker.exported(scope, name) if scope is not None else []
        values = [each for each in symbols if kind_of(each.node) not in {"interface", "type"}]
        if values:
            found.own[name] = values
        found.complete = found.complete and bool(symbols)
    return found


def _nothing(reader: Reader, symbol: Symbol) -> Members:
    del reader, symbol
    return Members()


_KINDS: Kinds = {
    "interface_declaration": _interface,
    "type_alias_declaration": _alias,
    "intersection_type": _parts,
    "union_type": _parts,
    "parenthesized_type": _inner,
    "readonly_type": _inner,
    "variable_declarator": _annotated,
    "generic_type": _generic,
    "type_query": _query,
    "lookup_type": _lookup,
    "predefined_type": _simple,
    "literal_type": _nothing,
    "program": _module,
    "internal_module": _module,
    "module": _module,
    **dict.fromkeys(_BODIES, _body),
    **dict.fromkeys(MEMBERS, _annotated),
    **dict.fromkeys(FUNCTIONS, _nothing),
    **dict.fromkeys(
        ("identifier", "type_identifier", "nested_type_identifier", "member_expression"),
        lambda reader, symbol: reader.named(symbol),
    ),
}
