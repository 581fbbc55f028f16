"""Edits as values: what would change, tied to the events it is for."""

from dataclasses import dataclass
from enum import StrEnum

from analyzers.model.text import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a stretch of one file by new text; an insertion has an empty span."""

    span: Span
    """In the text that the edit was made against."""
    new_text: str


class HunkRole(StrEnum):
    """What a hunk is for; all but ``CAPTURE`` may serve several events."""

    CAPTURE = "capture"
    IMPORT = "import"
    SETUP = "setup"
    DEPENDENCY = "dependency"
    FIX = "fix"


@dataclass(frozen=True, slots=True)
class Hunk:
    """One piece of a patch."""

    path: str
    edit: Edit
    events: tuple[str, ...]
    """The events that need it; it is taken when at least one of them is accepted."""
    role: HunkRole
    reason: str
    """One sentence for the person who decides."""
    creates: bool = False
    """Whether the file does not exist yet; the edit then holds its whole text at an empty span at 0."""
    risky: bool = False
    """Whether a person should confirm it even when all the rest is taken at once."""


@dataclass(frozen=True, slots=True)
class Patch:
    """What an insert or a run would change."""

    hunks: tuple[Hunk, ...]
    """Ordered by path, then by position; hunks of one file do not overlap."""
    base: tuple[tuple[str, str], ...]
    """Path and SHA-256 (hex) of the text that the hunks were made against; empty hash for a new file."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an event cannot be put in without an agent."""

    event: str
    path: str
    symbol: str
    reason: str
    """One sentence that says what is missing."""
    remedy: str
    """One sentence that says what to do about it."""
