"""``luthier retrospectives``: what would have set the agent up better, grouped by page and kind."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

import typer
from rich.text import Text

from lsp_server.commands.options import JsonOption
from lsp_server.commands.output import console, counted, print_json
from lsp_server.runs.records import Record, read_record, read_records
from lsp_server.runs.values import Lesson


class Group(NamedTuple):
    """Lessons about one page, of one kind."""

    page: str
    """A page of ``skills/``; empty for lessons about none."""
    kind: str


def retrospectives(
    run: Annotated[str | None, typer.Option(metavar="RUN", help="Only of this run.", show_default=False)] = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Show what the agent, and the checks of its work, say would have set it up better.

    Pages with the most lessons come first: these are the ones to mend.

    Example: luthier retrospectives
    """
    records = [read_record(run)] if run else [each for each in read_records() if isinstance(each, Record)]
    groups = grouped((each.run, lesson) for each in records for lesson in each.lessons)
    if as_json:
        print_json("retrospectives", {"groups": [_shape(group, told) for group, told in groups]})
        return
    if not groups:
        console().print("No run has told of anything yet.")
    for group, told in groups:
        console().print(Text.assemble((group.page or "no page", "bold"), f"  {group.kind}  ", (f"{len(told)}", "cyan")))
        for name, lesson in told:
            console().print(f"  {lesson.text} ({lesson.teller.value}, {name})")
    console().print(f"{counted(sum(len(told) for _, told in groups), 'lesson')}.", style="dim")


def grouped(lessons: Iterable[tuple[str, Lesson]]) -> list[tuple[Group, list[tuple[str, Lesson]]]]:
    """Lessons with their runs by page and kind, the largest group first, in each the newest first as they came."""
    found: dict[Group, list[tuple[str, Lesson]]] = defaultdict(list)
    for run, lesson in lessons:
        found[Group(lesson.skill, lesson.kind.value)].append((run, lesson))
    return sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))


def _shape(group: Group, told: Iterable[tuple[str, Lesson]]) -> dict[str, Any]:
    lessons = [{"run": run, "text": each.text, "teller": each.teller.value} for run, each in told]
    return {"page": group.page, "kind": group.kind, "count": len(lessons), "lessons": lessons}
