"""What came of a review, event by event: what the plan is to remember."""

from dataclasses import dataclass
from enum import StrEnum

from lsp_server.review.deciding import is_blocked
from lsp_server.review.values import Decision, Piece, Review, State


class Result(StrEnum):
    """What became of an event."""

    IMPLEMENTED = "implemented"
    """Every hunk of it that was accepted is in the text."""
    ACCEPTED = "accepted"
    """Accepted, and not in the text yet."""
    REJECTED = "rejected"
    STALE = "stale"
    """Undecided, and it can no longer be put in as it was proposed."""
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one event."""

    event: str
    result: Result
    paths: tuple[str, ...]
    """Files that its own hunks are in."""


def outcome(review: Review) -> tuple[Outcome, ...]:
    """What became of every event, in the order of the patch."""
    pieces = tuple(review.pieces())
    own: dict[str, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda each: each.number):
        for event in piece.hunk.events if piece.alone else ():
            own.setdefault(event, []).append(piece)
    return tuple(
        Outcome(event, _result(mine, pieces), tuple(dict.fromkeys(each.hunk.path for each in mine)))
        for event, mine in own.items()
    )


def _result(mine: list[Piece], pieces: tuple[Piece, ...]) -> Result:
    if any(each.state is State.SETTLED for each in mine):
        return Result.IMPLEMENTED
    accepted = [each for each in mine if each.decision is Decision.ACCEPTED]
    if accepted:
        return Result.IMPLEMENTED if all(each.state is State.TAKEN for each in accepted) else Result.ACCEPTED
    if all(each.decision is Decision.REJECTED for each in mine):
        return Result.REJECTED
    return Result.STALE if any(is_blocked(each, pieces) for each in mine) else Result.OPEN
