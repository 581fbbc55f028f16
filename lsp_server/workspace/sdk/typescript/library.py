"""One package for node, as its declarations tell it."""

from collections.abc import Iterator, Sequence

from analyzers.model import Provider
from lsp_server.workspace.sdk.definitions import ClientType, Definition, Found
from lsp_server.workspace.sdk.installed import Installed, called_on, clients_in, modules_in
from lsp_server.workspace.sdk.shelf import Shelf
from lsp_server.workspace.sdk.typescript.describing import constructors, describe, title_of, together
from lsp_server.workspace.sdk.typescript.kinds import reader_of
from lsp_server.workspace.sdk.typescript.linker import Linker
from lsp_server.workspace.sdk.typescript.links import Package
from lsp_server.workspace.sdk.typescript.members import Members
from lsp_server.workspace.sdk.typescript.naming import types_in
from lsp_server.workspace.sdk.typescript.nodes import annotated, kind_of
from lsp_server.workspace.sdk.typescript.origins import Origins
from lsp_server.workspace.sdk.typescript.units import Symbol, Unit

_MOST_TYPES = 12


class TypescriptLibrary:
    """The declarations of one package."""

    def __init__(self, installed: Installed, provider: Provider) -> None:
        self._package = Package(installed.name, installed.folder)
        self._shapes = clients_in(provider, installed.name, python=False)
        self._linker = Linker(Shelf(), provider.packages)
        self._reader = reader_of(self._linker)
        self._origins = Origins(self._reader, self._package, called_on(provider, python=False))

    def is_declared(self) -> bool:
        """Whether the package says what it offers at all."""
        return bool(self._units())

    def exports(self) -> Sequence[Definition]:
        """What an import of the package finds, in the order of names."""
        unit = self._linker.entry(self._package)
        names = self._linker.names(unit) if unit is not None else []
        found = ((name, self._linker.exported(unit, name)) for name in names if unit is not None)
        return [describe(symbols[0], name) for name, symbols in found if symbols]

    def clients(self) -> Sequence[ClientType]:
        """The types that a client may have, each once."""
        return [self._client(symbols) for symbols in self._client_symbols()]

    def find(self, name: str) -> Iterator[Found]:
        """What is exported as ``name``, then members of clients, then members of what is exported."""
        told: set[str] = set()
        for symbols, title in self._meant(name.split(".")):
            definition = together([describe(each, title) for each in symbols])
            if definition.where not in told:
                told.add(definition.where)
                types = [found for each in symbols for found in types_in(self._reader, each)]
                once = {each.where: each for each in types if each.where != definition.where}
                members = self._client(symbols).members if definition.kind in {"class", "namespace"} else ()
                yield Found(definition, members, tuple(once.values())[:_MOST_TYPES])

    def _client_symbols(self) -> list[list[Symbol]]:
        found = (symbols for shape in self._shapes for symbols in self._origins.of(shape) if symbols)
        once: dict[tuple[int, int, str], list[Symbol]] = {}
        for each in found:
            once.setdefault((id(each[0].unit), each[0].node.start_byte, each[0].node.type), each)
        return list(once.values())

    def _client(self, symbols: list[Symbol]) -> ClientType:
        title, members = title_of(symbols[0]), self._reader.all(symbols)
        listed = [
            describe(each, f"{title}.{name}", self._inner(each))
            for name, overloads in members.own.items()
            for each in overloads
        ]
        makers = constructors(self._reader, symbols[0])
        return ClientType(describe(symbols[0], title), (*makers, *listed), members.complete)

    def _inner(self, member: Symbol) -> tuple[str, ...]:
        """Members of the value of a member, when it is an object with methods."""
        result = annotated(member.node)
        found = self._reader.of(member.at(result)) if result is not None else Members(complete=False)
        methods = any(kind_of(each[0].node) == "method" for each in found.own.values())
        return tuple(found.own) if found.complete and methods else ()

    def _meant(self, parts: list[str]) -> Iterator[tuple[list[Symbol], str]]:
        """Declarations of a dotted name, with their titles."""
        units = self._units()
        for unit in units:
            symbols = self._linker.exported(unit, parts[0])
            if symbols and len(parts) == 1:
                yield symbols, parts[0]
            elif symbols:
                yield from self._inside(self._origins.declared(symbols), parts[1:])
        for client in self._client_symbols():
            yield from self._inside(client, parts)
        for unit in units if len(parts) == 1 else ():
            yield from self._anywhere(unit, parts[0])

    def _anywhere(self, unit: Unit, name: str) -> Iterator[tuple[list[Symbol], str]]:
        """Members of exported classes and interfaces, and what is declared in the files without being exported."""
        for exported in self._linker.names(unit):
            symbols = self._linker.exported(unit, exported)
            if symbols and kind_of(symbols[0].node) in {"class", "interface"}:
                yield from self._inside(symbols, [name])
        for each in list(self._linker.units.values()):
            if each is not None and name in each.names:
                yield [Symbol(each, node) for node in each.names[name]], name

    def _inside(self, symbols: list[Symbol], parts: list[str]) -> Iterator[tuple[list[Symbol], str]]:
        title = title_of(symbols[0])
        for part in parts:
            symbols = self._reader.all(symbols).own.get(part, [])
            title = f"{title}.{part}"
        if symbols:
            yield symbols, title

    def _units(self) -> list[Unit]:
        """The package's own entry, and those that its clients come from."""
        modules = (module for shape in self._shapes for module in modules_in(shape, self._package.name))
        below = ["", *(module[len(self._package.name) + 1 :] for module in modules)]
        units = [self._linker.entry(self._package, each) for each in dict.fromkeys(below)]
        return [each for each in units if each is not None]
