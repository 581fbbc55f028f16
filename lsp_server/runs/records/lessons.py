"""Lessons that the host draws itself from how a run went."""

from collections import Counter
from collections.abc import Iterator

from lsp_server.runs.records.record import Record, Refused
from lsp_server.runs.values import Lesson, LessonKind, Stage, Teller

_OFTEN = 2


def lessons_of(record: Record) -> tuple[Lesson, ...]:
    """What was refused again and again, what the checks said round after round, and what they said at the end."""
    return (*_refusals(record), *_left(record), *_mended(record))


def page_of(stage: Stage) -> str:
    """The page of ``skills/`` that tells an agent of the stage: ``stages/3-implement``."""
    return f"stages/{list(Stage).index(stage) + 1}-{stage.value}"


def _refusals(record: Record) -> Iterator[Lesson]:
    for tool in dict.fromkeys(each.tool for each in record.refused):
        mine = [each for each in record.refused if each.tool == tool]
        count = sum(each.count for each in mine)
        if count >= dict(record.used).get(tool, 0):
            # It was never to be had: the agent needs it, or needs to be told how to do without.
            yield from _refusal(LessonKind.MISSING_TOOL, mine)
        else:
            for reason in dict.fromkeys(each.reason for each in mine):
                yield from _refusal(LessonKind.OTHER, [each for each in mine if each.reason == reason])


def _refusal(kind: LessonKind, refusals: list[Refused]) -> Iterator[Lesson]:
    count = sum(each.count for each in refusals)
    if count >= _OFTEN:
        stages = {each.stage for each in refusals}
        stage = stages.pop() if len(stages) == 1 else None
        text = f"{refusals[0].tool} was refused {count} times: {refusals[-1].reason}"
        yield Lesson(kind, text, page_of(stage) if stage else "", Teller.HOST)


def _left(record: Record) -> Iterator[Lesson]:
    for rule, count in sorted(Counter(each.rule for each in record.flaws).items()):
        text = f"The checks still said {rule} at the end{f', {count} times' if count > 1 else ''}."
        yield Lesson(LessonKind.OTHER, text, page_of(Stage.IMPLEMENT), Teller.HOST)


def _mended(record: Record) -> Iterator[Lesson]:
    left = {each.rule for each in record.flaws}
    for rule, count in record.rounds:
        if count >= _OFTEN and rule not in left:
            text = f"The checks said {rule} in {count} rounds before it was mended."
            yield Lesson(LessonKind.OTHER, text, page_of(Stage.CHECK), Teller.HOST)
