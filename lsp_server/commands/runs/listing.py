"""``luthier runs list``: every run that is known, one line each."""

from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text

from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, line, print_json, say, width
from lsp_server.runs.records import Ended, Record, Unreadable, read_records
from lsp_server.runs.report import dollars, events, when

STYLES = {
    Ended.READY: "green",
    Ended.PARTLY: "yellow",
    Ended.STOPPED: "dim",
    Ended.FAILED: "red",
    Ended.DIED: "red",
    Ended.UNDER_WAY: "cyan",
}

_GAP = "  "


def list_runs(*, as_json: JsonOption = False) -> None:
    """Show every run: when, how it ended, what came of it, what it used, and where.

    Example: luthier runs
    """
    found = read_records()
    records = [each for each in found if isinstance(each, Record)]
    unreadable = [each for each in found if isinstance(each, Unreadable)]
    if as_json:
        broken = [{"run": each.run, "reason": each.reason} for each in unreadable]
        print_json("runs list", {"runs": [summary(each) for each in records], "unreadable": broken})
        return
    for told in _lines(records) if records else ():
        console().print(told)
    if not found:
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


def _lines(records: Iterable[Record]) -> Iterator[Text]:
    """Runs in columns; a project that does not fit behind them stands below."""
    rows = [(each, _cells(each)) for each in records]
    widths = [max(map(len, column)) for column in zip(*(cells for _, cells in rows), strict=True)]
    room = width()
    for each, cells in rows:
        told = Text(_GAP).join(_padded(cell, to) for cell, to in zip(cells, widths, strict=True))
        root = line(each.root)
        below = room is not None and len(told) + len(_GAP) + len(root) > room
        yield told + Text(f"\n{_GAP}{root}" if below else f"{_GAP}{root}")


def _cells(record: Record) -> tuple[Text, ...]:
    return (
        Text(record.run, "bold"),
        Text(line(when(record.began))),
        Text(record.ended.value, STYLES[record.ended]),
        Text(events(record)),
        Text(dollars(record.spent)),
        Text(counted(record.spent.turns, "turn")),
    )


def _padded(cell: Text, to: int) -> Text:
    return cell + Text(" " * (to - len(cell)))
