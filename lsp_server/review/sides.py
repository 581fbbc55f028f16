"""A file before and after a review, as two texts, and where each hunk is in them."""

from typing import NamedTuple

from analyzers.model import Span
from lsp_server.review.deciding import offered
from lsp_server.review.values import Review, Sheet
from lsp_server.review.weaving import live, woven, written


class Sides(NamedTuple):
    """Where a hunk is in the texts before and after."""

    before: Span | None
    """What it replaces there; None when it has no exact place any more, or there is no such file."""
    after: Span | None
    """What it has put there; None when it is not in that text."""


NOWHERE = Sides(None, None)
"""The sides of a hunk that went stale, or became a person's own text."""


def side_text(review: Review, sheet: Sheet, *, after: bool) -> bytes:
    """A file without its hunks, or ``after`` with all that are not rejected and still fit.

    Empty for a file that does not exist on that side.
    """
    if not after:
        return sheet.plain or b""
    pieces = tuple(review.pieces())
    return woven(sheet, lambda piece: offered(piece, pieces))


def sides(review: Review, sheet: Sheet) -> dict[int, Sides]:
    """Where each hunk of a file is in the texts that ``side_text`` gives, by the hunk's number."""
    pieces, shift = tuple(review.pieces()), 0
    found = {piece.number: NOWHERE for piece in sheet.pieces}
    for piece in live(sheet):
        span = piece.hunk.edit.span
        before = None if sheet.plain is None else span
        if not offered(piece, pieces):
            found[piece.number] = Sides(before, None)
            continue
        start, length = span.start + shift, len(written(piece))
        found[piece.number] = Sides(before, Span(start, start + length))
        shift += length - (span.end - span.start)
    return found
