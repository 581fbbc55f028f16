"""Patches while a person decides: hunks, their moves under typing, and what was accepted."""

from lsp_server.review.begin import begin
from lsp_server.review.choices import Choice, choices
from lsp_server.review.deciding import decide, is_blocked, kept, offered, settle_unsent
from lsp_server.review.due import due
from lsp_server.review.following import changed, rewritten
from lsp_server.review.outcome import Outcome, Result, outcome
from lsp_server.review.sides import NOWHERE, Sides, side_text, sides
from lsp_server.review.telling import told_piece
from lsp_server.review.values import Decision, Piece, Review, Sheet, State
from lsp_server.review.weaving import Strand, strands, text_now

__all__ = [
    "NOWHERE",
    "Choice",
    "Decision",
    "Outcome",
    "Piece",
    "Result",
    "Review",
    "Sheet",
    "Sides",
    "State",
    "Strand",
    "begin",
    "changed",
    "choices",
    "decide",
    "due",
    "is_blocked",
    "kept",
    "offered",
    "outcome",
    "rewritten",
    "settle_unsent",
    "side_text",
    "sides",
    "strands",
    "text_now",
    "told_piece",
]
