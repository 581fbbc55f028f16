"""Findings and proposals: a place where a moment probably happens, and the event that belongs there."""

from dataclasses import dataclass
from enum import StrEnum

from analyzers.model.catalogue import Lifecycle, Side
from analyzers.model.text import Span


class SignalKind(StrEnum):
    """Which kind of fact a signal is; each has a weight in the weights file."""

    NAME = "name"
    CALL = "call"
    ROUTE = "route"
    WRITE = "write"
    ACT = "act"
    LABEL = "label"
    TEXT = "text"
    PATH = "path"
    ROLE = "role"
    SHAPE = "shape"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Signal:
    """One fact that is evidence for or against a moment."""

    kind: SignalKind
    evidence: str
    """What was seen, in words a person reads: ``calls db.insert(users)``."""
    span: Span
    weight: float
    """Its share of the score before the logistic function; negative when it speaks against."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a moment probably happens."""

    moment: str
    path: str
    symbol: str
    """Qualified name of the function, or ``<module>``."""
    function: int
    """Index in the file's ``Facts.functions``, or -1 for the module."""
    span: Span
    """What an editor underlines: the function's name."""
    act: Span
    """The statement-level act that the anchor follows: the strongest signal inside the body."""
    signals: tuple[Signal, ...]
    """Strongest first."""
    score: float
    """In [0, 1]."""
    noun: str = ""
    """For a parametric moment, singular lower-case words."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The exact place where the capture would stand: on the success path, after the act."""

    path: str
    offset: int
    """Byte offset of the start of the line before which the capture is written."""
    indent: str
    """White space that opens the new line."""
    symbol: str
    """Qualified name of the enclosing function."""
    fingerprint: str
    """Hash of the normalised act and its neighbours; finds the anchor again after edits."""
    after: str
    """First line of the statement before the anchor, for people."""


@dataclass(frozen=True, slots=True)
class Property:
    """A detail of an event, with the expression that gives its value at the anchor."""

    name: str
    type: str
    description: str
    expression: str
    """Code that is in scope at the anchor, or empty when none was found."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event that belongs at a finding."""

    event: str
    """The name, in the project's convention."""
    moment: str
    lifecycle: Lifecycle
    question: str
    finding: Finding
    anchor: Anchor | None
    """None when no place on the success path was found; ``no_anchor`` then says why."""
    properties: tuple[Property, ...]
    """At most four, none personal, all in scope."""
    side: Side
    """Where the finding's code runs."""
    funnel: str = ""
    no_anchor: str = ""
    twins: tuple[Finding, ...] = ()
    """Findings that tell of the same occurrence, on the other side or in what calls it or is called."""
    captured: bool = False
    """Whether the code captures it already; such a proposal is coverage, and is not offered."""
