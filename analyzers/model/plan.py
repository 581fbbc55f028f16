"""The tracking plan as values; ``tracking-plan.yaml`` is its file."""

from dataclasses import dataclass
from enum import StrEnum

from analyzers.model.catalogue import Lifecycle, Side
from analyzers.model.problems import Gravity


class Status(StrEnum):
    """How far an entry has come."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    IMPLEMENTED = "implemented"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class PlanProperty:
    """A planned property of an event."""

    name: str
    type: str
    description: str = ""


MODULE_LEVEL = "<module>"
"""The symbol of code that stands in no function."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place of an event, found again by symbol and fingerprint, never by line."""

    file: str
    """POSIX path relative to the workspace folder."""
    symbol: str
    anchor: str = ""
    """Fingerprint of the anchor."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the plan."""

    event: str
    status: Status
    moment: str = ""
    description: str = ""
    lifecycle: Lifecycle | None = None
    side: Side = Side.EITHER
    reason: str = ""
    """Why it was rejected, or why it matters."""
    properties: tuple[PlanProperty, ...] = ()
    where: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The tracking plan: its entries in the file's order."""

    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """Something in the plan's file that a person must mend."""

    line: int
    """From 0."""
    column: int
    """From 0, in Unicode code points."""
    message: str
    """What is wrong and what to do."""
    gravity: Gravity = Gravity.ERROR
    """``NOTE`` for what is only odd (an unknown key); all else keeps the file from being written."""
