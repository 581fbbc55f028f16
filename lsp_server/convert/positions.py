"""Positions of the protocol and byte offsets of the core."""

from typing import Protocol

from lsprotocol import types as t

from analyzers.model import Span
from lsp_server.workspace.documents import Encoding, Lines, Place, Replacement


class Placed(Protocol):
    """A text that knows where its lines are: an open document, or the lines of a file."""

    def place(self, offset: int, encoding: Encoding) -> Place:
        """The client's position of a byte offset."""

    def offset(self, place: Place, encoding: Encoding) -> int:
        """The byte offset of a client's position."""


def offset_of(text: Placed, position: t.Position, encoding: Encoding) -> int:
    """The byte offset that a position means in ``text``."""
    return text.offset(Place(position.line, position.character), encoding)


def span_of(text: Placed, stretch: t.Range, encoding: Encoding) -> Span:
    """The bytes that a range means in ``text``."""
    ends = (offset_of(text, stretch.start, encoding), offset_of(text, stretch.end, encoding))
    return Span(min(ends), max(ends))


def position_of(text: Placed, offset: int, encoding: Encoding) -> t.Position:
    """The position of a byte offset in ``text``."""
    return t.Position(*text.place(offset, encoding))


def range_of(text: Placed, span: Span, encoding: Encoding) -> t.Range:
    """The range of a stretch of ``text``."""
    return t.Range(position_of(text, span.start, encoding), position_of(text, span.end, encoding))


def range_shown(text: Placed, span: Span, encoding: Encoding) -> dict[str, dict[str, int]]:
    """The range of a stretch of ``text`` as JSON, for answers that are no values of the protocol."""
    ends = {"start": text.place(span.start, encoding), "end": text.place(span.end, encoding)}
    return {name: {"line": place.line, "character": place.character} for name, place in ends.items()}


def location_of(uri: str, text: Placed, span: Span, encoding: Encoding) -> t.Location:
    """A stretch of the text that ``uri`` names."""
    return t.Location(uri, range_of(text, span, encoding))


def replacement_of(change: t.TextDocumentContentChangeEvent) -> Replacement:
    """A client's change event for the text store."""
    if isinstance(change, t.TextDocumentContentChangePartial):
        start, end = change.range.start, change.range.end
        return Replacement(change.text, Place(start.line, start.character), Place(end.line, end.character))
    return Replacement(change.text)


def lines(text: bytes) -> Placed:
    """A file's text, for positions in it."""
    return Lines.of(text)
