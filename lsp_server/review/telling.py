"""What a hunk is, in a short line for a person."""

from analyzers.model import HunkRole
from lsp_server.review.values import Piece

_MOST_NAMES = 2

_ROLES = {
    HunkRole.CAPTURE: "Capture",
    HunkRole.IMPORT: "Import for",
    HunkRole.SETUP: "Setup for",
    HunkRole.DEPENDENCY: "Dependency for",
    HunkRole.FIX: "Fix",
}


def told_piece(piece: Piece) -> str:
    """``Capture user_signed_up``, ``Import for 3 events``, ``New file``."""
    hunk = piece.hunk
    what = "New file for" if hunk.creates else _ROLES[hunk.role]
    names = ", ".join(hunk.events) if len(hunk.events) <= _MOST_NAMES else f"{len(hunk.events)} events"
    return f"{what} {names}" if names else what.removesuffix(" for")
