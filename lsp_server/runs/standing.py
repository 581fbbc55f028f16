"""How a run stands, kept up from its news, and told in one line."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from analyzers.model import Flaw, HunkRole
from lsp_server.runs.values import Began, Checked, Limits, News, Outcome, Spent, Stage, StageBegan, Used, Waits

DOING = {
    Stage.SURVEY: "Looking for the files that carry business value",
    Stage.PLAN: "Planning which events belong there",
    Stage.IMPLEMENT: "Writing",
    Stage.CHECK: "Mending what the checks say",
    Stage.RETROSPECTIVE: "Asking what could have been better",
}
"""What is done at each stage, as a person reads it."""

_BEGINS = {Stage.SURVEY: 0, Stage.PLAN: 10, Stage.IMPLEMENT: 20, Stage.CHECK: 80, Stage.RETROSPECTIVE: 95}
"""About how much of a run is behind when a stage begins, in percent."""

_VERBS = {
    "Read": "reading",
    "Grep": "searching",
    "Glob": "searching",
    "Edit": "writing",
    "Write": "writing",
    "run_check": "running the project's checks",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a run is."""

    limits: Limits = field(default_factory=Limits)
    stage: Stage | None = None
    """None before the first stage."""
    event: str = ""
    number: int = 0
    of: int = 0
    doing: str = ""
    """What the agent does at the moment: ``reading shop/views.py``."""
    path: str = ""
    """The file that it did something with last, in this stage."""
    spent: Spent = field(default_factory=lambda: Spent(0.0, 0))
    jailed: bool = False
    jail: str = ""
    """One sentence: which sandbox the agent is in, or why in none; empty before it began."""

    def after(self, news: News) -> "Standing":
        """How the run stands after some news."""
        match news:
            case Began():
                return replace(self, limits=news.limits, jailed=news.jailed, jail=news.jail)
            case StageBegan(stage, event, number, of):
                return replace(self, stage=stage, event=event, number=number, of=of, doing="", path="")
            case Spent():
                return replace(self, spent=news)
            case Used(refused=refused) if refused:
                return self
            case Used() | Waits() | Checked():
                path = news.path if isinstance(news, Used) else ""
                return replace(self, doing=_doing(news), path=path or self.path)

    @property
    def line(self) -> str:
        """``Writing order_paid (2 of 7): reading shop/views.py · $0.31, 12 turns``."""
        return f"{self._where}: {self.doing} · {self.cost}" if self.doing else f"{self._where} · {self.cost}"

    @property
    def cost(self) -> str:
        """What was used so far."""
        return f"${self.spent.dollars:.2f}, {_counted(self.spent.turns, 'turn')}"

    @property
    def bounds(self) -> str:
        """What may be used, and where the agent is kept."""
        limits = f"At most ${self.limits.dollars:.2f} and {_counted(self.limits.turns, 'turn')}."
        return f"{limits} {self.jail}".strip()

    @property
    def percent(self) -> int:
        """About how much is behind; it never falls while a run goes on."""
        if self.stage is None:
            return 0
        begins = _BEGINS[self.stage]
        if self.stage is Stage.IMPLEMENT and self.of:
            return begins + (_BEGINS[Stage.CHECK] - begins) * (self.number - 1) // self.of
        if self.stage is Stage.CHECK and self.of:
            return begins + (_BEGINS[Stage.RETROSPECTIVE] - begins) * (self.number - 1) // self.of
        return begins

    @property
    def _where(self) -> str:
        if self.stage is None:
            return "Preparing a copy of the project"
        about = f" {self.event} ({self.number} of {self.of})" if self.event else ""
        return DOING[self.stage] + about


def _doing(news: Used | Waits | Checked) -> str:
    match news:
        case Used(tool, path):
            return f"{_VERBS[tool]} {path}".strip() if tool in _VERBS else ""
        case Waits(attempt, of, seconds, reason):
            return f"{reason} Asking again in {seconds:.0f} s ({attempt} of {of})."
        case Checked(ready, of):
            return f"{ready} of {of} events are ready"


def told_approval(standing: Standing, waiting: int) -> str:
    """The line of a run that waits for a person."""
    wait = "waits" if waiting == 1 else "wait"
    return f"{_counted(waiting, 'event')} {wait} for your approval · {standing.cost}"


def told_outcome(outcome: Outcome) -> str:
    """What a run came to, in a sentence or two: ``8 of 9 events are ready to review; 1 needs you: ...``."""
    return told_ready(len(outcome.entries), [each.event for each in outcome.left], outcome.flaws)


def told_ready(ready: int, left: Sequence[str], flaws: Sequence[Flaw]) -> str:
    """The same of how many events are ready, the names of those that are left, and what is against them."""
    count = ready + len(left)
    if not count:
        return "No event of the plan was approved; nothing was written."
    if not left:
        return f"{_events(ready)} ready to review."
    reasons = "; ".join(f"{each}: {_why(flaws, each)}" for each in left)
    needs = f"{len(left)} {'needs' if len(left) == 1 else 'need'} you: {reasons}."
    if not ready:
        return f"The event needs you: {reasons}." if count == 1 else f"No event is ready to review; {needs}"
    return f"{ready} of {count} events {'is' if ready == 1 else 'are'} ready to review; {needs}"


def told_places(outcome: Outcome) -> str:
    """Where a person finds what is ready; empty when nothing is."""
    paths = dict.fromkeys(hunk.path for hunk in outcome.patch.hunks if hunk.role is HunkRole.CAPTURE)
    return f"See {', '.join(paths)}." if paths else ""


def _events(count: int) -> str:
    return "The event is" if count == 1 else f"All {count} events are"


def _why(flaws: Sequence[Flaw], event: str) -> str:
    own = [each.message for each in flaws if each.event == event]
    whole = [each.message for each in flaws if not each.event]
    return next(iter(own or whole), "it could not be finished").replace("`", "").rstrip(".")


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
