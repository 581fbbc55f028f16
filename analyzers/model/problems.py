"""Problems of captures that exist, each under a rule that a page explains."""

from dataclasses import dataclass
from enum import StrEnum

from analyzers.model.edits import Hunk
from analyzers.model.text import Span


class Gravity(StrEnum):
    """How much a problem matters; an editor's and SARIF's severity are derived from it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe way to mend a problem."""

    title: str
    """Imperative sentence that a person reads in the editor's menu."""
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a capture or with the plan."""

    rule: str
    """Stem of the rule's page in ``skills/rules``: ``event-not-in-plan``."""
    path: str
    """File that the span belongs to; the plan's own file for problems of the plan."""
    span: Span
    message: str
    """What is wrong here, in one sentence."""
    gravity: Gravity
    fixes: tuple[Fix, ...] = ()
    symbol: str = ""
    """Qualified name of the enclosing function; with rule and event it identifies the problem in a baseline."""
    event: str = ""
