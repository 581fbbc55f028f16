"""The moments of a file, and how a proposal is named between two requests."""

from typing import NamedTuple

from analyzers.model import Capture, Proposal
from lsp_server.workspace.project import Project


class Mark(NamedTuple):
    """Names one proposal: it is found again by this after any edit."""

    event: str
    path: str
    symbol: str

    @classmethod
    def of(cls, proposal: Proposal) -> "Mark":
        """The mark of a proposal."""
        return cls(proposal.event, proposal.finding.path, proposal.finding.symbol)


def open_moments(project: Project, path: str) -> tuple[Proposal, ...]:
    """The moments of a file that nothing captures yet, in order of position."""
    return tuple(proposal for proposal in project.proposals_in(path) if not proposal.captured)


def find(project: Project, mark: Mark) -> Proposal | None:
    """The proposal that ``mark`` names, or None when it is no longer offered."""
    return next((each for each in open_moments(project, mark.path) if Mark.of(each) == mark), None)


def moments_at(project: Project, path: str, start: int, end: int) -> tuple[Proposal, ...]:
    """The open moments whose function's name or act touches the stretch from ``start`` to ``end``."""
    return tuple(
        proposal
        for proposal in open_moments(project, path)
        if any(span.start <= end and start <= span.end for span in (proposal.finding.span, proposal.finding.act))
    )


def capture_at(project: Project, path: str, offset: int) -> Capture | None:
    """The capture that byte ``offset`` of a file is in; the innermost one."""
    reading = project.readings.get(path)
    within = [each for each in reading.captures if each.span.start <= offset <= each.span.end] if reading else []
    return min(within, key=lambda each: each.span.end - each.span.start, default=None)
