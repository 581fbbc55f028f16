"""One Python package, as its source tells it."""

import ast
from collections.abc import Iterator, Sequence

from analyzers.model import ClientShape, Provider
from lsp_server.workspace.sdk.definitions import ClientType, Definition, Found
from lsp_server.workspace.sdk.installed import Installed, clients_in
from lsp_server.workspace.sdk.python.describing import describe, kind_of
from lsp_server.workspace.sdk.python.lookup import Lookup, Thing
from lsp_server.workspace.sdk.python.modules import FunctionNode, Module
from lsp_server.workspace.sdk.shelf import Shelf

_CLIENT = "{client}."
_MOST_TYPES = 12


class PythonLibrary:
    """The definitions of one package."""

    def __init__(self, installed: Installed, provider: Provider) -> None:
        self._lookup = Lookup(Shelf(), installed.folder)
        self._shapes = clients_in(provider, installed.name, python=True)

    def exports(self) -> Sequence[Definition]:
        """Public names of the package itself, in order."""
        module = self._lookup.module(self._lookup.package)
        return self._of_module(module) if module is not None else ()

    def clients(self) -> Sequence[ClientType]:
        """The modules that are used as a client, and the classes that clients are made of, each once."""
        return [self._client(thing, title) for thing, title in self._client_things()]

    def find(self, name: str) -> Iterator[Found]:
        """What is exported as ``name``, then members of clients, then members of what is exported."""
        told: set[str] = set()
        for thing, title in self._meant(name):
            definition = describe(thing, title)
            if definition.where not in told:
                told.add(definition.where)
                members = self._members(thing, title) if isinstance(thing.node, ast.ClassDef | ast.Module) else ()
                types = {each.where: each for each in self._types(thing) if each.where != definition.where}
                yield Found(definition, tuple(members), tuple(types.values())[:_MOST_TYPES])

    def _client_things(self) -> list[tuple[Thing, str]]:
        found: dict[int, tuple[Thing, str]] = {}
        for shape in self._shapes:
            for name in shape.modules:
                module = self._lookup.module(name)
                for thing, title in self._in_module(shape, module) if module is not None else ():
                    found.setdefault(id(thing.node), (thing, title))
        return list(found.values())

    def _in_module(self, shape: ClientShape, module: Module) -> Iterator[tuple[Thing, str]]:
        if "*" in shape.names:
            yield Thing(module, module.tree), module.name
        for constructor in shape.constructors:
            for thing in self._lookup.named(module, constructor.removeprefix(_CLIENT).rpartition(".")[2]):
                if isinstance(thing.node, ast.ClassDef):
                    yield thing, thing.node.name

    def _client(self, thing: Thing, title: str) -> ClientType:
        module = isinstance(thing.node, ast.Module)
        whole = self._lookup.public(thing.module)[1] if module else self._lookup.line(thing)[1]
        return ClientType(describe(thing, title), tuple(self._members(thing, title)), whole)

    def _members(self, thing: Thing, title: str) -> Sequence[Definition]:
        if isinstance(thing.node, ast.Module):
            return self._of_module(thing.module, f"{title}.")
        line = self._lookup.line(thing)[0]
        made = next((each for each in map(self._lookup.constructor, line) if each is not None), None)
        makers = [describe(made, f"{title}.__init__")] if made is not None else []
        members = self._lookup.members(line)
        return makers + [
            describe(each, f"{title}.{name}", self._inner(each))
            for name, things in members.items()
            for each in things[:1]
        ]

    def _of_module(self, module: Module, before: str = "") -> list[Definition]:
        found = ((name, self._lookup.named(module, name)) for name in self._lookup.public(module)[0])
        return [describe(things[-1], f"{before}{name}") for name, things in found if things]

    def _inner(self, thing: Thing) -> tuple[str, ...]:
        """Members of the value of a property, when it is an object of the package whose class is known."""
        node = thing.node
        kind = node.returns if isinstance(node, FunctionNode) and kind_of(thing) == "property" else None
        classes = [each for each in self._lookup.expressed(thing.module, kind) if isinstance(each.node, ast.ClassDef)]
        line, whole = self._lookup.line(classes[0]) if classes else ([], False)
        return tuple(self._lookup.members(line)) if whole else ()

    def _meant(self, name: str) -> Iterator[tuple[Thing, str]]:
        parts = name.split(".")
        package = self._lookup.module(self._lookup.package)
        starts = [(Thing(package, package.tree), "")] if package is not None else []
        clients = self._client_things()
        for thing, title in [*starts, *clients]:
            yield from self._inside(thing, title, parts)
        if parts[0] in {self._lookup.package.rpartition(".")[2], self._lookup.package}:
            yield from (found for thing, title in starts for found in self._inside(thing, title, parts[1:]))
        yield from self._anywhere(parts)

    def _anywhere(self, parts: list[str]) -> Iterator[tuple[Thing, str]]:
        """Members of the classes that are exported, and whatever the modules define that were read so far."""
        package = self._lookup.module(self._lookup.package)
        for name in self._lookup.public(package)[0] if package is not None and len(parts) == 1 else ():
            for thing in self._lookup.named(package, name) if package is not None else ():
                yield from self._inside(thing, name, parts) if isinstance(thing.node, ast.ClassDef) else ()
        for module in [each for each in self._lookup.modules.values() if each is not None]:
            yield from self._inside(Thing(module, module.tree), "", parts)

    def _inside(self, thing: Thing, title: str, parts: list[str]) -> Iterator[tuple[Thing, str]]:
        things = [thing]
        for part in parts:
            inner = []
            for each in things:
                if isinstance(each.node, ast.Module):
                    inner += self._lookup.named(each.module, part)
                else:
                    inner += self._lookup.members(self._lookup.line(each)[0]).get(part, [])
            things = inner
            title = f"{title}.{part}" if title else part
        yield from ((each, title) for each in things if parts)

    def _types(self, thing: Thing) -> Iterator[Definition]:
        """Classes and aliases of the package that a definition's annotations and bases name."""
        node = thing.node
        places: list[ast.AST | None] = []
        if isinstance(node, FunctionNode):
            places = [node.args, node.returns]
        elif isinstance(node, ast.ClassDef):
            fields = [each.annotation for each in node.body if isinstance(each, ast.AnnAssign)]
            made = [each.args for each in node.body if isinstance(each, FunctionNode) and each.name == "__init__"]
            places = [*node.bases, *fields, *made]
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            places = [getattr(node, "annotation", None), node.value]
        for place in places:
            for each in ast.walk(place) if place is not None else ():
                for found in self._lookup.expressed(thing.module, each):
                    if not isinstance(found.node, FunctionNode | ast.Module):
                        yield describe(found, ast.unparse(each).strip("'\""))
