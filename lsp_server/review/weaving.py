"""A file's plain text and its hunks woven into one text, and a text taken apart again."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analyzers.model import Span
from lsp_server.review.values import Piece, Sheet, State


class Strand(NamedTuple):
    """A live hunk, and where it stands in the woven text."""

    piece: Piece
    span: Span
    """What it has put there; for one that is not in the text, what it would replace."""


def written(piece: Piece) -> bytes:
    """The bytes that a hunk puts into a text."""
    return piece.hunk.edit.new_text.encode("utf-8", "surrogateescape")


def live(sheet: Sheet) -> tuple[Piece, ...]:
    """The hunks of a file that still have an exact place."""
    return tuple(piece for piece in sheet.pieces if piece.live)


def text_now(sheet: Sheet) -> bytes | None:
    """The file's text as it is: plain, with the hunks that were taken."""
    if sheet.plain is None and not any(piece.state is State.TAKEN for piece in sheet.pieces):
        return None
    return woven(sheet, lambda piece: piece.state is State.TAKEN)


def woven(sheet: Sheet, wanted: Callable[[Piece], bool]) -> bytes:
    """The file's text as it would be with exactly those hunks that are ``wanted`` and still fit."""
    plain = sheet.plain or b""
    parts: list[bytes] = []
    at = 0
    for piece in live(sheet):
        span = piece.hunk.edit.span
        if wanted(piece):
            parts += [plain[at : span.start], written(piece)]
            at = span.end
    return b"".join([*parts, plain[at:]])


def strands(sheet: Sheet) -> Iterator[Strand]:
    """The live hunks in the text as it is, in order of place."""
    shift = 0
    for piece in live(sheet):
        span = piece.hunk.edit.span
        start = span.start + shift
        if piece.state is State.TAKEN:
            length = len(written(piece))
            yield Strand(piece, Span(start, start + length))
            shift += length - (span.end - span.start)
        else:
            yield Strand(piece, Span(start, span.end + shift))


def recognised(plain: bytes, pieces: Sequence[Piece], text: bytes) -> tuple[bool, ...] | None:
    """Which of ``pieces`` are in ``text``, when it is ``plain`` with some of them and nothing else; None otherwise.

    Where two answers fit, the one that is nearer to what was taken before is given.
    """
    ways: dict[int, tuple[bool, ...]] = {0: ()}
    at = 0
    for piece in pieces:
        span, new, old = (
            piece.hunk.edit.span,
            written(piece),
            plain[piece.hunk.edit.span.start : piece.hunk.edit.span.end],
        )
        ways = _past(text, ways, plain[at : span.start])
        following: dict[int, tuple[bool, ...]] = {}
        for taken in (piece.state is State.TAKEN, piece.state is not State.TAKEN):
            stretch = new if taken else old
            for place, chosen in ways.items():
                if text.startswith(stretch, place):
                    following.setdefault(place + len(stretch), (*chosen, taken))
        ways, at = following, span.end
        if not ways:
            return None
    return _past(text, ways, plain[at:]).get(len(text))


def _past(text: bytes, ways: dict[int, tuple[bool, ...]], gap: bytes) -> dict[int, tuple[bool, ...]]:
    return {place + len(gap): chosen for place, chosen in ways.items() if text.startswith(gap, place)}
