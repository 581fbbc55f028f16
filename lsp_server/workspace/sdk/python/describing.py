"""A definition of Python as it is shown: its signature in one line, its docstring, its code without bodies."""

import ast
import inspect

from lsp_server.workspace.sdk.definitions import Definition
from lsp_server.workspace.sdk.python.lookup import Thing
from lsp_server.workspace.sdk.python.modules import FunctionNode

_LONGEST = 600  # characters of a signature
_PROPERTIES = {"property", "cached_property"}


def describe(thing: Thing, name: str, inner: tuple[str, ...] = ()) -> Definition:
    """What defines a name as a definition called ``name``."""
    node = thing.node
    where = f"{thing.module.path}:{getattr(node, 'lineno', 1)}"
    signature = _signature(node)
    signature = signature if len(signature) <= _LONGEST else f"{signature[:_LONGEST]} ..."
    return Definition(name, kind_of(thing, member="." in name), signature, docstring(node), where, _code(node), inner)


def kind_of(thing: Thing, *, member: bool = False) -> str:
    """What a definition is, in one word."""
    node = thing.node
    if isinstance(node, FunctionNode):
        if _PROPERTIES & {_last(each) for each in node.decorator_list}:
            return "property"
        return "method" if member else "function"
    if isinstance(node, ast.ClassDef):
        return "class"
    if isinstance(node, ast.Module):
        return "module"
    return "attribute" if member else "constant"


def docstring(node: ast.AST) -> str:
    """The docstring of a function, class or module; empty when it has none."""
    if isinstance(node, FunctionNode | ast.ClassDef | ast.Module):
        return ast.get_docstring(node) or ""
    return ""


def _signature(node: ast.AST) -> str:
    if isinstance(node, FunctionNode):
        kind = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
        result = f" -> {_unparsed(node.returns)}" if node.returns is not None else ""
        return f"{kind} {node.name}({_unparsed(node.args)}){result}"
    if isinstance(node, ast.ClassDef):
        bases = ", ".join(_unparsed(each) for each in (*node.bases, *node.keywords))
        return f"class {node.name}({bases})" if bases else f"class {node.name}"
    return "module" if isinstance(node, ast.Module) else " ".join(_unparsed(node).split())


def _code(node: ast.AST) -> str:
    """The code of a definition, without its own docstring and with no body of a function."""
    if isinstance(node, ast.Module):
        return ""
    if not isinstance(node, FunctionNode | ast.ClassDef):
        return _signature(node)
    head = [f"@{_unparsed(each)}" for each in node.decorator_list]
    if isinstance(node, FunctionNode):
        return "\n".join([*head, f"{_signature(node)}: ..."])
    return "\n".join([*head, f"{_signature(node)}:", *(f"    {line}".rstrip() for line in _fields(node) or ["..."])])


def _fields(node: ast.ClassDef) -> list[str]:
    """Lines of the fields of a class, each with the string that documents it, and of its constructor."""
    found = []
    for each, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(each, ast.AnnAssign | ast.Assign):
            found.append(_unparsed(each))
            told = after.value if isinstance(after, ast.Expr) else None
            if isinstance(told, ast.Constant) and isinstance(told.value, str):
                found.append(f'"""{inspect.cleandoc(told.value)}"""')
        elif isinstance(each, FunctionNode) and each.name == "__init__":
            found.append(_code(each))
    return [line for each in found for line in each.split("\n")]


def _last(node: ast.expr) -> str:
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _unparsed(node: ast.AST) -> str:
    try:
        return ast.unparse(node)
    except (RecursionError, ValueError):
        return "..."
