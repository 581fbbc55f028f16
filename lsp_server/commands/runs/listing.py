"""``luthier runs list``: every run that is known, one line each."""

from collections.abc import Iterable
from typing import Any

from rich.table import Table
from rich.text import Text

from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, print_json, say
from lsp_server.runs.records import Ended, Record, Unreadable, read_records

STYLES = {
    Ended.READY: "green",
    Ended.PARTLY: "yellow",
    Ended.STOPPED: "dim",
    Ended.FAILED: "red",
    Ended.DIED: "red",
    Ended.UNDER_WAY: "cyan",
}


def list_runs(*, as_json: JsonOption = False) -> None:
    """Show every run: when, where, what came of it, and what it used.

    Example: luthier runs
    """
    found = read_records()
    records = [each for each in found if isinstance(each, Record)]
    unreadable = [each for each in found if isinstance(each, Unreadable)]
    if as_json:
        broken = [{"run": each.run, "reason": each.reason} for each in unreadable]
        print_json("runs list", {"runs": [summary(each) for each in records], "unreadable": broken})
        return
    if records:
        console().print(_table(records))
    else:
        console().print("The agent has not run on this machine.")
    for each in unreadable:
        say(f"The record of {each.run} cannot be read: {each.reason}. Remove it with luthier runs forget {each.run}.")


def summary(record: Record) -> dict[str, Any]:
    """A run in short, as JSON: ``ready`` and ``left`` are events, ``dollars`` is at list price."""
    return {
        "run": record.run,
        "root": record.root,
        "began": record.began,
        "ended": record.ended.value,
        "ready": list(record.ready),
        "left": list(record.left),
        "dollars": round(record.spent.dollars, 4),
        "turns": record.spent.turns,
    }


def _table(records: Iterable[Record]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for each in records:
        events = counted(len(each.ready), "event")
        left = f", {len(each.left)} left" if each.left else ""
        table.add_row(
            Text(each.run, "bold"),
            Text(each.ended.value, STYLES[each.ended]),
            f"{events}{left}",
            f"${each.spent.dollars:.2f}",
            counted(each.spent.turns, "turn"),
            each.root,
        )
    return table
