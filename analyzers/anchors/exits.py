"""Exits inside a statement, and whether they end a failure or a success."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.anchors.outcome import Outcome, outcome, words
from analyzers.scope import ends_by_call, is_call_to
from analyzers.scope.guards import when_false
from analyzers.scope.syntax import CLASSES, EXITS, FUNCTIONS, text_of, unwrapped
from analyzers.shipped import toml
from analyzers.words import split

_RESCUES = frozenset({"except_clause", "catch_clause"})
_NUMBER = re.compile(r"(?<![\w.])[1-5]\d\d(?![\w.])")


@dataclass(frozen=True, slots=True)
class Exit:
    """One way out of the function."""

    node: Node
    failure: bool


def exits_in(statement: Node) -> list[Exit]:
    """The ways out of the function that the statement holds, nested functions left out, in order."""
    return list(_search(statement, failing=False))


def says_failure(written: str) -> bool:
    """Whether code or text holds a word for failure, or a status code for one."""
    least = toml("lexicon/flow.toml")["failure_status"]
    if any(int(number) >= least for number in _NUMBER.findall(written)):
        return True
    return bool(words("failure_words") & set(split(written)))


def tells_trouble(condition: Node) -> bool:
    """Whether the branch of a condition is the one in which something is missing or went wrong."""
    told = outcome(condition)
    return told is Outcome.TROUBLE or (told is Outcome.UNKNOWN and bool(when_false(condition)))


def _search(node: Node, failing: bool) -> Iterator[Exit]:
    if node.type in EXITS or ends_by_call(node):
        yield Exit(node, failing or _fails(node))
        return
    if node.type in {"if_statement", "elif_clause"}:
        yield from _search_branches(node, failing)
        return
    for child in node.named_children:
        if child.type not in FUNCTIONS and child.type not in CLASSES:
            yield from _search(child, failing or child.type in _RESCUES)


def _search_branches(node: Node, failing: bool) -> Iterator[Exit]:
    condition = node.child_by_field_name("condition")
    consequence = node.child_by_field_name("consequence")
    if consequence is not None:
        trouble = condition is not None and tells_trouble(condition)
        yield from _search(consequence, failing or trouble or _speaks_of_failure(consequence))
    for alternative in node.children_by_field_name("alternative"):
        yield from _search(alternative, failing or _speaks_of_failure(alternative))


def _fails(node: Node) -> bool:
    if node.type in {"raise_statement", "throw_statement"}:
        return True
    if node.type == "return_statement":
        written = text_of(node).removeprefix("return").strip().rstrip(";").strip()
        return written in toml("lexicon/flow.toml")["failure_values"] or says_failure(written)
    return not is_call_to(unwrapped(node.named_children[0]), "departures")


def _speaks_of_failure(branch: Node) -> bool:
    """Whether the branch's own statements say that something went wrong, as by a flashed message."""
    plain = [each for each in branch.named_children if each.type == "expression_statement"]
    return any(says_failure(text_of(each)) for each in plain)
