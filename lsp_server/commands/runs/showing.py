"""``luthier runs show``: one run, stage by stage."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, line, print_json
from lsp_server.commands.runs.listing import STYLES
from lsp_server.commands.runs.shape import shape
from lsp_server.runs.records import Record, read_record
from lsp_server.runs.report import dollars, head_of, lasted, lines_of, plain

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
    for parts in head_of(record):
        out.print(Text(line(plain(parts))))
    if record.finished or record.begun:
        out.print(_stages(record))
    for title, parts in lines_of(record):
        out.print(Text.assemble((f"{title}: ", "bold"), line(plain(parts))))


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
