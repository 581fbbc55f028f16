"""Where a new import stands: in the group of its kind, in its order, or as a group of its own."""

import itertools
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from tree_sitter import Node

from analyzers.insertion.imports.packages import is_own
from analyzers.insertion.site import Site
from analyzers.scope.syntax import FUNCTIONS, text_of

_DEFINITIONS = FUNCTIONS | {"class_definition", "decorated_definition", "class_declaration", "export_statement"}
_BLANKS = re.compile(rb"(?:[ \t]*(?:\r\n|\n|\r))*")
_CODING = re.compile(rb"#!|#.*coding[:=]")
_COMMENTS = frozenset({"comment", "hash_bang_line", "html_comment"})


class Kind(IntEnum):
    """Kinds of modules, in the order in which formatters put them."""

    LANGUAGE = 0
    """Of the language itself."""
    PACKAGE = 1
    """Installed."""
    OWN = 2
    """Of the project, by a full name or an alias."""
    RELATIVE = 3
    """Of the project, by a relative name."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The place of a line."""

    offset: int
    """Byte offset of the start of the line before which it is written, or the text's end."""
    blanks_before: int = 0
    blanks_after: int = 0


@dataclass(frozen=True, slots=True)
class _Statement:
    node: Node
    module: str
    kind: Kind


def place_of(site: Site, module: str, statement: str) -> Placed:
    """The place of ``statement``, which imports ``module``."""
    found = _statements(site)
    if not found:
        return _opening(site)
    kind = _kind(site, module)
    alike = [each for each in found if each.kind is kind]
    if alike:
        return _among(site, _run(site, alike), module, statement)
    lower = [each for each in found if each.kind < kind]
    parted = _are_parted(site, found)
    if lower:
        return Placed(_line_after(site, lower[-1].node), blanks_before=int(parted))
    return Placed(_line_of(site, found[0].node), blanks_after=int(parted))


def _statements(site: Site) -> list[_Statement]:
    """The imports at the head of the file, before its first definition."""
    modules = {(each.span.start, each.span.end): each.module for each in site.facts.imports if each.alias}
    bare = {(each.span.start, each.span.end) for each in site.facts.imports if not each.alias}
    found: list[_Statement] = []
    for node in site.tree.root_node.named_children:
        span = (node.start_byte, node.end_byte)
        if node.type in _DEFINITIONS and span not in modules:
            break
        if span in modules and node.type != "future_import_statement":
            found.append(_Statement(node, modules[span], _kind(site, modules[span])))
        elif node.type == "future_import_statement" or span in bare:
            found.append(_Statement(node, "__future__", Kind.LANGUAGE))
    return found


def _kind(site: Site, module: str) -> Kind:
    if module.startswith("."):
        return Kind.RELATIVE
    head = module.partition("." if site.is_python else "/")[0]
    if site.is_python:
        if head in sys.stdlib_module_names or head == "__future__":
            return Kind.LANGUAGE
        return Kind.OWN if is_own(site, module) else Kind.PACKAGE
    if module.startswith("node:"):
        return Kind.LANGUAGE
    return Kind.OWN if head in {"@", "~", "#", "src", "app", "lib"} or head[:1] in "~#" else Kind.PACKAGE


def _run(site: Site, alike: Sequence[_Statement]) -> list[_Statement]:
    """The last of the statements that stand together without a blank line between them."""
    run = [alike[-1]]
    for each in reversed(alike[:-1]):
        if b"\n\n" in _between(site, each.node, run[0].node).replace(b"\r\n", b"\n"):
            break
        run.insert(0, each)
    return run


def _among(site: Site, run: Sequence[_Statement], module: str, statement: str) -> Placed:
    """In the order of the run if it has one, else behind it."""
    for key in (_by_form, _by_module):
        keys = [key(each.module, text_of(each.node)) for each in run]
        if keys == sorted(keys) and (site.is_python or len(run) > 1):
            own = key(module, statement)
            later = next((each for each, other in zip(run, keys, strict=True) if other > own), None)
            if later is not None:
                return Placed(_line_of(site, later.node))
            break
    return Placed(_line_after(site, run[-1].node))


def _by_form(module: str, statement: str) -> tuple[bool, str]:
    return statement.startswith("from "), module.lower()


def _by_module(module: str, _: str) -> tuple[bool, str]:
    return False, module.lower()


def _are_parted(site: Site, found: Sequence[_Statement]) -> bool:
    """Whether blank lines part the kinds of imports; with one kind alone they would."""
    for one, other in itertools.pairwise(found):
        if one.kind is not other.kind:
            return b"\n\n" in _between(site, one.node, other.node).replace(b"\r\n", b"\n")
    return site.is_python


def _opening(site: Site) -> Placed:
    """Behind what must come first: a hash-bang, a coding line, the licence, the docstring, directives."""
    last: Node | None = None
    comments: list[Node] = []
    follower: Node | None = None
    for node in site.tree.root_node.children:
        if node.type in _COMMENTS:
            comments.append(node)
        elif _comes_first(node):
            last, comments = node, []
        else:
            follower = node
            break
    for comment in comments:
        apart = follower is None or comment.end_point.row + 1 < follower.start_point.row
        if not apart and comment.type != "hash_bang_line" and not _CODING.match(comment.text or b""):
            break
        last = comment
    gap = 2 if follower is not None and follower.type in _DEFINITIONS and site.is_python else 1
    offset = 0 if last is None else _line_after(site, last)
    following = _BLANKS.match(site.source.text, offset)
    blanks = len(following[0].splitlines()) if following is not None else 0
    missing = 0 if follower is None else max(gap - blanks, 0)
    return Placed(offset, blanks_before=int(last is not None), blanks_after=missing)


def _comes_first(node: Node) -> bool:
    inner = node.named_children[0] if node.named_children else node
    return node.type == "expression_statement" and inner.type == "string"


def _between(site: Site, one: Node, other: Node) -> bytes:
    return site.source.text[one.end_byte : other.start_byte]


def _line_of(site: Site, node: Node) -> int:
    text = site.source.text
    return max(text.rfind(b"\n", 0, node.start_byte), text.rfind(b"\r", 0, node.start_byte)) + 1


def _line_after(site: Site, node: Node) -> int:
    found = re.compile(rb"\r\n|\n|\r").search(site.source.text, node.end_byte)
    return found.end() if found else len(site.source.text)
