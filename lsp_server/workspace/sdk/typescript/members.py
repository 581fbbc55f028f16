"""Which members a type has: own and inherited ones, of classes and of whatever else has members."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tree_sitter import Node

from lsp_server.workspace.sdk.typescript.linker import Linker, dotted_name
from lsp_server.workspace.sdk.typescript.nodes import CLASSES, MOST, listed
from lsp_server.workspace.sdk.typescript.units import Symbol, text

_DEEPEST = 40
_MOST = 20_000  # types that are read to answer one question


@dataclass(slots=True)
class Members:
    """What is known of the members of a type."""

    own: dict[str, list[Symbol]] = field(default_factory=dict)
    """By name, overloads together, in the order of the code."""
    complete: bool = True
    """Whether there are surely no others."""

    def take(self, other: "Members") -> None:
        """Add what another type gives; what is there already goes before it."""
        for name, symbols in other.own.items():
            self.own.setdefault(name, symbols)
        self.complete = self.complete and other.complete


class Reader:
    """Reads the members of types."""

    def __init__(self, linker: Linker, kinds: "Kinds") -> None:
        self.linker = linker
        self._kinds = kinds
        self._now: set[tuple[int, int, str]] = set()
        self._left = _MOST

    def of(self, symbol: Symbol, *, static: bool = False) -> Members:
        """The members of a type, of what a declaration declares, or of a class itself when ``static``."""
        node = symbol.node
        mark = (id(symbol.unit), node.start_byte, node.type)
        if mark in self._now:
            return Members()
        self._left -= 1
        if len(self._now) > _DEEPEST or self._left < 0:
            return Members(complete=False)
        self._now.add(mark)
        try:
            if node.type in CLASSES:
                return self._class(symbol, static=static)
            kind = self._kinds.get(node.type)
            return kind(self, symbol) if kind is not None else Members(complete=False)
        finally:
            self._now.discard(mark)

    def named(self, symbol: Symbol, *, static: bool = False) -> Members:
        """The members of what the name at ``symbol`` means."""
        return self.all(self.meant(symbol), static=static)

    def all(self, symbols: list[Symbol], *, static: bool = False) -> Members:
        """The members of declarations of one name, which are merged."""
        found = Members(complete=bool(symbols))
        for each in symbols:
            found.take(self.of(each, static=static))
        return found

    def meant(self, symbol: Symbol) -> list[Symbol]:
        """The declarations of the name at ``symbol``, or what a type parameter stands for."""
        parts = dotted_name(symbol.node)
        if len(parts) == 1 and parts[0] in symbol.known:
            return [symbol.known[parts[0]]]
        return self.linker.dotted(symbol.unit, parts) if parts else []

    def line(self, symbol: Symbol) -> list[Symbol]:
        """A class and those that it extends, nearest first."""
        found = [symbol]
        while len(found) < _DEEPEST:
            bases = self._bases(found[-1])
            following = [each for each in bases[0] if each.node.type in CLASSES] if bases else []
            if not following or any(following[0].node == each.node for each in found):
                break
            found.append(following[0])
        return found

    def _class(self, symbol: Symbol, *, static: bool) -> Members:
        found = Members()
        body = symbol.node.child_by_field_name("body")
        if body is not None:
            found.take(self.listed(symbol.at(body), static=True) if static else self.of(symbol.at(body)))
        for declarations in self._bases(symbol):
            found.take(self.all(declarations, static=static))
        return found

    def listed(self, body: Symbol, *, static: bool = False) -> Members:
        """The members that the body of a class or of another type lists."""
        found = Members(complete=body.node.named_child_count <= MOST)
        for name, node in listed(body.node, static=static):
            found.own.setdefault(name, []).append(body.at(node))
        return found

    def _bases(self, symbol: Symbol) -> list[list[Symbol]]:
        """Declarations of each class that a class extends; an empty list for one that is not known."""
        found = []
        for clause in (each for child in symbol.node.named_children for each in child.named_children):
            if clause.type == "extends_clause":
                value, given = (clause.child_by_field_name(each) for each in ("value", "type_arguments"))
                meant = self.meant(symbol.at(value)) if value is not None else []
                found.append([self.given(each, symbol, given) for each in meant])
        return found

    def given(self, declaration: Symbol, user: Symbol, arguments: Node | None) -> Symbol:
        """A declaration with its type parameters set as ``user`` sets them."""
        parameters = declaration.node.child_by_field_name("type_parameters")
        names = parameters.named_children if parameters is not None else []
        values = arguments.named_children if arguments is not None else []
        known = {
            text(name.child_by_field_name("name") or name): user.at(value)
            for name, value in zip(names, values, strict=False)
        }
        return Symbol(declaration.unit, declaration.node, {**declaration.known, **known})


Kinds: TypeAlias = Mapping[str, Callable[[Reader, Symbol], Members]]
"""How the members of each type of node are read; those of classes are the reader's own affair."""
