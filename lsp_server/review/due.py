"""What is to be done to the texts so that they hold what was decided."""

from collections.abc import Iterator
from dataclasses import replace

from analyzers.model import Edit, Hunk
from lsp_server.review.deciding import kept
from lsp_server.review.values import Piece, Review, Sheet, State
from lsp_server.review.weaving import Strand, strands


def due(review: Review) -> tuple[Hunk, ...]:
    """The hunks to make now, their spans in the files' texts as they are; none when all is as it was decided.

    A hunk that is in its text and no longer wanted is taken out again; a file that was created is left alone.
    """
    pieces = tuple(review.pieces())
    return tuple(hunk for sheet in review.sheets for hunk in _of_sheet(sheet, pieces))


def _of_sheet(sheet: Sheet, pieces: tuple[Piece, ...]) -> Iterator[Hunk]:
    for strand in strands(sheet):
        piece = strand.piece
        wanted, there = kept(piece, pieces), piece.state is State.TAKEN
        if wanted and not there:
            yield replace(piece.hunk, edit=Edit(strand.span, piece.hunk.edit.new_text))
        elif there and not wanted and not piece.hunk.creates:
            yield _taken_out(strand, sheet.plain or b"")


def _taken_out(strand: Strand, plain: bytes) -> Hunk:
    hunk = strand.piece.hunk
    old = plain[hunk.edit.span.start : hunk.edit.span.end].decode("utf-8", "surrogateescape")
    return replace(hunk, edit=Edit(strand.span, old), reason="No accepted event needs it any more.", risky=False)
