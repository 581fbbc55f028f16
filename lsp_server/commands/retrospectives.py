"""``luthier retrospectives``: what would have set the agent up better, grouped by page and kind."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, NamedTuple

import typer
from rich.text import Text

from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, line, print_json
from lsp_server.runs.records import Record, read_record, read_records
from lsp_server.runs.values import Lesson

_SHOWN = 3


class Group(NamedTuple):
    """Lessons about one page, of one kind."""

    page: str
    """A page of ``skills/``; empty for lessons about none."""
    kind: str


class Told(NamedTuple):
    """A lesson, and the run that told it."""

    run: str
    lesson: Lesson


def retrospectives(
    run: Annotated[str | None, typer.Option(metavar="RUN", help="Only of this run.", show_default=False)] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Show what the agent, and the checks of its work, say would have set it up better.

    Pages with the most lessons come first: these are the ones to mend. What was said again counts, and stands once.

    Example: luthier retrospectives
    """
    records = [read_record(run)] if run else [each for each in read_records() if isinstance(each, Record)]
    groups = grouped(Told(each.run, lesson) for each in records for lesson in each.lessons)
    if as_json:
        print_json("retrospectives", {"groups": [_shape(group, told) for group, told in groups]})
    elif groups:
        for group, told in groups:
            _print_group(group, told)
        lessons = counted(sum(len(told) for _, told in groups), "lesson")
        console().print(f"{lessons} of {counted(len(records), 'run')}.", style="dim")
    else:
        console().print("No run has told of anything yet.")


def grouped(lessons: Iterable[Told]) -> list[tuple[Group, list[Told]]]:
    """Lessons by page and kind, the largest group first, in each the newest first as they came."""
    found: dict[Group, list[Told]] = defaultdict(list)
    for each in lessons:
        found[Group(each.lesson.skill, each.lesson.kind.value)].append(each)
    return sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))


def _print_group(group: Group, told: Sequence[Told]) -> None:
    out = console()
    out.print(Text.assemble((line(group.page) or "no page", "bold"), f"  {group.kind}  ", (f"{len(told)}", "cyan")))
    texts: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        texts[line(each.lesson.text)].append(each)
    for text, same in list(texts.items())[:_SHOWN]:
        newest, times = same[0], f", {len(same)} times" if len(same) > 1 else ""
        out.print(Text(f"  {text} ({newest.lesson.teller.value}, {newest.run}{times})"))
    if len(texts) > _SHOWN:
        out.print(Text(f"  and {len(texts) - _SHOWN} more: see them with --json", "dim"))


def _shape(group: Group, told: Iterable[Told]) -> dict[str, Any]:
    lessons = [{"run": run, "text": each.text, "teller": each.teller.value} for run, each in told]
    return {"page": group.page, "kind": group.kind, "count": len(lessons), "lessons": lessons}
