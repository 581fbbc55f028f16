"""Proposals as text: a card each under its file's heading on a terminal, one line each when piped."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzers.findings import told
from analyzers.model import Proposal
from lsp_server.commands.output import console, counted, width
from lsp_server.workspace.positions import line_number
from lsp_server.workspace.project import Project

_REASONS = 3


def print_proposals(project: Project, proposals: Sequence[Proposal], captured: int, *, covered: bool = False) -> None:
    """Print proposals that are in order; ``captured`` is how many of all the code captures already."""
    out = console()
    if width() is None:
        for each in proposals:
            out.print(_line(project, each))
    else:
        for path, group in groupby(proposals, key=lambda each: each.finding.path):
            out.print(Text(path, "bold"))
            for each in group:
                out.print(Padding(card(project, each), (0, 0, 1, 2)))
    out.print(_summary(proposals, captured, covered=covered), style="dim")


def card(project: Project, proposal: Proposal) -> RenderableType:
    """One proposal: its name and question, then a row for each detail."""
    finding = proposal.finding
    line = line_number(project.source(finding.path).text, finding.span.start)
    head = Text.assemble((proposal.event, "bold green"), f"  {finding.symbol}, line {line}")
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(style="dim", width=10)
    rows.add_column(overflow="fold")
    for name, said in details_of(project, proposal):
        rows.add_row(name, Text(said))
    return Group(head, Padding(rows, (0, 0, 0, 2)))


def details_of(project: Project, proposal: Proposal) -> Iterator[tuple[str, str]]:
    """What there is to say of a proposal, each with its name: question, properties, place, side, why."""
    yield "question", proposal.question
    shown = [f"{each.name} = {each.expression}" if each.expression else each.name for each in proposal.properties]
    yield "properties", ", ".join(shown) or "none that is in scope"
    yield "place", place_of(project, proposal)
    yield "side", proposal.side.value + "".join(f"; also seen in {each.path}" for each in proposal.twins)
    yield "why", " · ".join(why_of(proposal)[:_REASONS])
    if proposal.captured:
        yield "captured", "yes"


def place_of(project: Project, proposal: Proposal) -> str:
    """Where the capture would stand, in words."""
    anchor = proposal.anchor
    if anchor is None:
        return f"no place ({proposal.no_anchor.rstrip('.')})"
    line = line_number(project.source(anchor.path).text, anchor.offset)
    return f"before line {line}, after `{anchor.after}`" if anchor.after else f"before line {line}"


def why_of(proposal: Proposal) -> list[str]:
    """The evidence that speaks for it, strongest first."""
    return [each.evidence for each in told(proposal.finding.signals) if each.weight > 0]


def _line(project: Project, proposal: Proposal) -> str:
    finding = proposal.finding
    line = line_number(project.source(finding.path).text, finding.span.start)
    properties = ", ".join(f"{each.name}={each.expression}" for each in proposal.properties)
    why = "; ".join(why_of(proposal)[:_REASONS])
    where = f"{proposal.side} in {finding.symbol}, {place_of(project, proposal)}"
    return f"{finding.path}:{line}: {proposal.event}({properties}) {where}: {proposal.question} ({why})"


def _summary(proposals: Sequence[Proposal], captured: int, *, covered: bool) -> str:
    files = len({each.finding.path for each in proposals})
    said = f"{counted(len(proposals), 'event')} in {counted(files, 'file')}"
    hidden = f"; {captured} more captured already, --covered shows them" if captured and not covered else ""
    return f"{said}{hidden}."
