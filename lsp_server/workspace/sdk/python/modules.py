"""A module of a package: which names its statements bind, and what it imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

_MOST = 20  # statements that bind one name

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
"""A function or method."""

Blocks = ast.If | ast.Try | ast.With
"""Statements whose bodies bind names of what is around them."""


@dataclass(frozen=True, slots=True)
class Target:
    """A name of another module."""

    module: str
    """Dotted, absolute."""
    name: str
    """``*`` for all of its public names, empty for the module itself."""


@dataclass(eq=False, slots=True)
class Module:
    """One module, parsed."""

    name: str
    """Dotted."""
    path: str
    """POSIX, below the folder of the package."""
    tree: ast.Module
    names: dict[str, list[ast.AST]] = field(default_factory=dict)
    """What binds each name; several where it is bound more than once, though not endlessly."""
    imports: dict[str, Target] = field(default_factory=dict)
    renamed: set[str] = field(default_factory=set)
    """Imports under another name: the module's own business."""
    stars: list[str] = field(default_factory=list)
    """Modules all of whose public names are imported."""


def read_module(name: str, path: str, content: bytes) -> Module | None:
    """The module ``name``; None when it does not parse."""
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    module = Module(name, path, tree)
    package = name if path.endswith(("__init__.py", "__init__.pyi")) else name.rpartition(".")[0]
    for statement in statements(tree.body):
        if isinstance(statement, ast.ImportFrom):
            _import(module, package, statement)
        for bound, node in bound_by(statement):
            if len(module.names.setdefault(bound, [])) < _MOST:
                module.names[bound].append(node)
    return module


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a body, with those of the conditions and attempts in it, in their order."""
    left = list(reversed(body))
    while left:
        statement = left.pop()
        yield statement
        if isinstance(statement, Blocks):
            handlers = statement.handlers if isinstance(statement, ast.Try) else []
            orelse = [] if isinstance(statement, ast.With) else statement.orelse
            final = statement.finalbody if isinstance(statement, ast.Try) else []
            inner = [*statement.body, *(each for one in handlers for each in one.body), *orelse, *final]
            left += reversed(inner)


def bound_by(statement: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    """Names that a definition or an assignment binds."""
    if isinstance(statement, FunctionNode | ast.ClassDef):
        yield statement.name, statement
    elif isinstance(statement, ast.Assign):
        yield from ((each.id, statement) for each in statement.targets if isinstance(each, ast.Name))
    elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        yield statement.target.id, statement


def _import(module: Module, package: str, statement: ast.ImportFrom) -> None:
    parts = package.split(".")
    start = parts[: len(parts) - statement.level + 1] if statement.level else []
    source = ".".join([*start, *([statement.module] if statement.module else [])])
    for each in statement.names:
        if each.name == "*":
            module.stars.append(source)
        else:
            bound = each.asname or each.name
            module.imports[bound] = Target(source, each.name)
            module.renamed |= {bound} - {each.name}
