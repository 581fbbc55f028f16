"""A review as a value: the files of a patch, its hunks as they are now, and what was decided on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from analyzers.model import Hunk, HunkRole

_ON_THEIR_OWN = frozenset({HunkRole.CAPTURE, HunkRole.FIX})


class Decision(StrEnum):
    """What a person has said about a hunk."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class State(StrEnum):
    """Where a hunk stands towards the text."""

    WAITING = "waiting"
    """Not in the text; it fits."""
    TAKEN = "taken"
    """In the text, exactly as the patch has it."""
    STALE = "stale"
    """Not in the text, and what it was made for has changed: it is never put in any more."""
    SETTLED = "settled"
    """It was in the text when a person typed inside it: it is the person's text now, and is left alone."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One hunk under review."""

    number: int
    """Its index in the patch, by which it is named."""
    hunk: Hunk
    """As it is now: its span is in ``Sheet.plain``. The span of a stale or settled one only says where about it was."""
    state: State = State.WAITING
    decision: Decision = Decision.OPEN
    """Only of a hunk that stands on its own."""

    @property
    def alone(self) -> bool:
        """Whether it is decided on; the others (imports, setups) are taken with the events that need them."""
        return self.hunk.role in _ON_THEIR_OWN or not self.hunk.events

    @property
    def live(self) -> bool:
        """Whether it still has an exact place."""
        return self.state in {State.WAITING, State.TAKEN}

    def needed_by(self, other: "Piece") -> bool:
        """Whether ``other`` stands on its own and has an event that needs this one."""
        return not self.alone and other.alone and bool(set(self.hunk.events) & set(other.hunk.events))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file under review."""

    path: str
    plain: bytes | None
    """Its text as it would be without any live hunk; None for a file that does not exist."""
    pieces: tuple[Piece, ...]
    """In order of place; the live ones do not overlap."""


@dataclass(frozen=True, slots=True)
class Review:
    """The state of a patch while a person decides."""

    sheets: tuple[Sheet, ...]

    def pieces(self) -> Iterator[Piece]:
        """Every hunk, in order of file and place."""
        return (piece for sheet in self.sheets for piece in sheet.pieces)

    def sheet(self, path: str) -> Sheet | None:
        """The file at ``path``, if the patch touches it."""
        return next((sheet for sheet in self.sheets if sheet.path == path), None)

    def with_sheet(self, new: Sheet) -> "Review":
        """The review with another state of one file."""
        return Review(tuple(new if sheet.path == new.path else sheet for sheet in self.sheets))
