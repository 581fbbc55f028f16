"""A package for node without declarations, as its code tells it: the functions that it names."""

import itertools
import posixpath
import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from analyzers.model import Provider
from lsp_server.workspace.sdk.definitions import ClientType, Definition, Found
from lsp_server.workspace.sdk.installed import Installed, called_on, clients_in
from lsp_server.workspace.sdk.shelf import Shelf, manifest_of
from lsp_server.workspace.sdk.typescript.describing import comment
from lsp_server.workspace.sdk.typescript.links import Package, Place
from lsp_server.workspace.sdk.typescript.units import parsed, text

_ENDINGS = (".js", ".cjs", ".mjs")
_LINKED = re.compile(rb"""(?:require\(|from|import)\s*["'](\.[^"'\n]{0,200})["']""")
_FUNCTIONS = {
    "function_expression",
    "arrow_function",
    "function_declaration",
    "method_definition",
    "generator_function",
}
_MOST_FOUND = 20
_MOST_NODES = 400_000
_MOST_FUNCTIONS = 5_000  # of a file


class ScriptLibrary:
    """The code of one package: which functions it names, not of what they are members."""

    def __init__(self, installed: Installed, provider: Provider) -> None:
        self._package = Package(installed.name, installed.folder)
        self._shelf = Shelf()
        self._called = called_on(provider, python=False) if clients_in(provider, installed.name, python=False) else ()

    def exports(self) -> Sequence[Definition]:
        """Nothing: code that is not declared does not tell."""
        return ()

    def clients(self) -> Sequence[ClientType]:
        """All functions with a name as members of the client, when one of them is called on clients."""
        members = {each.name: each for each in self._functions()}
        if members.keys().isdisjoint(self._called):
            return ()
        whole = Definition(self._package.name, "package", "code without types", "", f"{self._package.name}")
        return (ClientType(whole, tuple(members[name] for name in sorted(members)), complete=True),)

    def find(self, name: str) -> Iterator[Found]:
        """Functions of this name."""
        last = name.rpartition(".")[2]
        yield from itertools.islice((Found(each) for each in self._functions() if each.name == last), _MOST_FOUND)

    def _functions(self) -> Iterator[Definition]:
        for path, root in self._files():
            left, seen, functions = [root], 0, 0
            while left and seen < _MOST_NODES and functions < _MOST_FUNCTIONS:
                node, seen = left.pop(), seen + 1
                left += reversed(node.named_children)
                function = node.type in _FUNCTIONS
                functions += function
                name = _name(node) if function else ""
                if name:
                    where = f"{self._package.name}/{path}:{node.start_point.row + 1}"
                    signature = f"{name}{_parameters(node)}"
                    yield Definition(name, "function", signature, comment(_statement(node)), where, signature)

    def _files(self) -> Iterator[tuple[str, Node]]:
        """The files that the package's code consists of, from its entry on."""
        manifest = manifest_of(self._package.folder)
        waiting = [str(manifest.get(key)) for key in ("main", "module") if isinstance(manifest.get(key), str)][:1]
        waiting, seen = waiting or ["index.js"], set[str]()
        while waiting:
            wanted = posixpath.normpath(waiting.pop(0))
            path, content = self._read(wanted)
            if content is None or path in seen:
                continue
            seen.add(path)
            linked = dict.fromkeys(each.decode("utf-8", "replace") for each in _LINKED.findall(content))
            waiting += [posixpath.join(posixpath.dirname(path), each) for each in linked]
            tree = parsed(Place(self._package, path), content, self._shelf.until)
            if tree is not None:
                yield path, tree.root_node

    def _read(self, wanted: str) -> tuple[str, bytes | None]:
        names = [wanted] if wanted.endswith(_ENDINGS) else []
        names += [f"{wanted}{ending}" for ending in _ENDINGS] + [f"{wanted}/index{ending}" for ending in _ENDINGS]
        found = ((name, self._shelf.read(self._package.folder, name)) for name in names)
        return next(((name, content) for name, content in found if content is not None), ("", None))


def _name(node: Node) -> str:
    """What a function is called: by itself, or by what it is assigned to."""
    named = node.child_by_field_name("name")
    around = node.parent
    if around is not None and around.type == "assignment_expression":
        left = around.child_by_field_name("left")
        named = left.child_by_field_name("property") if left is not None and left.type == "member_expression" else named
    elif around is not None and around.type in {"pair", "variable_declarator"}:
        key = around.child_by_field_name("key") or around.child_by_field_name("name")
        named = key if named is None else named
    name = text(named).strip("\"'") if named is not None else ""
    return name if name.isidentifier() and name != "constructor" else ""


def _parameters(node: Node) -> str:
    found = node.child_by_field_name("parameters") or node.child_by_field_name("parameter")
    told = " ".join(text(found).split()) if found is not None else ""
    return told if told.startswith("(") else f"({told})"


def _statement(node: Node) -> Node:
    """The statement of a function, before which its comment stands."""
    while node.parent is not None and node.parent.type in {"assignment_expression", "expression_statement", "pair"}:
        node = node.parent
    return node
