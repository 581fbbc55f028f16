"""Where a value comes from: what the project's own function that made it returns."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from analyzers.insertion.imports import resolved
from analyzers.insertion.site import Site, read
from analyzers.model import Source
from analyzers.scope.syntax import BLOCKS, everything, own, text_of, unwrapped

_CALL = re.compile(r"(?:await\s+)?(?P<callee>[A-Za-z_$][\w$.]*)\(")
_OBJECTS = frozenset({"object", "dictionary"})
_SPREADS = frozenset({"spread_element", "dictionary_splat"})


def lacks(site: Site, value: str, members: list[str]) -> bool:
    """Whether ``value`` calls a function of the project that returns an object in place, with none of ``members``."""
    called = _CALL.match(value)
    if called is None:
        return False
    head, _, member = called["callee"].partition(".")
    for source, name in _definitions(site, head, member):
        returned = list(_returned(source, name))
        if returned:
            return any(each.type in _OBJECTS and not _has(each, members) for each in returned)
    return False


def _definitions(site: Site, head: str, member: str) -> Iterator[tuple[Source, str]]:
    """The files that may define what is called, and its name there."""
    if not member:
        yield site.source, head
    for each in site.facts.imports:
        if each.alias == head:
            name = member or (each.name if each.name != "default" else head)
            modules = (each.module, f"{each.module}.{each.name}") if site.is_python and member else (each.module,)
            for module in modules:
                path = resolved(site, module)
                source = site.file(path) if path is not None else None
                if source is not None:
                    yield source, name


def _returned(source: Source, name: str) -> Iterator[Node]:
    """The expressions that the function of that name returns."""
    tree, facts = read(source)
    for function in facts.functions:
        if function.name == name:
            body = tree.root_node.descendant_for_byte_range(function.body.start, function.body.end)
            if body is not None and body.type not in BLOCKS:
                yield unwrapped(body)
            for each in own(body) if body is not None else ():
                if each.type == "return_statement" and each.named_children:
                    yield unwrapped(each.named_children[0])


def _has(node: Node, members: list[str]) -> bool:
    """Whether an object in place has one of the members, or may have it by a spread."""
    if any(each.type in _SPREADS for each in everything(node)):
        return True
    keys = (each.child_by_field_name("key") or each for each in node.named_children)
    return node.type == "object" and any(text_of(key).strip("\"'") in members for key in keys)
