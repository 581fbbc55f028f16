"""``luthier tour``: the whole way once, on the surest moments of a project: found, proposed, and as a diff."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzers.model import Lifecycle, Proposal
from lsp_server.commands.choosing import proposals_of
from lsp_server.commands.insert import insert_shape, inserted
from lsp_server.commands.opening import Opened, open_project
from lsp_server.commands.options import JobsOption, JsonOption, PathArgument, ProviderOption, changes_of
from lsp_server.commands.output import print_json
from lsp_server.commands.propose import propose_shape
from lsp_server.commands.scan import ranked, scan_shape
from lsp_server.commands.tour_text import Tour, print_tour

_LIMIT = 5

_TELLING = (
    Lifecycle.REVENUE,
    Lifecycle.ACQUISITION,
    Lifecycle.CHURN,
    Lifecycle.ACTIVATION,
    Lifecycle.RETENTION,
    Lifecycle.REFERRAL,
    Lifecycle.ENGAGEMENT,
)


def tour(
    path: PathArgument = Path(),
    *,
    provider: ProviderOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many moments, the surest first.")] = _LIMIT,
    jobs: JobsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the whole way on the surest moments: the evidence, the event that belongs there, the change as a diff.

    Nothing is written.

    Example: luthier tour .
    """
    shown = _tour(open_project(path, changes_of(jobs=jobs, provider=provider)), limit)
    if as_json:
        print_json("tour", tour_shape(shown))
    else:
        print_tour(shown, path, provider)


def tour_shape(shown: Tour) -> dict[str, Any]:
    """The JSON of a tour: the shapes of scan, propose and insert, about the same moments."""
    project = shown.opened.project
    findings = [each.finding for each in shown.proposals]
    return {
        "scan": scan_shape(project, findings, shown.found),
        "propose": propose_shape(project, shown.proposals, shown.captured),
        "insert": insert_shape(project, shown.outcome),
    }


def _tour(opened: Opened, limit: int) -> Tour:
    proposals = proposals_of(opened)
    captured = sum(each.captured for each in proposals)
    shown = _surest([each for each in proposals if not each.captured], limit)
    return Tour(opened, len(ranked(opened)), shown, captured, inserted(opened.project, shown))


def _surest(proposals: Sequence[Proposal], limit: int) -> tuple[Proposal, ...]:
    """The surest proposals, each event once while there are others, back in order.

    Among those that are about as sure, what earns or loses money goes first.
    """
    best = sorted(range(len(proposals)), key=lambda at: _rank(proposals[at]))
    first = {proposals[at].event: at for at in reversed(best)}
    kept = sorted(best, key=lambda at: first[proposals[at].event] != at)[:limit]
    return tuple(proposals[at] for at in sorted(kept))


def _rank(proposal: Proposal) -> tuple[bool, float, int, float]:
    score = proposal.finding.score
    return proposal.anchor is None, -round(score, 1), _TELLING.index(proposal.lifecycle), -score
