"""``luthier skills list``: the pages with their sizes."""

from typing import Annotated, Any

import typer
from rich.table import Table

from lsp_server.commands.near import did_you_mean
from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, print_json, width
from lsp_server.commands.skills.entries import KINDS, Entry, entries
from lsp_server.errors import InputError

KindsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[KIND]...", help=f"{', '.join(KINDS)}.", show_default="all")
]
"""The kinds of pages that a command is about."""


def list_(kinds: KindsArgument = None, *, as_json: JsonOption = False) -> None:
    """List airplanes, frameworks, providers and moments, each with its lines and about how many tokens it costs."""
    for each in kinds or ():
        if each not in KINDS:
            raise InputError(f"There are no {each}.", did_you_mean(each, KINDS))
    found = [each for each in entries() if not kinds or each.kind in kinds]
    if as_json:
        print_json("skills list", {"pages": [shape(each) for each in found]})
        return
    rows = [(each.address, each.title, counted(each.lines, "line"), f"about {each.tokens:,} tokens") for each in found]
    out = console()
    if width() is None:
        for row in rows:
            out.print("  ".join(row))
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    out.print(table)


def shape(each: Entry) -> dict[str, Any]:
    """A page in JSON, without its text."""
    return {"kind": each.kind, "name": each.name, "title": each.title, "lines": each.lines, "tokens": each.tokens}
