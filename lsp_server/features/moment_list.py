"""All moments of a folder: tracked, proposed and dismissed."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from analyzers.model import Moment, Plan, Proposal, Span
from analyzers.plan import live_entry
from lsp_server.features.dismissals import Dismissal, dismissals
from lsp_server.features.notes import sureness
from lsp_server.workspace.project import Project


class State(StrEnum):
    """What is to be done about a moment."""

    TRACKED = "tracked"
    PROPOSED = "proposed"
    DISMISSED = "dismissed"


class Listed(NamedTuple):
    """One moment where it happens."""

    event: str
    path: str
    """Empty for an event that is dismissed everywhere."""
    symbol: str
    span: Span
    """The function's name."""
    moment: str
    lifecycle: str
    side: str
    question: str
    score: float
    sureness: str
    state: State
    plan: str = ""
    """Status of the event's live entry."""
    placed: bool = False
    """Whether a place for the capture was found."""
    reason: str = ""
    """Why it is dismissed."""


def moments_of(project: Project, plan: Plan) -> tuple[Listed, ...]:
    """The moments of a folder under ``plan``: those to track in order of path and position, then the dismissed ones."""
    return (*_live(project, plan), *_dismissed(project, plan))


def _live(project: Project, plan: Plan) -> Iterator[Listed]:
    for proposal in project.proposals(plan):
        yield _proposed(proposal, plan)


def _proposed(proposal: Proposal, plan: Plan) -> Listed:
    entry, finding = live_entry(plan, proposal.event), proposal.finding
    return Listed(
        event=proposal.event,
        path=finding.path,
        symbol=finding.symbol,
        span=finding.span,
        moment=proposal.moment,
        lifecycle=str(proposal.lifecycle),
        side=str(proposal.side),
        question=proposal.question,
        score=finding.score,
        sureness=sureness(finding.score),
        state=State.TRACKED if proposal.captured else State.PROPOSED,
        plan=str(entry.status) if entry else "",
        placed=proposal.anchor is not None,
    )


def _dismissed(project: Project, plan: Plan) -> Iterator[Listed]:
    moments = {each.name: each for each in project.knowledge.catalogue.moments}
    for each in dismissals(project, plan):
        yield _refused(each, moments.get(each.entry.moment), plan)


def _refused(each: Dismissal, moment: Moment | None, plan: Plan) -> Listed:
    entry, score = each.entry, each.finding.score if each.finding else 0.0
    live = live_entry(plan, entry.event)
    return Listed(
        event=entry.event,
        path=each.path,
        symbol=each.symbol,
        span=each.span,
        moment=entry.moment,
        lifecycle=str(entry.lifecycle or (moment.lifecycle if moment else "")),
        side=str(entry.side),
        question=entry.description or (moment.question if moment else ""),
        score=score,
        sureness=sureness(score) if each.finding else "",
        state=State.DISMISSED,
        plan=str(live.status) if live else "",
        reason=entry.reason,
    )
