"""What a run is asked to do, what it says while it goes, and what it comes to."""

from dataclasses import dataclass
from enum import StrEnum

from analyzers.model import Entry, Flaw, Patch
from lsp_server.workspace.env_files import EnvSetting


class Stage(StrEnum):
    """One breadcrumb; the order is the order of the journey."""

    SURVEY = "survey"
    PLAN = "plan"
    IMPLEMENT = "implement"
    CHECK = "check"
    RETROSPECTIVE = "retrospective"


class LessonKind(StrEnum):
    """What could have set the agent up better."""

    MISSING_TOOL = "missing-tool"
    CONTRADICTION = "contradiction"
    WRONG_LANGUAGE = "wrong-language"
    MISSING_DOCUMENT = "missing-document"
    OTHER = "other"


class Teller(StrEnum):
    """Who tells a lesson."""

    AGENT = "agent"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Lesson:
    """One answer to "what could we have done better to set you up for success?"."""

    kind: LessonKind
    text: str
    skill: str = ""
    """The page of ``skills/`` that it is about, ``stages/3-implement``; empty when it is about none."""
    teller: Teller = Teller.AGENT


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that probably carries business value, by our own findings."""

    path: str
    score: float
    reasons: tuple[str, ...]
    """What was found there, in words of the business: ``checkout() in cart.py: calls orders.create``."""


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file that the survey says carries business value."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use."""

    dollars: float = 5.0
    """List price of the tokens; a response that is under way is not cut off, so it may be passed by one."""
    turns: int = 200
    """Responses of the model, over all stages."""
    rounds: int = 2
    """How often failures of the host's checks are handed back to the agent."""
    silence: float = 120.0
    """Seconds without any news from the agent after which it is given up."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said to one entry of the agent's plan."""

    entry: Entry
    """As the person wants it: status ``approved``, or ``rejected`` with a reason."""
    was: str = ""
    """The event's name before the person changed it; empty when it is the same."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a run begins with; with ``entries`` it enters at the implementation."""

    candidates: tuple[Candidate, ...] = ()
    chosen: tuple[ChosenFile, ...] = ()
    """What the survey of an earlier run recorded."""
    proposed: tuple[Entry, ...] = ()
    """What the plan stage of an earlier run proposed and nobody has decided on."""
    entries: tuple[Entry, ...] = ()
    """Approved entries, to be implemented."""
    decided: tuple[Decided, ...] = ()
    """What a person said to the plan of an earlier run, ``entries`` among it; empty when they are not from one."""
    done: tuple[str, ...] = ()
    """Events of ``entries`` whose implementation is in the shadow already."""
    settings: tuple[EnvSetting, ...] = ()
    """Variables that an earlier run found to be needed, without their values."""

    @property
    def said(self) -> tuple[Decided, ...]:
        """What is decided of the plan before the run begins: naming an entry is approving it."""
        return self.decided or tuple(Decided(each) for each in self.entries)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one question to the agent: what its typed tools recorded, and the words it ended with."""

    files: tuple[ChosenFile, ...] = ()
    entries: tuple[Entry, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a journey came to."""

    chosen: tuple[ChosenFile, ...] = ()
    decided: tuple[Decided, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    """What the host's checks still say after the last round."""
    lessons: tuple[Lesson, ...] = ()

    @property
    def approved(self) -> tuple[Entry, ...]:
        """The entries that were to be implemented."""
        return tuple(each.entry for each in self.decided if each.entry.status == "approved")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run hands back for review."""

    patch: Patch
    """What is ready: hunks of events that the host's checks have nothing against."""
    texts: tuple[tuple[str, bytes], ...]
    """Path and text of each file that the hunks were made against; new files are not among them."""
    entries: tuple[Entry, ...]
    """The events that are ready."""
    flaws: tuple[Flaw, ...] = ()
    """Why the others need a person."""
    left: tuple[Entry, ...] = ()
    """The events that need a person."""
    settings: tuple[EnvSetting, ...] = ()
    decided: tuple[Decided, ...] = ()
    """What the person said to the plan of this run."""


# --- what a run says while it goes -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Began:
    """A run began."""

    run: str
    limits: Limits
    jailed: bool
    """Whether the whole agent is in a sandbox of the operating system."""
    jail: str
    """One sentence: which sandbox, or why there is none."""


@dataclass(frozen=True, slots=True)
class StageBegan:
    """A stage began; for the implementation, with the event and its place in the row."""

    stage: Stage
    event: str = ""
    number: int = 0
    """From 1."""
    of: int = 0


@dataclass(frozen=True, slots=True)
class Used:
    """The agent used a tool."""

    tool: str
    path: str = ""
    """POSIX path in the workspace, when the tool was about a file."""
    refused: str = ""
    """Why the guard said no; empty when it did not."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What was used so far."""

    dollars: float
    turns: int


@dataclass(frozen=True, slots=True)
class Waits:
    """The model's API did not answer as it should, and is asked again."""

    attempt: int
    of: int
    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The host checked what the agent wrote."""

    ready: int
    of: int
    round: int
    """From 1."""


News = Began | StageBegan | Used | Spent | Waits | Checked
"""Everything that is told while a run goes."""
