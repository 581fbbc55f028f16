"""A declaration as it is shown: its signature in one line, its comment, its code."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import replace

from tree_sitter import Node

from lsp_server.workspace.sdk.definitions import Definition
from lsp_server.workspace.sdk.typescript.members import Reader
from lsp_server.workspace.sdk.typescript.nodes import MOST, kind_of
from lsp_server.workspace.sdk.typescript.units import Symbol, text

_LONGEST = 600  # characters of a signature
_LISTS = {"lexical_declaration", "variable_declaration"}
_WRAPPED = {"export_statement", "ambient_declaration", *_LISTS}
_SPACED = re.compile(r"\( |,? \)")
_KEYWORDS = re.compile(r"^(?:export\s+|default\s+|declare\s+)+")


def describe(symbol: Symbol, name: str, inner: tuple[str, ...] = ()) -> Definition:
    """A declaration or member as a definition called ``name``."""
    node, unit = symbol.node, symbol.unit
    where = f"{unit.place.package.name}/{unit.place.path}:{node.start_point.row + 1}"
    kind, signature = kind_of(node), _signature(symbol, name)
    return Definition(name, kind, signature, comment(node), where, _code(symbol, kind, signature), inner)


def together(overloads: Sequence[Definition]) -> Definition:
    """Declarations of one name as one definition."""
    docs = dict.fromkeys(each.doc for each in overloads if each.doc)
    codes = dict.fromkeys(each.text for each in overloads)
    return replace(overloads[0], doc="\n\n".join(docs), text="\n".join(codes))


def constructors(reader: Reader, symbol: Symbol) -> Sequence[Definition]:
    """How a class is constructed: its own constructors, else those of the class that it extends."""
    title = title_of(symbol)
    for each in reader.line(symbol):
        body = each.node.child_by_field_name("body")
        listed = body.named_children if body is not None and body.named_child_count <= MOST else ()
        found = [node for node in listed if _is_constructor(node)]
        if found:
            return [describe(each.at(node), f"{title}.constructor") for node in found]
    return ()


def title_of(symbol: Symbol) -> str:
    """What a type is called; the package's name for a whole module."""
    name = symbol.node.child_by_field_name("name")
    return text(name) if name is not None else symbol.unit.place.package.name


def comment(node: Node) -> str:
    """The comment that documents a declaration, without its marks; empty when there is none."""
    while node.parent is not None and node.parent.type in _WRAPPED:
        node = node.parent
    before = node.prev_named_sibling
    told = text(before) if before is not None and before.type == "comment" else ""
    if not told.startswith("/**"):
        return ""
    lines = (re.sub(r"^\s*\* ?", "", line) for line in told[3:-2].splitlines())
    return textwrap.dedent("\n".join(line.rstrip() for line in lines)).strip(" *\n")


def _code(symbol: Symbol, kind: str, signature: str) -> str:
    """The whole declaration; of a class and a module, whose members are listed, no more than the beginning."""
    if kind in {"class", "namespace"}:
        return signature
    shown = symbol.node
    while shown.parent is not None and shown.parent.type in _WRAPPED and shown.parent.named_child_count == 1:
        shown = shown.parent
    code = textwrap.dedent(" " * shown.start_point.column + symbol.unit.plain(shown))
    return _KEYWORDS.sub("", code.strip())


def _signature(symbol: Symbol, name: str) -> str:
    """A declaration without its body, in one line."""
    node = symbol.node
    if kind_of(node) == "namespace":
        return f"namespace {name.rpartition('.')[2]}"
    body = node.child_by_field_name("body")
    code = symbol.unit.plain(node)
    code = code[: len(code) - len(symbol.unit.plain(body))] if body is not None else code
    code = _KEYWORDS.sub("", " ".join(code.split())).strip().rstrip(";")
    code = _SPACED.sub(lambda match: match[0].strip(" ,"), code)
    return code if len(code) <= _LONGEST else f"{code[:_LONGEST]} ..."


def _is_constructor(node: Node) -> bool:
    name = node.child_by_field_name("name")
    private = any(each.type == "accessibility_modifier" and text(each) == "private" for each in node.children)
    return name is not None and text(name) == "constructor" and not private
