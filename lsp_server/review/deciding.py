"""Decisions on hunks, and which hunks a text should hold by them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from lsp_server.review.values import Decision, Piece, Review, Sheet, State


def decide(review: Review, decision: Decision, which: Callable[[Piece], bool] = lambda _: True) -> Review:
    """The review after ``decision`` on the hunks that ``which`` picks.

    Imports and setups are not decided on: rejecting one rejects the events that need it, since their code could
    not run without it; accepting one changes nothing. What a person has typed into stays accepted.
    """
    picked = [piece for piece in review.pieces() if which(piece)]

    def decided(piece: Piece) -> Piece:
        if not piece.alone or piece.state is State.SETTLED:
            return piece
        refused = decision is Decision.REJECTED and any(each.needed_by(piece) for each in picked)
        return replace(piece, decision=decision) if piece in picked or refused else piece

    return _each(review, decided)


def settle_unsent(review: Review) -> Review:
    """The review after an edit was offered and answered: what was accepted and is not in the text is open again.

    A person may have left it out in the editor's own preview; it is not offered again unasked.
    """

    def settled(piece: Piece) -> Piece:
        unsent = piece.decision is Decision.ACCEPTED and piece.state in {State.WAITING, State.STALE}
        return replace(piece, decision=Decision.OPEN) if unsent else piece

    return _each(review, settled)


def is_blocked(piece: Piece, pieces: Iterable[Piece]) -> bool:
    """Whether a hunk cannot be taken: it is stale, or something that its event needs is."""
    if piece.state is State.STALE:
        return True
    return any(each.state is State.STALE and each.needed_by(piece) for each in pieces)


def kept(piece: Piece, pieces: Iterable[Piece]) -> bool:
    """Whether the text should hold a hunk, by what was decided."""
    every = tuple(pieces)
    if piece.state is State.TAKEN:
        return any(_accepted(each) for each in _owners(piece, every))
    return any(_accepted(each) and not is_blocked(each, every) for each in _owners(piece, every))


def offered(piece: Piece, pieces: Iterable[Piece]) -> bool:
    """Whether the text would hold a hunk if all that is not rejected were accepted; a file that was made stays."""
    every = tuple(pieces)
    if piece.state is State.TAKEN and piece.hunk.creates:
        return True
    blocks = piece.state is not State.TAKEN
    return any(not _rejected(each) and not (blocks and is_blocked(each, every)) for each in _owners(piece, every))


def _rejected(piece: Piece) -> bool:
    return piece.decision is Decision.REJECTED and piece.state is not State.SETTLED


def _accepted(piece: Piece) -> bool:
    return piece.decision is Decision.ACCEPTED or piece.state is State.SETTLED


def _owners(piece: Piece, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Those whose acceptance a hunk follows: itself, or every one that needs it."""
    return (piece,) if piece.alone else tuple(each for each in pieces if piece.needed_by(each))


def _each(review: Review, change: Callable[[Piece], Piece]) -> Review:
    return Review(tuple(Sheet(each.path, each.plain, tuple(map(change, each.pieces))) for each in review.sheets))
