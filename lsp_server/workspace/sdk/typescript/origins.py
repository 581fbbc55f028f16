"""From what the provider's data says of its clients to the types that they have in a package."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.model import ClientShape
from lsp_server.workspace.sdk.installed import modules_in
from lsp_server.workspace.sdk.typescript.kinds import BUILT_IN, LATER
from lsp_server.workspace.sdk.typescript.linker import dotted_name
from lsp_server.workspace.sdk.typescript.links import Package
from lsp_server.workspace.sdk.typescript.members import Reader
from lsp_server.workspace.sdk.typescript.nodes import annotated, kind_of
from lsp_server.workspace.sdk.typescript.units import Symbol, Unit, text

_CLIENT = "{client}"
_NEW = "new "
_SIGNATURES = {"function_type", "constructor_type"}
_CALLS = {"call_signature", "construct_signature"}
_DEEPEST = 10


class Origins:
    """Where clients come from, in one package."""

    def __init__(self, reader: Reader, package: Package, called: frozenset[str]) -> None:
        self._reader = reader
        self._linker = reader.linker
        self._package = package
        self._called = called

    def of(self, shape: ClientShape) -> Iterator[list[Symbol]]:
        """The declarations of each type that a client of this shape may have; modules and objects among them.

        What a function returns is a client only when something can be called on it that is called on clients.
        """
        for module in modules_in(shape, self._package.name):
            unit = self._linker.entry(self._package, module[len(self._package.name) + 1 :])
            if unit is None:
                continue
            wholes = [found for name in shape.names if (found := self._whole(unit, name))]
            yield from (self.declared(found) for found in wholes)
            for constructor in shape.constructors:
                for made in map(self.declared, self._made(unit, wholes, constructor)):
                    members = self._reader.all(made)
                    if constructor.startswith(_NEW) or not members.complete or self._called & members.own.keys():
                        yield made

    def declared(self, symbols: list[Symbol], depth: int = 0) -> list[Symbol]:
        """The declarations of the type that ``symbols`` have; themselves where it has no name."""
        first = symbols[0].node if symbols else None
        if first is None or depth > _DEEPEST:
            return symbols
        kind = annotated(first) if first.type == "variable_declarator" else first
        name, given = (
            kind.child_by_field_name(each) if kind is not None else None for each in ("name", "type_arguments")
        )
        if kind is not None and dotted_name(kind):
            name = kind
        elif kind is None or kind.type != "generic_type" or name is None or text(name) in BUILT_IN:
            return symbols
        found = [self._reader.given(each, symbols[0], given) for each in self._reader.meant(symbols[0].at(name))]
        return self.declared(found, depth + 1) if found else symbols

    def _whole(self, unit: Unit, name: str) -> list[Symbol]:
        """What an import of ``name``, ``*`` for the whole module, is."""
        if name == "*":
            return self._linker.named(unit, unit.assigned) if unit.assigned else [Symbol(unit, unit.root)]
        return self._linker.exported(unit, name)

    def _made(self, unit: Unit, wholes: list[list[Symbol]], constructor: str) -> Iterator[list[Symbol]]:
        """The types of what a constructor or function returns."""
        first, *parts = constructor.removeprefix(_NEW).split(".")
        default = self._linker.exported(unit, "default")
        named = self._linker.exported(unit, first)
        if first == _CLIENT:
            starts = [*wholes, default, [Symbol(unit, unit.root)]]
        else:  # a default export has whatever name the code gives it
            starts = [named or [each for each in default if kind_of(each.node) == "class"]]
        for start in starts:
            yield from self._results(self._path(start, parts))

    def _path(self, symbols: list[Symbol], parts: list[str]) -> list[Symbol]:
        for part in parts:
            inside = self._reader.all(symbols).own.get(part, [])
            symbols = inside or self._reader.all(symbols, static=True).own.get(part, [])
        return symbols

    def _results(self, symbols: list[Symbol]) -> Iterator[list[Symbol]]:
        classes = [each for each in symbols if kind_of(each.node) in {"class", "interface"}]
        if classes:
            yield symbols
            return
        for each in symbols:
            for kind in _returned(each):
                yield [kind]


def _returned(symbol: Symbol) -> Iterator[Symbol]:
    """The types that a function, or a value that is one, returns."""
    kind = annotated(symbol.node)
    if kind is None:
        return
    if kind.type in _SIGNATURES and symbol.node.type not in _SIGNATURES:
        yield from _returned(symbol.at(kind))
    elif kind.type == "object_type":
        for each in kind.named_children:
            if each.type in _CALLS:
                yield from _returned(symbol.at(each))
    else:
        yield from (symbol.at(each) for each in _awaited(kind) if dotted_name(each) or each.type == "generic_type")


def _awaited(kind: Node) -> Iterator[Node]:
    name, given = kind.child_by_field_name("name"), kind.child_by_field_name("type_arguments")
    if kind.type == "union_type":
        for each in kind.named_children:
            yield from _awaited(each)
    elif kind.type == "generic_type" and name is not None and given is not None and text(name) in LATER:
        yield from given.named_children[:1]
    else:
        yield kind
