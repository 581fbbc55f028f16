"""What can be done at a place: a closed table, and for each line of it what is offered and why it may not be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from analyzers.model import Fix, Proposal, Refusal, Span
from analyzers.plan import live_entry
from lsp_server.features.moments import Mark, moments_at, open_moments
from lsp_server.features.patches import patch_for, patch_for_all
from lsp_server.workspace.project import Project


class Deed(StrEnum):
    """Everything that is ever offered."""

    TRACK = "track"
    ADD_TO_PLAN = "addToPlan"
    IMPLEMENT = "implement"
    DISMISS = "dismiss"
    FIX = "fix"
    TRACK_ALL = "trackAll"
    REVIEW = "review"
    APPROVE = "approve"
    STOP_RUN = "stopRun"
    RESUME = "resume"
    SHOW_PLAN = "showPlan"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be done."""

    deed: Deed
    title: str
    mark: Mark
    """The proposal that it is about; of a fix, the event and place of the problem."""
    refusal: str = ""
    """Why it cannot be done now; empty when it can."""
    preferred: bool = False
    fix: Fix | None = None
    code: str = "moment"
    """Code of the note that it belongs to."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands, and what their editor can do."""

    path: str
    span: Span
    creates: bool
    """Whether the editor can create files."""
    stray: bool = False
    """Whether the document belongs to no folder, so that nothing can be remembered about it."""


def offers_at(project: Project, place: Place) -> tuple[Offer, ...]:
    """Everything that can be done at a place, in the order of the table."""
    return tuple(offer for make in TABLE for offer in make(project, place))


def _track(project: Project, place: Place) -> Iterator[Offer]:
    for proposal in _here(project, place):
        patch = patch_for(project, Mark.of(proposal), creates=place.creates)
        refusal = f"{patch.reason} {patch.remedy}" if isinstance(patch, Refusal) else ""
        yield _offer(Deed.TRACK, f"Track `{proposal.event}` here", proposal, refusal=refusal, preferred=not refusal)


def _add_to_plan(project: Project, place: Place) -> Iterator[Offer]:
    for proposal in () if place.stray else _here(project, place):
        if live_entry(project.plan, proposal.event) is None:
            yield _offer(Deed.ADD_TO_PLAN, f"Add `{proposal.event}` to the tracking plan", proposal)


def _implement(project: Project, place: Place) -> Iterator[Offer]:
    for proposal in () if place.stray else _here(project, place):
        yield _offer(Deed.IMPLEMENT, f"Track `{proposal.event}` with the agent", proposal)


def _dismiss(project: Project, place: Place) -> Iterator[Offer]:
    for proposal in () if place.stray else _here(project, place):
        yield _offer(Deed.DISMISS, f"Not worth tracking: `{proposal.event}`", proposal)


def _fix(project: Project, place: Place) -> Iterator[Offer]:
    for problem in project.problems_in(place.path):
        if problem.span.start <= place.span.end and place.span.start <= problem.span.end:
            mark = Mark(problem.event, place.path, problem.symbol)
            for number, fix in enumerate(problem.fixes):
                yield Offer(Deed.FIX, fix.title, mark, preferred=number == 0, fix=fix, code=problem.rule)


def _track_all(project: Project, place: Place) -> Iterator[Offer]:
    count = len(open_moments(project, place.path))
    if count > 1:
        _, marks, refusals = patch_for_all(project, place.path, creates=place.creates)
        refusal = f"{refusals[0].reason} {refusals[0].remedy}" if refusals and not marks else ""
        some = f"all {count}" if not refusals else f"{len(marks)} of {count}"
        yield Offer(Deed.TRACK_ALL, f"Track {some} moments of this file", Mark("", place.path, ""), refusal)


TABLE: tuple[Callable[[Project, Place], Iterator[Offer]], ...] = (
    _track,
    _fix,
    _add_to_plan,
    _implement,
    _dismiss,
    _track_all,
)
"""Each deed's own question: where is it offered?"""


def _here(project: Project, place: Place) -> tuple[Proposal, ...]:
    return moments_at(project, place.path, place.span.start, place.span.end)


def _offer(deed: Deed, title: str, proposal: Proposal, *, refusal: str = "", preferred: bool = False) -> Offer:
    return Offer(deed, title, Mark.of(proposal), refusal, preferred)
