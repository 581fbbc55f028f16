"""Patches while a person decides: hunks, their moves under typing, and what was accepted."""

from lsp_server.review.begin import begin
from lsp_server.review.choices import Choice, choices
from lsp_server.review.deciding import decide, is_blocked, kept, settle_unsent
from lsp_server.review.due import due
from lsp_server.review.following import changed, rewritten
from lsp_server.review.outcome import Outcome, Result, outcome
from lsp_server.review.values import Decision, Piece, Review, Sheet, State
from lsp_server.review.weaving import Strand, strands, text_now, text_with_all

__all__ = [
    "Choice",
    "Decision",
    "Outcome",
    "Piece",
    "Result",
    "Review",
    "Sheet",
    "State",
    "Strand",
    "begin",
    "changed",
    "choices",
    "decide",
    "due",
    "is_blocked",
    "kept",
    "outcome",
    "rewritten",
    "settle_unsent",
    "strands",
    "text_now",
    "text_with_all",
]
