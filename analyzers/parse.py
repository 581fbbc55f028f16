"""Text to syntax tree, and the limits above which a file is left alone."""

import re
from functools import cache

import tree_sitter_javascript
import tree_sitter_python
import tree_sitter_typescript
from tree_sitter import Language, Parser, Tree

from analyzers.model import Source

_GRAMMARS = {
    "python": tree_sitter_python.language,
    "javascript": tree_sitter_javascript.language,
    "typescript": tree_sitter_typescript.language_typescript,
    "tsx": tree_sitter_typescript.language_tsx,
}
_LARGEST = 1_000_000
_LONGEST_LINE = 20_000
_WIDEST_AVERAGE = 300
_UNCLOSED = 5_000
_SMALL = 5_000
_BRACKETS = ((b"(", b")"), (b"[", b"]"), (b"{", b"}"))


def parse(source: Source, old_tree: Tree | None = None) -> Tree:
    """The syntax tree of ``source``; a broken text gives a tree with error nodes.

    ``old_tree`` is the tree of the text before an edit, already told of the edit, and makes the parse quick.
    A language that is not in the table is read as an empty text of some language.
    """
    if source.language not in _GRAMMARS:
        return Parser(grammar("python")).parse(b"")
    parser = Parser(grammar(source.language))
    return parser.parse(source.text) if old_tree is None else parser.parse(source.text, old_tree)


@cache
def grammar(language: str) -> Language:
    """The grammar of a language of the table."""
    return Language(_GRAMMARS[language]())


def too_heavy(text: bytes) -> str | None:
    """Why a file is not worth reading, as a short phrase, or None when it is.

    Brackets that never close make a query's time grow with their square, hence the cap on them.
    """
    if len(text) > _LARGEST:
        return f"larger than {_LARGEST // 1_000_000} MB"
    if len(text) > _SMALL:
        if b"\0" in text:
            return "binary"
        if len(text) / (text.count(b"\n") + text.count(b"\r") + 1) > _WIDEST_AVERAGE:
            return "minified"
        if any(len(line) > _LONGEST_LINE for line in re.split(rb"[\r\n]", text)):
            return "minified"
    if any(abs(text.count(opening) - text.count(closing)) > _UNCLOSED for opening, closing in _BRACKETS):
        return "too many brackets that do not match"
    return None
