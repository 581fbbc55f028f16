"""``luthier propose``: the events that belong in a code base, with their properties and the question each answers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzers.model import Finding, Proposal
from lsp_server.commands.choosing import Choice, chosen
from lsp_server.commands.opening import open_project
from lsp_server.commands.options import (
    EventsOption,
    FilesOption,
    JobsOption,
    JsonOption,
    MinScoreOption,
    MomentsOption,
    PathArgument,
    changes_of,
)
from lsp_server.commands.output import print_json
from lsp_server.commands.proposals_text import print_proposals
from lsp_server.workspace.positions import position
from lsp_server.workspace.project import Project


def propose(
    path: PathArgument = Path(),
    *,
    events: EventsOption = None,
    moments: MomentsOption = None,
    files: FilesOption = None,
    min_score: MinScoreOption = None,
    covered: Annotated[bool, typer.Option("--covered", help="Show the events too that the code captures.")] = False,
    jobs: JobsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show which events belong there: name, properties, place, side, the question each answers, and why.

    Names follow those that the project has. Properties are expressions that are in scope at the place; none is
    personal. What the tracking plan rejects is not proposed again.

    Example: luthier propose . --event user_signed_up
    """
    opened = open_project(path, changes_of(jobs=jobs, min_score=min_score))
    found = chosen(opened, Choice.of(events, moments, files))
    captured = sum(each.captured for each in found)
    shown = found if covered else tuple(each for each in found if not each.captured)
    if as_json:
        print_json("propose", propose_shape(opened.project, shown, captured))
    else:
        print_proposals(opened.project, shown, captured, covered=covered)


def propose_shape(project: Project, proposals: Sequence[Proposal], captured: int) -> dict[str, Any]:
    """The JSON of proposals.

    ``proposals``: in order of path and position; ``line`` is the function's, ``place`` where the capture would stand
    (``before_line`` from 1, ``after`` the code in front of it) or null, and ``no_place`` then says why;
    ``twins`` are the same occurrence seen from the other side. ``captured``: how many the code captures already.
    """
    return {
        "proposals": [proposal_shape(project, each) for each in proposals],
        "captured": captured,
        "files": len(project.readings),
    }


def proposal_shape(project: Project, proposal: Proposal) -> dict[str, Any]:
    """One proposal as JSON."""
    finding = proposal.finding
    text = project.source(finding.path).text
    line, column = position(text, finding.span.start)
    anchor = proposal.anchor
    place = anchor and {"before_line": position(text, anchor.offset)[0], "after": anchor.after}
    return {
        "event": proposal.event,
        "moment": proposal.moment,
        "lifecycle": proposal.lifecycle.value,
        "question": proposal.question,
        "funnel": proposal.funnel,
        "side": proposal.side.value,
        "path": finding.path,
        "line": line,
        "column": column,
        "symbol": finding.symbol,
        "score": round(finding.score, 4),
        "properties": [
            {"name": each.name, "type": each.type, "expression": each.expression, "description": each.description}
            for each in proposal.properties
        ],
        "place": place,
        "no_place": proposal.no_anchor,
        "evidence": [each.evidence for each in finding.signals if each.weight > 0],
        "twins": [_twin_shape(project, each) for each in proposal.twins],
        "captured": proposal.captured,
    }


def _twin_shape(project: Project, finding: Finding) -> dict[str, Any]:
    line, _ = position(project.source(finding.path).text, finding.span.start)
    return {"path": finding.path, "line": line, "symbol": finding.symbol}
