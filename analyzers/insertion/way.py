"""One way of sending an event from a place: what it imports and how its call is written."""

from dataclasses import dataclass, field

from analyzers.model import Hunk


@dataclass(frozen=True, slots=True)
class Needed:
    """A name that the file must import."""

    name: str
    """The exported name; ``default``, or ``*`` for the module as a whole."""
    module: str = ""
    """A package's module as an import names it; empty for a module of the project."""
    path: str = ""
    """Path of the module of the project."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the capture is written."""

    template: str
    """The call with ``{client} {event} {person} {properties}``; ``{client}`` is the local name of what is needed."""
    local: str
    """The local name that ``{client}`` stands for when nothing else is called so."""
    needed: Needed | None = None
    """What must be imported; None when ``local`` is bound at the anchor already."""
    needs_person: bool = False
    person_is_text: bool = False
    """Whether the id must be a text, so that a number is turned into one."""
    hunks: tuple[Hunk, ...] = field(default=())
    """Setup and dependencies."""
    doubt: str = ""
    """What a person should look at before it is taken; empty for nothing."""
    told: str = ""
    """How it sends, for the person who decides: ``through capture_event of app/analytics.py``."""


@dataclass(frozen=True, slots=True)
class NoWay:
    """Why a way cannot be taken here."""

    reason: str
    remedy: str
