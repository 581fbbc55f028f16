"""``bound``: what a new capture names is known in its file."""

import builtins
from collections.abc import Iterator
from pathlib import PurePosixPath

from tree_sitter import Node

from analyzers import shipped
from analyzers.changes import Changed, Fresh
from analyzers.model import Code, Flaw, Span
from analyzers.scope.syntax import everything, text_of
from analyzers.verification.trial import Trial
from analyzers.verification.values import node_at

_NAMES = frozenset({"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"})


def check(trial: Trial) -> Iterator[Flaw]:
    """Names in new captures that occur nowhere else in the file: a forgotten import, a variable that is not there."""
    everywhere = frozenset(_unimported(trial.after))
    for path in dict.fromkeys(each.path for each in trial.fresh):
        own = [each for each in trial.fresh if each.path == path]
        file = own[0].file
        known = _known(file, [each.capture.span for each in own]) | everywhere
        for fresh in own:
            node = node_at(file, fresh.capture.span)
            missing = [] if node is None else [each for each in _read(node) if each not in known | _bound_inside(node)]
            for name in dict.fromkeys(missing):
                yield trial.flaw("bound", fresh, _said(fresh, name))


def _said(fresh: Fresh, name: str) -> str:
    if fresh.capture.callee.split(".")[0] == name:
        return f"`{name}` is not imported in this file; add the import."
    return f"`{name}` is nowhere bound in this file; use a name that is, or bring the value here."


def _known(file: Changed, captures: list[Span]) -> frozenset[str]:
    """The names that the file reads or binds outside of the captures, and those that are always there."""
    outside = {
        text_of(each)
        for each in everything(file.tree.root_node)
        if each.type in _NAMES and not is_label(each) and not _within(each, captures)
    }
    imported = {each.alias.split(".")[0] for each in file.facts.imports}
    known = shipped.toml("lexicon/globals.toml")
    always = dir(builtins) if file.new.language == "python" else known["names"]
    return frozenset({*outside, *imported, *always, *known["ambient"]})


def _unimported(code: Code) -> Iterator[str]:
    """The functions that a framework makes known in every file without an import."""
    packages = set(code.instrumentation.packages)
    used = [each for each in shipped.toml("lexicon/unimported.toml")["framework"] if packages & set(each["packages"])]
    folders = [folder for each in used for folder in each["folders"]]
    for path, reading in code.readings.items() if folders else ():
        parents = list(PurePosixPath(path).parents)
        if any(parent.match(folder) for parent in parents for folder in folders):
            yield from (each.name for each in reading.facts.functions if each.exported)


def _within(node: Node, spans: list[Span]) -> bool:
    return any(each.start <= node.start_byte and node.end_byte <= each.end for each in spans)


def _read(node: Node) -> Iterator[str]:
    return (text_of(each) for each in everything(node) if each.type in _NAMES and not is_label(each))


def _bound_inside(node: Node) -> set[str]:
    """The names that small functions and comprehensions inside bind themselves."""
    found = set()
    for each in everything(node):
        parent = each.parent
        if each.type in _NAMES and parent is not None and _binds(each, parent):
            found.add(text_of(each))
    return found


def _binds(node: Node, parent: Node) -> bool:
    fields = ("parameter", "left", "pattern", "name")
    if parent.type in {"formal_parameters", "lambda_parameters", "pattern_list", "tuple_pattern", "object_pattern"}:
        return True
    if parent.type not in {
        "arrow_function",
        "for_in_clause",
        "required_parameter",
        "variable_declarator",
        "named_expression",
    }:
        return False
    return any(one is not None and one.id == node.id for one in map(parent.child_by_field_name, fields))


def is_label(node: Node) -> bool:
    """Whether a name is the name of a member or of a keyword."""
    parent = node.parent
    if parent is None:
        return False
    field = {"attribute": "attribute", "keyword_argument": "name", "member_expression": "property"}.get(parent.type)
    named = parent.child_by_field_name(field) if field else None
    return named is not None and named.id == node.id
