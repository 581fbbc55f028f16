"""Check an insertion before anybody sees it: it parses, and every name in it is bound."""

import builtins
from collections.abc import Iterable, Iterator

from tree_sitter import Node

from analyzers.insertion.site import Site, snippet
from analyzers.parse import parse
from analyzers.scope.syntax import everything, text_of
from analyzers.shipped import toml

_FIELDS = frozenset({"attribute", "property", "key"})


def unbound(site: Site, expression: str, imported: Iterable[str] = ()) -> str | None:
    """A name in ``expression`` that nothing surely binds at the anchor, or None."""
    known = {*imported, "this", *_universal(is_python=site.is_python)}
    for name in names_of(site, expression):
        if name not in known and site.scope.get(name) is None:
            return name
    return None


def names_of(site: Site, expression: str) -> Iterator[str]:
    """The names that an expression reads, members, keys and keywords left out, and those that it binds itself."""
    root = parse(snippet(expression, site.source)).root_node
    own = {text_of(each) for each in everything(root) if each.type == "identifier" and _binds(each)}
    for each in everything(root):
        name = text_of(each)
        if each.type in {"identifier", "shorthand_property_identifier"} and not _is_label(each) and name not in own:
            yield name


def breaks(site: Site, after: bytes) -> bool:
    """Whether the file with the hunks has syntax errors that it did not have before."""
    root = parse(snippet(after.decode("utf-8", "surrogateescape"), site.source)).root_node
    return _errors(root) > _errors(site.tree.root_node)


def _errors(root: Node) -> int:
    if not root.has_error:
        return 0
    return sum(each.type == "ERROR" or each.is_missing for each in everything(root))


def _is_label(node: Node) -> bool:
    parent = node.parent
    if parent is None:
        return False
    if parent.type == "keyword_argument":
        name = parent.child_by_field_name("name")
        return name is not None and name.id == node.id
    fields = (parent.child_by_field_name(field) for field in _FIELDS)
    return any(each is not None and each.id == node.id for each in fields) and parent.type != "pair"


def _binds(node: Node) -> bool:
    """Whether the name is bound by a comprehension or by the parameters of a small function."""
    parent = node.parent
    while parent is not None and parent.type in {
        "pattern_list",
        "tuple_pattern",
        "formal_parameters",
        "lambda_parameters",
    }:
        node, parent = parent, parent.parent
    if parent is None:
        return False
    if parent.type == "for_in_clause":
        left = parent.child_by_field_name("left")
        return left is not None and left.id == node.id
    bound = parent.child_by_field_name("parameter") or parent.child_by_field_name("parameters")
    return bound is not None and bound.id == node.id


def _universal(*, is_python: bool) -> Iterable[str]:
    return dir(builtins) if is_python else toml("lexicon/globals.toml")["names"]
