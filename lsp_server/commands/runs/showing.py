"""``luthier runs show``: one run, stage by stage."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from analyzers.model import Status
from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, line, print_json
from lsp_server.commands.runs.listing import STYLES
from lsp_server.commands.runs.shape import shape
from lsp_server.commands.runs.wording import dollars, lasted, when
from lsp_server.runs.records import Record, read_record
from lsp_server.runs.values import Decided
from lsp_server.runs.wording import told_flaw

RunArgument = Annotated[str, typer.Argument(metavar="RUN", help="A run, or how its name begins.")]


def show(run: RunArgument, *, as_json: JsonOption = False) -> None:
    """Show one run: its stages, what was read and refused, what the checks said, and its lessons.

    Example: luthier runs show 20261124
    """
    record = read_record(run)
    if as_json:
        print_json("runs show", shape(record))
        return
    out = console()
    out.print(Text.assemble((record.run, "bold"), "  ", (record.ended.value, STYLES[record.ended])))
    for each in _head(record):
        out.print(Text(line(each)))
    if record.finished or record.begun:
        out.print(_stages(record))
    for title, told in _lines(record):
        out.print(Text.assemble((f"{title}: ", "bold"), line(told)))


def _head(record: Record) -> Iterator[str]:
    took = lasted(record.began, record.ended_at)
    yield f"{record.root}, {when(record.began)}{f', {took}' if took else ''}"
    if record.fault:
        yield f"{record.fault} {record.remedy}".strip()
    limits, model = record.limits, f", {record.model}" if record.model else ""
    yield (
        f"{dollars(record.spent)} of ${limits.dollars:.2f}, "
        f"{record.spent.turns} of {counted(limits.turns, 'turn')}{model}"
    )
    if record.jail:
        yield record.jail


def _stages(record: Record) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for each in record.finished:
        table.add_row(
            Text(f"  {each.stage.value}", "cyan"),
            Text(line(each.event)),
            Text(lasted(each.began, each.at), justify="right"),
            Text(dollars(each.own), justify="right"),
            Text(counted(each.own.turns, "turn"), justify="right"),
        )
    if record.begun:
        event = f"{line(record.begun.event)} " if record.begun.event else ""
        unfinished = Text.assemble(event, ("not finished", "yellow"))
        table.add_row(Text(f"  {record.begun.stage.value}", "cyan"), unfinished)
    return table


def _lines(record: Record) -> Iterator[tuple[str, str]]:
    yield from (("asked again", f"{reason} ({_times(count)})") for reason, count in record.waits)
    yield from (("chosen", f"{each.path}: {each.why}") for each in record.chosen)
    yield from (("plan", _decision(each)) for each in record.decided)
    if not record.decided:
        yield from (("plan", f"{each.event} waits for you") for each in record.proposed)
    if record.checks:
        yield "checked", ", then ".join(f"{each.ready} of {each.of} ready" for each in record.checks)
    used = tuple(f"{tool} {count}" for tool, count in record.used)
    lists = (("ready", record.ready), ("left for you", record.left), ("changed", record.changed))
    for title, names in (*lists, ("read", record.read), ("used", used)):
        if names:
            yield title, ", ".join(names)
    yield from (("flaw", told_flaw(each).replace("`", "")) for each in record.flaws)
    for refusal in record.refused:
        where = f" during {refusal.stage.value}" if refusal.stage else ""
        yield "refused", f"{refusal.tool} {_times(refusal.count)}{where}: {refusal.reason}"
    for lesson in record.lessons:
        page = f", {lesson.skill}" if lesson.skill else ""
        yield "lesson", f"{lesson.text} ({lesson.teller.value}, {lesson.kind.value}{page})"


def _decision(decided: Decided) -> str:
    entry = decided.entry
    was = f", it was {decided.was}" if decided.was else ""
    why = f" ({entry.reason})" if entry.status is Status.REJECTED and entry.reason else ""
    return f"{entry.event} {entry.status.value}{why}{was}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
