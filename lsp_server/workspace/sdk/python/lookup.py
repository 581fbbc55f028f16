"""From a name to what defines it, through the imports of the modules of one package."""

import ast
from dataclasses import dataclass
from pathlib import Path

from lsp_server.workspace.sdk.python.modules import FunctionNode, Module, read_module, statements
from lsp_server.workspace.sdk.shelf import Shelf

_PLAIN = {"object", "ABC", "Protocol", "Generic", "TypedDict", "NamedTuple", "Enum", "str", "dict", "Exception"}
"""Bases from which no client inherits anything that it is called by."""

_MOST = 3_000  # names of a module or members of a class


@dataclass(frozen=True, eq=False, slots=True)
class Thing:
    """What defines a name, in its module; the whole tree for a module."""

    module: Module
    node: ast.AST


class Lookup:
    """The modules of one package, each parsed once, when a name leads to it."""

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        self.modules: dict[str, Module | None] = {}
        """By dotted name, in the order in which they were read."""
        self._shelf = shelf
        self._folder = folder
        parts = folder.parts
        sites = [at for at, part in enumerate(parts) if part in {"site-packages", "dist-packages"}]
        self.package = ".".join(parts[sites[-1] + 1 :] if sites else parts[-1:])
        """The dotted name of the package itself."""

    def module(self, name: str) -> Module | None:
        """The module ``name``; None when it is not of this package, or does not parse."""
        if name != self.package and not name.startswith(f"{self.package}."):
            return None
        if name not in self.modules:
            self.modules[name] = self._read(name)
        return self.modules[name]

    def named(self, module: Module, name: str, seen: set[tuple[str, str]] | None = None) -> list[Thing]:
        """What ``name`` means in ``module``; empty when it is from elsewhere."""
        seen = set() if seen is None else seen
        if (module.name, name) in seen:
            return []
        seen.add((module.name, name))
        if name in module.names:
            return [Thing(module, node) for node in module.names[name]]
        target = module.imports.get(name)
        if target is not None:
            other = self.module(target.module)
            found = self.named(other, target.name, seen) if other is not None else []
            return found or self._whole(f"{target.module}.{target.name}")
        others = (other for star in module.stars if (other := self.module(star)) is not None)
        return next((found for other in others if (found := self.named(other, name, seen))), [])

    def public(self, module: Module) -> tuple[list[str], bool]:
        """Public names of ``module`` that are the package's own, in order, and whether there are surely no others."""
        modules, names, whole = [module], set[str](), True
        for each in modules:
            imported = {name for name, target in each.imports.items() if self._own(target.module)}
            names |= {*each.names, *(imported - each.renamed)}
            others = [self.module(star) for star in each.stars]
            whole = whole and None not in others and "__getattr__" not in each.names
            modules += [other for other in dict.fromkeys(others) if other is not None and other not in modules]
        public = sorted(name for name in names if not name.startswith("_"))
        return public[:_MOST], whole and len(public) <= _MOST

    def expressed(self, module: Module, node: ast.AST | None) -> list[Thing]:
        """What an expression that names something means: ``Client``, ``module.Client``, ``"Client"``."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            return self.named(module, node.value)
        if isinstance(node, ast.Name):
            return self.named(module, node.id)
        if isinstance(node, ast.Attribute):
            wholes = [each.module for each in self.expressed(module, node.value) if isinstance(each.node, ast.Module)]
            return [found for whole in wholes for found in self.named(whole, node.attr)]
        return []

    def line(self, thing: Thing) -> tuple[list[Thing], bool]:
        """A class and those it inherits from, nearest first, and whether all of them are known."""
        found: list[Thing] = []
        waiting, whole = [thing], True
        while waiting:
            each = waiting.pop(0)
            if not isinstance(each.node, ast.ClassDef) or any(each.node is one.node for one in found):
                continue
            found.append(each)
            for base in each.node.bases:
                named = base.value if isinstance(base, ast.Subscript) else base
                bases = [one for one in self.expressed(each.module, named) if isinstance(one.node, ast.ClassDef)]
                last = named.attr if isinstance(named, ast.Attribute) else getattr(named, "id", "")
                whole = whole and (bool(bases) or last in _PLAIN)
                waiting += bases
            whole = whole and not any(_answers_all(one) for one in each.node.body) and len(each.node.body) <= _MOST
        return found, whole

    def members(self, line: list[Thing]) -> dict[str, list[Thing]]:
        """The public members of a class, given with those that it inherits from."""
        found: dict[str, list[Thing]] = {}
        for each in line:
            own: dict[str, list[Thing]] = {}
            body = each.node.body if isinstance(each.node, ast.ClassDef) else []
            for name, node in (pair for one in statements(body) for pair in _member(one)):
                own.setdefault(name, []).append(Thing(each.module, node))
            for name, things in own.items():
                found.setdefault(name, things)
        return {name: things for name, things in list(found.items())[:_MOST] if not name.startswith("_")}

    def constructor(self, thing: Thing) -> Thing | None:
        """The constructor that a class defines itself."""
        body = thing.node.body if isinstance(thing.node, ast.ClassDef) else []
        found = [each for each in statements(body) if isinstance(each, FunctionNode) and each.name == "__init__"]
        return Thing(thing.module, found[0]) if found else None

    def _own(self, module: str) -> bool:
        return module == self.package or module.startswith(f"{self.package}.")

    def _whole(self, name: str) -> list[Thing]:
        module = self.module(name)
        return [Thing(module, module.tree)] if module is not None else []

    def _read(self, name: str) -> Module | None:
        below = "/".join(name[len(self.package) + 1 :].split(".")) if name != self.package else ""
        paths = [f"{below}.pyi", f"{below}.py"] if below else []
        for path in [*paths, *(f"{below}/__init__{ending}".removeprefix("/") for ending in (".pyi", ".py"))]:
            content = self._shelf.read(self._folder, path)
            if content is not None:
                return read_module(name, f"{self.package.replace('.', '/')}/{path}", content)
        return None


def _member(statement: ast.stmt) -> list[tuple[str, ast.AST]]:
    """Members that a statement of a class's body defines; a constructor defines those that it sets."""
    if isinstance(statement, FunctionNode | ast.ClassDef):
        found: list[tuple[str, ast.AST]] = [(statement.name, statement)]
        return [*found, *_set_in(statement)] if statement.name == "__init__" else found
    return [(each.id, statement) for each in _targets(statement) if isinstance(each, ast.Name)]


def _set_in(function: ast.AST) -> list[tuple[str, ast.AST]]:
    return [
        (each.attr, statement)
        for statement in ast.walk(function)
        for each in _targets(statement)
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name) and each.value.id == "self"
    ]


def _targets(statement: ast.AST) -> list[ast.expr]:
    if isinstance(statement, ast.Assign):
        return statement.targets
    return [statement.target] if isinstance(statement, ast.AnnAssign) else []


def _answers_all(statement: ast.stmt) -> bool:
    return isinstance(statement, FunctionNode) and statement.name in {"__getattr__", "__getattribute__"}
