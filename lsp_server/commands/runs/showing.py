"""``luthier runs show``: one run, stage by stage."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer
from rich.text import Text

from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, print_json
from lsp_server.commands.runs.listing import STYLES, summary
from lsp_server.runs.records import Record, read_record
from lsp_server.runs.wording import told_flaw

RunArgument = Annotated[str, typer.Argument(metavar="RUN", help="A run, or how its name begins.")]


def show(run: RunArgument, *, as_json: JsonOption = False) -> None:
    """Show one run: its stages, what was read and refused, what the checks said, and its lessons.

    Example: luthier runs show 20261124
    """
    record = read_record(run)
    if as_json:
        print_json("runs show", _shape(record))
        return
    out = console()
    out.print(Text.assemble((record.run, "bold"), "  ", (record.ended.value, STYLES[record.ended])))
    for line in _lines(record):
        out.print(line)


def _lines(record: Record) -> Iterator[str]:
    yield f"{record.root}, begun {record.began}"
    if record.fault:
        yield f"{record.fault} {record.remedy}".strip()
    spent, limits = record.spent, record.limits
    yield f"${spent.dollars:.2f} of ${limits.dollars:.2f}, {spent.turns} of {counted(limits.turns, 'turn')}"
    yield from ([record.jail] if record.jail else [])
    for each in record.finished:
        about = f" {each.event}" if each.event else ""
        yield f"  {each.stage.value}{about}: done at {each.at}, ${each.spent.dollars:.2f} so far"
    for title, names in (("ready", record.ready), ("left for you", record.left), ("read", record.read)):
        if names:
            yield f"{title}: {', '.join(names)}"
    for flaw in record.flaws:
        yield f"flaw: {told_flaw(flaw).replace('`', '')}"
    for refusal in record.refused:
        yield f"refused {counted(refusal.count, 'time')}: {refusal.tool}: {refusal.reason}"
    for lesson in record.lessons:
        yield f"lesson ({lesson.teller.value}, {lesson.kind.value}): {lesson.text}"


def _shape(record: Record) -> dict[str, Any]:
    return {
        **summary(record),
        "fault": record.fault,
        "remedy": record.remedy,
        "model": record.model,
        "jail": record.jail,
        "stages": [
            {
                "stage": each.stage.value,
                "event": each.event,
                "at": each.at,
                "dollars": round(each.spent.dollars, 4),
                "turns": each.spent.turns,
            }
            for each in record.finished
        ],
        "read": list(record.read),
        "used": dict(record.used),
        "refused": [{"tool": each.tool, "reason": each.reason, "count": each.count} for each in record.refused],
        "flaws": [
            {"rule": each.rule, "event": each.event, "path": each.path, "line": each.line + 1, "message": each.message}
            for each in record.flaws
        ],
        "lessons": [
            {"kind": each.kind.value, "page": each.skill, "text": each.text, "teller": each.teller.value}
            for each in record.lessons
        ],
    }
