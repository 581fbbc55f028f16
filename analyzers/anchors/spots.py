"""Lines between statements: where a new line could stand, and how it would be indented."""

import re
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.lines import indent_at
from analyzers.scope.syntax import statements

_TRAILING = re.compile(rb"[ \t]*;?[ \t]*(//[^\r\n]*|#[^\r\n]*|/\*[^\r\n]*\*/)?[ \t]*(\r\n|\n|\r|$)")

_SHARED = "The act shares its line with other code, so no line of its own can stand there."


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a new line in a block."""

    block: Node
    index: int
    """Index, among the block's statements, of the one that the place is told by."""
    before: bool = False
    """Whether the place is before that statement rather than behind it."""

    @property
    def statement(self) -> Node:
        """The statement that the place is told by."""
        return statements(self.block)[self.index]


def offset_of(text: bytes, spot: Spot) -> int | str:
    """The byte offset of the start of the line before which a line at the spot is written, or why there is none."""
    statement = spot.statement
    if text[_line_start(text, statement.start_byte) : statement.start_byte].strip():
        return _SHARED
    if spot.before:
        return _line_start(text, statement.start_byte)
    behind = _TRAILING.match(text, statement.end_byte)
    return behind.end() if behind else _SHARED


def indent_of(text: bytes, spot: Spot) -> str:
    """The white space that opens a line at the spot."""
    return indent_at(text, spot.statement.start_byte)


def _line_start(text: bytes, offset: int) -> int:
    return max(text.rfind(b"\n", 0, offset), text.rfind(b"\r", 0, offset)) + 1
