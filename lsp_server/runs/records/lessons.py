"""Lessons that the host draws itself from how a run went."""

from collections import Counter

from lsp_server.runs.records.record import Record
from lsp_server.runs.values import Lesson, LessonKind, Teller

_OFTEN = 2


def lessons_of(record: Record) -> tuple[Lesson, ...]:
    """What was refused again and again, and what the checks still said at the end."""
    return (*_refusals(record), *_flaws(record))


def _refusals(record: Record) -> tuple[Lesson, ...]:
    often = [each for each in record.refused if each.count >= _OFTEN]
    return tuple(
        Lesson(LessonKind.MISSING_TOOL, f"{each.tool} was refused {each.count} times: {each.reason}", "", Teller.HOST)
        for each in often
    )


def _flaws(record: Record) -> tuple[Lesson, ...]:
    rules = Counter(each.rule for each in record.flaws)
    return tuple(
        Lesson(
            LessonKind.OTHER,
            f"The checks still said {rule} at the end, {count} times."
            if count > 1
            else f"The checks still said {rule} at the end.",
            "stages/3-implement",
            Teller.HOST,
        )
        for rule, count in sorted(rules.items())
    )
