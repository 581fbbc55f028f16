"""``luthier scan``: the business moments of a code base, with the evidence for each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzers.findings import THRESHOLD, event_of, rank_files
from analyzers.model import Finding, Moment
from lsp_server.commands.findings_text import print_findings
from lsp_server.commands.opening import Opened, open_project
from lsp_server.commands.options import JobsOption, JsonOption, MinScoreOption, PathArgument, changes_of
from lsp_server.commands.output import print_json
from lsp_server.workspace.positions import position
from lsp_server.workspace.project import Project

_LIMIT = 50


def scan(
    path: PathArgument = Path(),
    *,
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many moments, the best files first.")] = _LIMIT,
    min_score: MinScoreOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Show every moment that is sure enough.")] = False,
    jobs: JobsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show where a code base earns or loses its business, with the evidence.

    Files are ranked by how likely it is that at least one of their moments holds.
    On a terminal each file is a heading; piped, each moment is one line that opens with path:line.

    Example: luthier scan . --min-score 0.8
    """
    opened = open_project(path, changes_of(jobs=jobs, min_score=min_score), alone=True)
    found = ranked(opened)
    shown = found if everything else found[:limit]
    if as_json:
        print_json("scan", scan_shape(opened.project, shown, len(found)))
    else:
        print_findings(opened.project, shown, len(found))


def ranked(opened: Opened) -> list[Finding]:
    """All findings that the command is about, the best file's first, by position within a file."""
    own = {path: reading.findings for path, reading in opened.project.readings.items() if opened.wanted(path)}
    return [
        finding for path, _ in rank_files({path: each for path, each in own.items() if each}) for finding in own[path]
    ]


def scan_shape(project: Project, findings: Sequence[Finding], count: int) -> dict[str, Any]:
    """The JSON of a scan.

    ``moments``: in the order of the text form; ``line`` and ``column`` from 1, columns in code points,
    ``score`` from 0 to 1, ``evidence`` with the strongest first and negative weights for what speaks against.
    ``found``: how many there are in all; ``files``: how many were read; ``skipped``: what was not read, and why.
    """
    moments = {each.name: each for each in project.knowledge.catalogue.moments}
    return {
        "moments": [_moment_shape(project, finding, moments[finding.moment]) for finding in findings],
        "found": count,
        "threshold": THRESHOLD if project.settings.minimum_score is None else project.settings.minimum_score,
        "files": len(project.readings),
        "skipped": [{"path": each.path, "reason": each.reason} for each in project.skipped],
    }


def _moment_shape(project: Project, finding: Finding, moment: Moment) -> dict[str, Any]:
    text = project.source(finding.path).text
    line, column = position(text, finding.span.start)
    return {
        "moment": finding.moment,
        "event": event_of(moment, finding.noun),
        "lifecycle": moment.lifecycle.value,
        "question": moment.question,
        "path": finding.path,
        "line": line,
        "column": column,
        "symbol": finding.symbol,
        "score": round(finding.score, 4),
        "evidence": [
            {
                "kind": signal.kind.value,
                "text": signal.evidence,
                "line": position(text, signal.span.start)[0],
                "weight": round(signal.weight, 4),
            }
            for signal in finding.signals
        ],
    }
