"""The record of one run, as a value."""

from dataclasses import dataclass, field
from enum import StrEnum

from analyzers.model import Entry, Flaw
from lsp_server.runs.values import Checked, ChosenFile, Decided, Lesson, Limits, Spent, Stage
from lsp_server.workspace.env_files import EnvSetting

VERSION = 1
"""It grows when a key goes or changes its meaning; a record of another version is told of and left alone."""


class Ended(StrEnum):
    """How a run ended."""

    UNDER_WAY = "under-way"
    READY = "ready"
    PARTLY = "partly"
    """Some events need a person."""
    STOPPED = "stopped"
    FAILED = "failed"
    DIED = "died"
    """Its process is gone and said nothing."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A stage that began and did not come to its end."""

    stage: Stage
    at: str
    """ISO 8601, UTC."""
    spent: Spent
    """Of the whole run, at that time."""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """A stage that came to its end."""

    stage: Stage
    at: str
    """ISO 8601, UTC."""
    spent: Spent
    """Of the whole run, at that time."""
    event: str = ""
    began: str = ""
    """ISO 8601, UTC; empty when nobody said that it began."""
    before: Spent = field(default_factory=lambda: Spent(0.0, 0))
    """Of the whole run, when the stage began."""

    @property
    def own(self) -> Spent:
        """What this stage alone used."""
        return Spent(self.spent.dollars - self.before.dollars, self.spent.turns - self.before.turns)


@dataclass(frozen=True, slots=True)
class Refused:
    """What the guard said no to."""

    tool: str
    reason: str
    count: int = 1
    stage: Stage | None = None
    """During which stage."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One file as a finished part of the run left it."""

    path: str
    original: str
    """SHA-256 of the text that it was made from, hexadecimal; empty for a new file."""
    text: bytes
    step: int = 0
    """How many events were done by then."""


@dataclass(frozen=True, slots=True)
class Record:
    """How a run went. It holds no prompt, no value of an env file, and of files only what the run wrote."""

    run: str
    root: str
    """The workspace folder."""
    began: str
    limits: Limits
    version: int = VERSION
    process: int = 0
    ended: Ended = Ended.UNDER_WAY
    ended_at: str = ""
    fault: str = ""
    """Why it failed, in one sentence."""
    remedy: str = ""
    fault_kind: str = ""
    """The heading of the fault among those that end an agent; empty for others."""
    model: str = ""
    jail: str = ""
    spent: Spent = field(default_factory=lambda: Spent(0.0, 0))
    begun: Begun | None = None
    """The stage that the run is at, or that it ended in without finishing it."""
    finished: tuple[Finished, ...] = ()
    waits: tuple[tuple[str, int], ...] = ()
    """Why the model's API was asked again, and how often."""
    read: tuple[str, ...] = ()
    """Files that the agent looked into or changed."""
    used: tuple[tuple[str, int], ...] = ()
    """Tools and how often each was called, refused calls included."""
    refused: tuple[Refused, ...] = ()
    chosen: tuple[ChosenFile, ...] = ()
    proposed: tuple[Entry, ...] = ()
    decided: tuple[Decided, ...] = ()
    done: tuple[str, ...] = ()
    """Events whose implementation was finished, in that order."""
    together: int = 0
    """So many of ``done``, from the first, can only be kept together."""
    saved: tuple[Saved, ...] = ()
    """What the run wrote, in the order of its steps; of a path, the last one with a step holds until the next."""
    settings: tuple[EnvSetting, ...] = ()
    """Variables that the app needs; never with a value."""
    checks: tuple[Checked, ...] = ()
    """What came of each round of the host's checks."""
    rounds: tuple[tuple[str, int], ...] = ()
    """Rules by which the checks had something to say, and in how many rounds."""
    ready: tuple[str, ...] = ()
    """Events that were handed over for review."""
    left: tuple[str, ...] = ()
    """Events that needed a person."""
    changed: tuple[str, ...] = ()
    """Files that were handed over with a change."""
    flaws: tuple[Flaw, ...] = ()
    lessons: tuple[Lesson, ...] = ()
