"""Run the one query of a language over a tree and sort its matches by what they are about."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from tree_sitter import Node, Query, QueryCursor, Tree

from analyzers import shipped
from analyzers.languages import LANGUAGES
from analyzers.model import Source
from analyzers.parse import grammar

Match = dict[str, list[Node]]
_WIDEST_ERROR = 20_000


@dataclass(frozen=True, slots=True)
class Material:
    """One file's text and what the query matched in it: what every reader of facts works on."""

    source: Source
    root: Node
    found: Mapping[str, list[Match]] = field(repr=False)
    """Matches by the first part of their captures' names: ``call`` for ``@call.expression``."""

    def text(self, node: Node) -> str:
        """The node's text; bytes that are no UTF-8 become replacement characters."""
        return self.source.text[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def matches(self, about: str) -> list[Match]:
        """The matches about one thing, in the order of the text."""
        return self.found.get(about, [])


def gather(source: Source, tree: Tree) -> Material:
    """Match the query of the source's language; a tree that is mostly one error matches nothing."""
    root = tree.root_node
    found: dict[str, list[Match]] = defaultdict(list)
    if source.language in LANGUAGES and not _hopeless(root):
        for _, match in QueryCursor(query_of(source.language)).matches(root):
            for name in match:
                found[name.partition(".")[0]].append(match)
                break
    return Material(source, root, found)


@cache
def query_of(language: str) -> Query:
    """The compiled query of a language: all its query files in one, which costs a fifth of running them apart."""
    parts = [shipped.text(f"queries/{path}") for path in LANGUAGES[language].queries]
    return Query(grammar(language), "\n".join(parts))


def _hopeless(root: Node) -> bool:
    if not root.has_error:
        return False
    return any(node.child_count > _WIDEST_ERROR for node in (root, *root.children) if node.is_error or node is root)
