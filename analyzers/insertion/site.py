"""All that is known of the place where a capture would be written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tree_sitter import Node, Tree

from analyzers.facts import read_facts
from analyzers.insertion.style import Style, style_of
from analyzers.languages import family, language_of
from analyzers.model import Anchor, Facts, Proposal, Side, Source
from analyzers.parse import parse
from analyzers.scope import Scope, scope_at
from analyzers.scope.place import path_to
from analyzers.scope.syntax import FUNCTIONS, own

Sources = Callable[[str], Source]
"""Gives the text of a file by its path; raises ``KeyError`` when there is none."""

_EXPRESSIONS = frozenset({"yield", "yield_expression"})


@dataclass(frozen=True, slots=True)
class Site:
    """The file, the anchor in it, and what holds there."""

    source: Source
    tree: Tree
    facts: Facts
    anchor: Anchor
    scope: Scope
    style: Style
    side: Side
    """``SERVER`` or ``CLIENT``."""
    function: Node | None
    """The innermost function around the anchor."""
    sources: Sources

    @property
    def language(self) -> str:
        """The language of the file."""
        return self.source.language

    @property
    def is_python(self) -> bool:
        """Whether it is Python, else of JavaScript's family."""
        return family(self.source.language) == "python"

    @property
    def awaits(self) -> bool:
        """Whether the code at the anchor may await."""
        return self.function is not None and any(each.type == "async" for each in self.function.children)

    @property
    def yields(self) -> bool:
        """Whether the function around the anchor is a generator."""
        return self.function is not None and any(each.type in _EXPRESSIONS for each in _body(self.function))

    def text(self, path: str) -> bytes | None:
        """The text of a file of the project, or None when there is none."""
        found = self.file(path)
        return None if found is None else found.text

    def file(self, path: str) -> Source | None:
        """A file of the project, or None when there is none."""
        if path == self.source.path:
            return self.source
        try:
            return self.sources(path)
        except KeyError:
            return None


def site_of(proposal: Proposal, anchor: Anchor, source: Source, sources: Sources) -> Site:
    """The site of a proposal whose anchor is known."""
    tree, facts = read(source)
    path = path_to(source.text, tree.root_node, anchor.offset, anchor.indent)
    return Site(
        source=source,
        tree=tree,
        facts=facts,
        anchor=anchor,
        scope=scope_at(source, tree, anchor.offset, anchor.indent),
        style=style_of(source),
        side=_side(proposal.side, facts),
        function=next((each for each in reversed(path) if each.type in FUNCTIONS), None),
        sources=sources,
    )


@lru_cache(maxsize=16)
def read(source: Source) -> tuple[Tree, Facts]:
    """Tree and facts of a file."""
    tree = parse(source)
    return tree, read_facts(source, tree)


def snippet(text: str, like: Source) -> Source:
    """A text of the same language as a file of the project."""
    return Source(like.path, text.encode("utf-8", "surrogateescape"), like.language)


def language_family(path: str) -> str:
    """The family of the language that the ending of ``path`` tells."""
    return family(language_of(path) or "")


def _side(side: Side, facts: Facts) -> Side:
    if side is not Side.EITHER:
        return side
    if family(facts.language) == "python" or "use server" in facts.directives:
        return Side.SERVER
    return Side.CLIENT if "use client" in facts.directives or facts.handlers else Side.SERVER


def _body(function: Node) -> Iterator[Node]:
    for child in function.children:
        yield from own(child)
