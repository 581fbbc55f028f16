"""A tour as text: three headings, and what to do next."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

from analyzers.findings import told
from analyzers.model import Proposal, Refusal
from lsp_server.commands.insert import Outcome
from lsp_server.commands.insert_text import note_on_provider, print_diff
from lsp_server.commands.opening import Opened
from lsp_server.commands.output import console, counted
from lsp_server.commands.proposals_text import details_of
from lsp_server.workspace.positions import line_number
from lsp_server.workspace.project import Project


@dataclass(frozen=True, slots=True)
class Tour:
    """What is shown on the way."""

    opened: Opened
    found: int
    """How many moments there are."""
    proposals: tuple[Proposal, ...]
    """The surest ones that nothing captures yet, in order of path and position."""
    captured: int
    outcome: Outcome


def print_tour(shown: Tour, path: Path, provider: str | None) -> None:
    """Print a tour; ``path`` and ``provider`` are as they were asked for."""
    out = console()
    project, proposals, outcome = shown.opened.project, shown.proposals, shown.outcome
    read = counted(len(project.readings), "file")
    moments = counted(shown.found, "moment")
    out.print(f"{moments} in {read}; {shown.captured} captured so far, {len(proposals)} shown here.")
    if not proposals:
        return
    _heading("1. Where the business happens, and how that is known")
    for each in proposals:
        _print_finding(project, each)
    _heading("2. What belongs there")
    for each in proposals:
        _print_proposal(project, each)
    _heading("3. The change, for you to review; nothing is written")
    note = note_on_provider(project, outcome.patch)
    if note:
        out.print(note + "\n")
    print_diff(outcome.diff)
    _print_refusals(outcome.refusals)
    _heading("What next")
    _print_next(path, provider, outcome)


def _heading(words: str) -> None:
    console().print(Text(f"\n{words}\n", "bold"))


def _print_finding(project: Project, proposal: Proposal) -> None:
    finding = proposal.finding
    out, text = console(), project.source(finding.path).text
    place = f"{finding.path}:{line_number(text, finding.span.start)}"
    sure = f"{round(100 * finding.score)} % sure"
    name = proposal.moment.replace("_", " ") + (f" ({finding.noun})" if finding.noun else "")
    out.print(Text.assemble((place, "cyan"), f" {finding.symbol}: ", (name, "bold"), f", {sure}"))
    for signal in told(finding.signals):
        word = "but " if signal.weight < 0 else ""
        line = line_number(text, signal.span.start)
        out.print(Padding(Text(f"{word}{signal.evidence} (line {line})", "dim"), (0, 0, 0, 4), expand=False))


def _print_proposal(project: Project, proposal: Proposal) -> None:
    out = console()
    out.print(Text(proposal.event, "bold green"))
    for name, said in details_of(project, proposal):
        if name != "why":
            out.print(Padding(Text(f"{name}: {said}"), (0, 0, 0, 4), expand=False))


def _print_refusals(refusals: Sequence[Refusal]) -> None:
    for each in refusals:
        said = f"{each.event} in {each.symbol} of {each.path} is left out: {each.reason} {each.remedy}"
        console().print(Text(said, "yellow"))


def _print_next(path: Path, provider: str | None, outcome: Outcome) -> None:
    out, place = console(), shlex.quote(str(path))
    event = shlex.quote(outcome.taken[0].event) if outcome.taken else "EVENT"
    chosen = f" --provider {provider}" if provider else ""
    rows = (
        (f"luthier insert {place} --event {event}{chosen} --write", "put one in"),
        (f"luthier plan dismiss {event} --reason WHY --in {place}", "never hear of it again"),
        (f"luthier propose {place}", "see all proposals"),
    )
    widest = max(len(command) for command, _ in rows)
    for command, what in rows:
        out.print(Text.assemble(f"  {command.ljust(widest)}  ", (what, "dim")))
