"""Findings as text: headings and columns on a terminal, one line each when piped."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from rich.table import Table
from rich.text import Text

from analyzers.findings import event_of, rank_files, told
from analyzers.model import Finding
from lsp_server.commands.output import console, counted, width
from lsp_server.workspace.positions import line_number
from lsp_server.workspace.project import Project

_WIDE = 120


def print_findings(project: Project, shown: Sequence[Finding], count: int) -> None:
    """Print ``shown`` of ``count`` findings, already in order, and what was read."""
    events = _events(project, shown)
    if width() is None:
        for finding, event in zip(shown, events, strict=True):
            line = line_number(project.source(finding.path).text, finding.span.start)
            why = "; ".join(_evidence(finding))
            console().print(f"{finding.path}:{line}: {event} {finding.score:.2f} in {finding.symbol}: {why}")
    else:
        _print_by_file(project, shown, events)
    console().print(_summary(project, len(shown), count), style="dim")


def _events(project: Project, findings: Sequence[Finding]) -> list[str]:
    moments = {each.name: each for each in project.knowledge.catalogue.moments}
    return [event_of(moments[each.moment], each.noun) for each in findings]


def _print_by_file(project: Project, shown: Sequence[Finding], events: Sequence[str]) -> None:
    out = console()
    widest = max((len(event) for event in events), default=0)
    pairs = zip(shown, events, strict=True)
    for path, group in groupby(pairs, key=lambda pair: pair[0].path):
        found = list(group)
        [(_, score)] = rank_files({path: tuple(finding for finding, _ in found)})
        out.print(Text.assemble((path, "bold"), (f"  {score:.2f}", "dim")))
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(justify="right", width=5, style="cyan")
        table.add_column(width=min(widest, 30), style="bold", overflow="fold")
        table.add_column(width=4, style="green")
        table.add_column(ratio=1)
        text = project.source(path).text
        for finding, event in found:
            table.add_row(str(line_number(text, finding.span.start)), event, f"{finding.score:.2f}", _why(finding))
        out.print(table)
        out.print()


def _why(finding: Finding) -> Text:
    """Symbol and evidence; the strongest three, or all where there is room."""
    evidence = _evidence(finding)
    kept = evidence if (width() or 0) >= _WIDE else evidence[:3]
    return Text.assemble((finding.symbol, "default"), ("  " + " · ".join(kept), "dim"))


def _evidence(finding: Finding) -> list[str]:
    return [("but " if signal.weight < 0 else "") + signal.evidence for signal in told(finding.signals)]


def _summary(project: Project, shown: int, count: int) -> str:
    """One line on what was read, shown and left out."""
    read = len(project.readings)
    parts = [f"{counted(count, 'moment')} in {counted(read, 'file')} read"]
    if shown < count:
        parts.append(f"{shown} shown, --all shows the rest")
    reasons = Counter(each.reason for each in project.skipped)
    if reasons:
        parts.append("skipped: " + ", ".join(f"{number} {reason}" for reason, number in sorted(reasons.items())))
    return "; ".join(parts) + "."
