"""From a name to its declarations, through imports and re-exports, in whatever files they lie."""

from collections.abc import Sequence

from tree_sitter import Node

from lsp_server.workspace.sdk.shelf import Shelf
from lsp_server.workspace.sdk.typescript.links import Links, Package, Place
from lsp_server.workspace.sdk.typescript.units import Symbol, Target, Unit, index, read_unit, text

Seen = set[tuple[int, str]]
"""Exports that one look-up has tried: what is not found there at first is not there, and a circle ends."""

_MOST = 3_000  # names of one module


class Linker:
    """The files of one package, each parsed once, when a name leads to it."""

    def __init__(self, shelf: Shelf, kin: tuple[str, ...]) -> None:
        self.units: dict[Place, Unit | None] = {}
        """Files in the order in which they were read; None where there was nothing to parse."""
        self._shelf = shelf
        self._links = Links(shelf, kin)
        self._scopes: dict[tuple[int, int], Unit] = {}

    def entry(self, package: Package, below: str = "") -> Unit | None:
        """The declarations of what is imported as ``package``, or as the path ``below`` it."""
        return self._unit(self._links.entry(package, below))

    def exported(self, unit: Unit, name: str, seen: Seen | None = None) -> list[Symbol]:
        """Declarations of what ``unit`` exports as ``name``, ``*`` for the whole of it."""
        seen = set() if seen is None else seen
        mark = (id(unit), name)
        if mark in seen:
            return []
        seen.add(mark)
        if name == "*":
            return [Symbol(unit, unit.root)]
        target = unit.exports.get(name)
        if target is not None:
            return self._imported(unit, target, seen) if isinstance(target, Target) else self.named(unit, target, seen)
        return self._exported_otherwise(unit, name, seen)

    def _exported_otherwise(self, unit: Unit, name: str, seen: Seen) -> list[Symbol]:
        """What a unit exports without naming it: as a part of a whole, since it is all exported, or with a star."""
        if unit.assigned:
            whole = self.named(unit, unit.assigned, seen)
            return whole if name in {"default", "="} else self._within(whole, name, seen)
        if unit.parent is not None or (not unit.exports and not unit.stars):
            return [Symbol(unit, node) for node in unit.names.get(name, ())]
        modules = unit.stars if name != "default" else ()
        found = (self._imported(unit, Target(module, name), seen) for module in modules)
        return next((symbols for symbols in found if symbols), [])

    def named(self, unit: Unit, name: str, seen: Seen | None = None) -> list[Symbol]:
        """Declarations of what ``name`` means inside ``unit``."""
        if name in unit.names:
            return [Symbol(unit, node) for node in unit.names[name]]
        target = unit.imported(name)
        if target is not None:
            return self._imported(unit, target, seen)
        return self.named(unit.parent, name, seen) if unit.parent is not None else []

    def dotted(self, unit: Unit, parts: Sequence[str]) -> list[Symbol]:
        """Declarations of a dotted name inside ``unit``: all but the last are modules or namespaces."""
        found = self.named(unit, parts[0])
        for part in parts[1:]:
            found = self._within(found, part, set())
        return found

    def names(self, unit: Unit, seen: Seen | None = None) -> list[str]:
        """Names that ``unit`` exports, without the default, in order."""
        seen = set() if seen is None else seen
        mark = (id(unit), "")
        if mark in seen:
            return []
        seen.add(mark)
        names = set(unit.exports)
        for symbol in self.named(unit, unit.assigned) if unit.assigned else ():
            names.update(self.names(scope, seen) if (scope := self.scope(symbol)) is not None else ())
        if unit.parent is not None or not (unit.exports or unit.stars or unit.assigned):
            names |= set(unit.names)
        for module in unit.stars:
            other = self._unit(self._links.follow(unit.place, module))
            names.update(self.names(other, seen) if other is not None else ())
            if len(names) > _MOST:
                break
        return sorted(names - {"default"})[:_MOST]

    def scope(self, symbol: Symbol) -> Unit | None:
        """The module or namespace that a symbol stands for; None when it stands for something else."""
        if symbol.node.type == "program":
            return symbol.unit
        if symbol.node.type not in {"internal_module", "module"}:
            return None
        mark = (id(symbol.unit), symbol.node.start_byte)
        if mark not in self._scopes:
            body: Node | None = symbol.node.child_by_field_name("body")
            inner = Unit(symbol.unit.place, symbol.node, symbol.unit, spelled=symbol.unit.spelled)
            self._scopes[mark] = inner
            if body is not None:
                index(inner, body)
        return self._scopes[mark]

    def _within(self, symbols: list[Symbol], name: str, seen: Seen) -> list[Symbol]:
        scopes = [scope for each in symbols if (scope := self.scope(each)) is not None]
        return [found for scope in scopes for found in self.exported(scope, name, seen)]

    def _imported(self, unit: Unit, target: Target, seen: Seen | None) -> list[Symbol]:
        other = self._unit(self._links.follow(unit.place, target.module))
        if other is None:
            return []
        if target.name in {"*", "="} and other.assigned:
            return self.named(other, other.assigned, seen)
        return self.exported(other, "*" if target.name == "=" else target.name, seen)

    def _unit(self, place: Place | None) -> Unit | None:
        if place is None:
            return None
        if place not in self.units:
            content = self._shelf.read(place.package.folder, place.path)
            self.units[place] = read_unit(place, content, self._shelf.until) if content is not None else None
        return self.units[place]


def dotted_name(node: Node) -> list[str]:
    """The parts of a name as it is written; none when it is no name."""
    if node.type in {"nested_type_identifier", "member_expression", "nested_identifier"}:
        return [part for child in node.named_children for part in dotted_name(child)]
    if node.type in {"identifier", "type_identifier", "property_identifier"}:
        return [text(node)]
    return []
