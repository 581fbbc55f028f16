"""What stands above the lines of a file under review: what waits, and what a person can say to it."""

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.model import Span
from lsp_server.review.deciding import is_blocked
from lsp_server.review.values import Decision, Piece, Review, Sheet, State
from lsp_server.review.weaving import strands


class Choice(NamedTuple):
    """One thing that a person can say, and where."""

    span: Span
    """In the text as it is."""
    title: str
    decision: Decision | None
    """None for what only tells."""
    number: int | None = None
    """The hunk that it is about; None for all of the file."""


def choices(review: Review, sheet: Sheet) -> tuple[Choice, ...]:
    """The choices of one file, those for the whole file first."""
    pieces = tuple(review.pieces())
    return (*_of_file(sheet, pieces), *_of_hunks(sheet, pieces), *_of_lost(sheet))


def _of_file(sheet: Sheet, pieces: tuple[Piece, ...]) -> Iterator[Choice]:
    waiting = [each for each in sheet.pieces if _waits(each) and not is_blocked(each, pieces)]
    if len(waiting) > 1:
        yield Choice(Span(0, 0), f"Accept all {len(waiting)}", Decision.ACCEPTED)
        yield Choice(Span(0, 0), "Reject all", Decision.REJECTED)


def _of_hunks(sheet: Sheet, pieces: tuple[Piece, ...]) -> Iterator[Choice]:
    for piece, span in strands(sheet):
        place, name = Span(span.start, span.start), _name(piece)
        if _waits(piece) and is_blocked(piece, pieces):
            yield Choice(place, f"{name} needs a place that has changed; review again", None, piece.number)
        elif _waits(piece):
            line = piece.hunk.edit.new_text.strip().split("\n", 1)[0]
            yield Choice(place, f"Accept {name}: {line}", Decision.ACCEPTED, piece.number)
            yield Choice(place, f"Reject {name}", Decision.REJECTED, piece.number)
        elif piece.alone and piece.state is State.TAKEN:
            yield Choice(place, f"Take {name} out again", Decision.REJECTED, piece.number)


def _of_lost(sheet: Sheet) -> Iterator[Choice]:
    for piece in sheet.pieces:
        if piece.alone and piece.state is State.STALE and piece.decision is Decision.OPEN:
            yield Choice(piece.hunk.edit.span, f"The code around {_name(piece)} has changed; review again", None)


def _waits(piece: Piece) -> bool:
    return piece.alone and piece.state is State.WAITING and piece.decision is Decision.OPEN


def _name(piece: Piece) -> str:
    return ", ".join(piece.hunk.events) or piece.hunk.role.value
