"""What stands around a function and names, wraps, decorates or exports it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tree_sitter import Node

from analyzers import shipped
from analyzers.facts.nodes import span_of
from analyzers.facts.query import Material
from analyzers.model import Span

Key = tuple[int, int]
"""Start and end of a node, which identify it within one kind."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Names, whole definitions, decorators and exports, by the function's key."""

    names: dict[Key, Node]
    titles: dict[Key, Node]
    """Names that go before what stands at the function itself: of the thing that it is the one function of."""
    owners: dict[Key, str]
    """The object that the module hands out with the function in it."""
    wholes: dict[Key, Span]
    exports: dict[Key, Span]
    """Of a declaration: the export statement around it."""
    defaults: frozenset[Key]
    decorators: dict[Key, tuple[str, ...]]
    exported_names: frozenset[str]
    default_names: frozenset[str]
    """Names that the module exports as its default apart from their definition."""
    file_name: str
    """What the file's path calls its default export."""
    aliases: tuple[tuple[str, str], ...]
    """Names under which the module hands out what it calls otherwise, with that other name."""

    def default_name(self, key: Key) -> str:
        """The name of a function without one: the file's for a default export, else empty."""
        return self.file_name if key in self.defaults else ""

    def whole_of(self, key: Key) -> Span:
        """The whole definition of a function, from its first decorator or ``export``."""
        whole = self.wholes.get(key, Span(*key))
        return self.exports.get((whole.start, whole.end), self.exports.get(key, whole))

    def is_default(self, key: Key, name: str) -> bool:
        """Whether the function is the module's default export."""
        return key in self.defaults or name in self.default_names

    def is_exported(self, key: Key, name: str) -> bool:
        """Whether the module hands the function out."""
        whole = self.wholes.get(key, Span(*key))
        around = {key, (whole.start, whole.end)}
        return (
            key in self.defaults
            or name in self.exported_names | self.default_names
            or not around.isdisjoint(self.exports)
        )


def read_naming(material: Material) -> Naming:
    """All that stands around the functions of a file."""
    names: dict[Key, Node] = {}
    wholes: dict[Key, Span] = {}
    for match in material.matches("named"):
        key = node_key(match["named.function"][0])
        names.setdefault(key, match["named.name"][0])
        wholes.setdefault(key, span_of(match["named.whole"][0]))
    titles = {
        node_key(match["entitled.function"][0]): match["entitled.name"][0] for match in material.matches("entitled")
    }
    owners = {
        node_key(match["listed.function"][0]): material.text(match["listed.owner"][0])
        for match in material.matches("listed")
    }
    exports = {
        node_key(match["exported.declaration"][0]): span_of(match["exported.whole"][0])
        for match in material.matches("exported")
    }
    defaults: set[Key] = set()
    for match in material.matches("default"):
        key = node_key(match["default.function"][0])
        defaults.add(key)
        exports[key] = span_of(match["default.whole"][0])
    for match in material.matches("handed"):
        exports[node_key(match["handed.function"][0])] = span_of(match["handed.whole"][0])
    exported_names = frozenset(material.text(match["reexported.name"][0]) for match in material.matches("reexported"))
    default_names = frozenset(material.text(match["given.name"][0]) for match in material.matches("given"))
    decorators = _decorators(material, wholes)
    file_name = _file_name(material.source.path)
    aliases = tuple(_aliases(material))
    return Naming(
        names=names,
        titles=titles,
        owners=owners,
        wholes=wholes,
        exports=exports,
        defaults=frozenset(defaults),
        decorators=decorators,
        exported_names=exported_names,
        default_names=default_names,
        file_name=file_name,
        aliases=aliases,
    )


def _aliases(material: Material) -> Iterator[tuple[str, str]]:
    for kind in ("reexported", "renamed"):
        for match in material.matches(kind):
            for alias in match.get(f"{kind}.alias", ()):
                yield material.text(alias), material.text(match[f"{kind}.name"][0])


def first_line(material: Material, node: Node) -> Span:
    """The first line of a definition."""
    text = material.source.text
    ends = [at for at in (text.find(b"\n", node.start_byte), text.find(b"\r", node.start_byte)) if at >= 0]
    return Span(node.start_byte, min([node.end_byte, *ends]))


def _decorators(material: Material, wholes: dict[Key, Span]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, tuple[str, ...]] = {}
    for definition, by, end in (*_around(material), *_beside(material)):
        if len(by) >= len(found.get(node_key(definition), ())):
            found[node_key(definition)] = tuple(material.text(each).lstrip("@").strip() for each in by)
            start = min(definition.start_byte, by[0].start_byte)
            wholes[node_key(definition)] = Span(start, end)
    return found


def _around(material: Material) -> Iterator[tuple[Node, list[Node], int]]:
    """Each definition with its decorators and the end of the whole, where the grammar puts them together."""
    for match in material.matches("decorated"):
        definition = match["decorated.definition"][0]
        yield definition, match["decorated.by"], match.get("decorated.whole", [definition])[0].end_byte


def _beside(material: Material) -> Iterator[tuple[Node, list[Node], int]]:
    """The same where decorators are siblings that stand before a member, comments between them or not."""
    bodies = {match["members.body"][0].start_byte: match["members.body"][0] for match in material.matches("members")}
    for body in bodies.values():
        by: list[Node] = []
        for member in body.named_children:
            if member.type == "decorator":
                by.append(member)
            elif member.type != "comment":
                if by:
                    yield member, by, member.end_byte
                by = []


def _file_name(path: str) -> str:
    pure = PurePosixPath(path)
    colourless = shipped.toml("lexicon/routes.toml")["colourless_stems"]
    names = [pure.name.split(".")[0], *reversed(pure.parts[:-1])]
    return next((name for name in names if name not in colourless and name[:1] not in "([@:"), names[0])


def node_key(node: Node) -> Key:
    """What identifies a node in the tables of ``Naming``."""
    return (node.start_byte, node.end_byte)
