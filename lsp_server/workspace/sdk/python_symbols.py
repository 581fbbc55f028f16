"""Read what a Python package declares, without importing it."""

import ast
from collections.abc import Iterator

from lsp_server.workspace.sdk.symbols import Declaration

_PLAIN = {"object", "ABC", "Protocol", "Generic"}
"""Bases that a client inherits nothing from."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_symbols(file: str, text: str) -> Iterator[Declaration]:
    """What one module declares; a module that does not parse declares nothing."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in tree.body:
        if isinstance(node, _Function):
            yield _function(file, node)
        elif isinstance(node, ast.ClassDef):
            yield from _class(file, node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _assigned(file, node)


def _class(file: str, node: ast.ClassDef) -> Iterator[Declaration]:
    bases = tuple(name for each in node.bases if (name := _name(each)) and name not in _PLAIN)
    fields = [ast.unparse(each) for each in node.body if isinstance(each, ast.AnnAssign)]
    head = f"class {node.name}({', '.join(map(ast.unparse, node.bases))}):{_doc(node)}"
    yield Declaration(node.name, "\n    ".join([head, *fields]), file, bases=bases)
    for each in node.body:
        if isinstance(each, _Function):
            yield _function(file, each, node.name)


def _function(file: str, node: _Function, owner: str = "") -> Declaration:
    kind = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    decorators = "".join(f"@{ast.unparse(each)}\n" for each in node.decorator_list)
    text = f"{decorators}{kind} {node.name}({ast.unparse(node.args)}){returns}:{_doc(node)}"
    return Declaration(node.name, text, file, owner)


def _assigned(file: str, node: ast.Assign | ast.AnnAssign) -> Iterator[Declaration]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for each in targets:
        if isinstance(each, ast.Name):
            yield Declaration(each.id, ast.unparse(node)[:300], file, bases=_made(node.value))


def _made(value: ast.expr | None) -> tuple[str, ...]:
    """The class that a value is made of, or the name that it is another name of."""
    name = _name(value.func) if isinstance(value, ast.Call) else _name(value)
    return (name,) if name else ()


def _name(node: ast.expr | None) -> str:
    if isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _doc(node: _Function | ast.ClassDef) -> str:
    doc = ast.get_docstring(node)
    return "" if doc is None else '\n    """' + doc.replace("\n", "\n    ") + '"""'
