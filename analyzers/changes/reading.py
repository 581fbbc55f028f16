"""Read both sides of a changed source file."""

from dataclasses import dataclass
from functools import cached_property

from tree_sitter import Tree

from analyzers.changes.diffing import Stretch, stretches
from analyzers.facts import read_facts
from analyzers.languages import language_of
from analyzers.lines import line_of, line_starts
from analyzers.model import Call, Facts, FileChange, Source, Span
from analyzers.parse import parse, too_heavy

MARK = b"\xef\xbb\xbf"
"""The byte order mark, which no text has inside Luthier."""


@dataclass(frozen=True)
class Changed:
    """A source file that was changed or made, read on both sides."""

    path: str
    old: Source
    """The text before; empty for a new file."""
    new: Source
    created: bool
    """Whether there was no such file before."""

    @cached_property
    def tree(self) -> Tree:
        """The syntax tree of the new text."""
        return parse(self.new)

    @cached_property
    def facts(self) -> Facts:
        """What is true of the new text; nothing for one that is too heavy to be read."""
        return _facts(self.new, self.tree)

    @cached_property
    def old_facts(self) -> Facts:
        """What was true of the old text."""
        return _facts(self.old, parse(self.old))

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """What was changed."""
        return stretches(self.old.text, self.new.text, self.tree)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the lines of the new text start."""
        return line_starts(self.new.text)

    def line(self, offset: int) -> int:
        """The line, from 0, of a byte of the new text."""
        return line_of(self.starts, offset)

    def is_new(self, span: Span) -> bool:
        """Whether any of the lines that hold ``span`` of the new text was put in or changed."""
        end = max(span.end, span.start + 1)
        return any(each.new.start < end and span.start < each.new.end for each in self.stretches)

    def text(self, span: Span) -> str:
        """What stands at a span of the new text."""
        return self.new.text[span.start : span.end].decode("utf-8", "replace")

    def new_calls(self) -> list[Call]:
        """The calls that stand on new or changed lines and were not there before as they are now.

        A call whose line changed around it counts as old when the old text has as many like it.
        """
        known = [_shape(each) for each in self.old_facts.calls]
        found = []
        for call in self.facts.calls:
            shape = _shape(call)
            if shape in known:
                known.remove(shape)
            elif self.is_new(call.span):
                found.append(call)
        return found


def read_change(change: FileChange) -> Changed | None:
    """A changed file of a language that Luthier reads; None for other files and for one that is gone."""
    language = language_of(change.path)
    if language is None or change.after is None:
        return None
    old, new = (Source(change.path, plain(text), language) for text in (change.before, change.after))
    return Changed(change.path, old, new, created=change.before is None)


def plain(text: bytes | None) -> bytes:
    """A text without byte order mark; nothing for no text."""
    return (text or b"").removeprefix(MARK)


def _facts(source: Source, tree: Tree) -> Facts:
    return Facts(source.path, source.language) if too_heavy(source.text) else read_facts(source, tree)


def _shape(call: Call) -> tuple[str, ...]:
    return (call.callee, *(f"{each.keyword}={each.text}" for each in call.arguments))
