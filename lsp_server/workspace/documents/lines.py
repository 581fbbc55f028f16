"""A text with its line borders: byte offsets to lines and characters, and back."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple, Self

from analyzers.lines import line_of, line_starts
from lsp_server.workspace.documents.encoding import Encoding, offset_of, units


class Place(NamedTuple):
    """A position as a client counts it."""

    line: int
    """From 0."""
    character: int
    """Units of the negotiated encoding from the start of the line."""


@dataclass(frozen=True, slots=True)
class Lines:
    """One text, immutable; lines end at LF, CRLF or a lone CR and nowhere else."""

    text: bytes
    """UTF-8; bytes that are not may occur in a file from disk."""
    starts: tuple[int, ...]
    """Byte offset of every line's first byte."""

    @classmethod
    def of(cls, text: bytes) -> Self:
        """The lines of ``text``."""
        return cls(text, line_starts(text))

    def line(self, number: int) -> bytes:
        """The line ``number``, without its line end; empty when there is no such line."""
        if not 0 <= number < len(self.starts):
            return b""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        stretch = self.text[self.starts[number] : end]
        return stretch.removesuffix(b"\n").removesuffix(b"\r") if number + 1 < len(self.starts) else stretch

    def offset(self, place: Place, encoding: Encoding) -> int:
        """The byte offset of ``place``; behind a line's end means its end, behind the last line the text's end."""
        if place.line < 0:
            return 0
        if place.line >= len(self.starts):
            return len(self.text)
        return self.starts[place.line] + offset_of(self.line(place.line), place.character, encoding)

    def place(self, offset: int, encoding: Encoding) -> Place:
        """The position of byte ``offset``, which is clamped to the text."""
        offset = min(max(offset, 0), len(self.text))
        number = line_of(self.starts, offset)
        return Place(number, units(self.text[self.starts[number] : offset], encoding))

    def replaced(self, start: int, end: int, text: bytes) -> Self:
        """These lines with the bytes from ``start`` to ``end`` replaced; only lines near the edit are read again."""
        whole = self.text[:start] + text + self.text[end:]
        shift = len(text) - (end - start)
        first = bisect_right(self.starts, max(start - 1, 0)) - 1
        rest = bisect_right(self.starts, end + 1)
        begin = self.starts[first]
        if rest == len(self.starts):
            near = line_starts(whole[begin:])
        else:
            near = line_starts(whole[begin : self.starts[rest] + shift])[:-1]
        starts = (
            *self.starts[:first],
            *(begin + each for each in near),
            *(each + shift for each in self.starts[rest:]),
        )
        return type(self)(whole, starts)
