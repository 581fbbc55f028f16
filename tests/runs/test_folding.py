"""A record grows by what is heard of its run, one value to the next."""

from collections.abc import Iterable
from functools import reduce
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.model import Flaw
from lsp_server.prose.stages import read_stages
from lsp_server.runs.records import Begun, Finished, Record, Refused
from lsp_server.runs.records.folding import heard, with_flaws, with_stage
from lsp_server.runs.records.lessons import lessons_of, page_of
from lsp_server.runs.values import (
    Answer,
    Checked,
    Lesson,
    LessonKind,
    Limits,
    News,
    Spent,
    Stage,
    StageBegan,
    Teller,
    Used,
    Waits,
)
from tests.support.recorded import CHOSEN, LESSON

BLANK = Record("20261124-113000-abcdef", "/shop", "2026-11-24T11:30:00+00:00", Limits())
NOW, LATER = "2026-11-24T11:31:00+00:00", "2026-11-24T11:32:00+00:00"
NO_BASH = Used("Bash", "", "Bash is not available.")
HIDDEN = Used("Read", ".env", "It may hold secrets.")
MISSING_BASH = "Bash was refused 2 times: Bash is not available."
NEWS: st.SearchStrategy[News] = st.one_of(*(st.from_type(each) for each in get_args(News)))


def after(news: Iterable[News], record: Record = BLANK) -> Record:
    """The record after all of the news."""
    return reduce(lambda known, each: heard(known, each, NOW), news, record)


def flaws(*rules: str) -> tuple[Flaw, ...]:
    """A flaw for each rule."""
    return tuple(Flaw(each, "shop.py", "It is wrong.", "order_paid") for each in rules)


def test_a_stage_has_its_own_time_and_cost() -> None:
    """What was used before it is not counted again."""
    record = after([Spent(0.5, 4), StageBegan(Stage.IMPLEMENT, "order_paid", 1, 2)])
    assert record.begun == Begun(Stage.IMPLEMENT, NOW, Spent(0.5, 4), "order_paid")
    record = with_stage(after([Spent(0.75, 9)], record), Stage.IMPLEMENT, Answer(), "order_paid", LATER)
    [stage] = record.finished
    assert (stage.began, stage.at, stage.event, stage.own) == (NOW, LATER, "order_paid", Spent(0.25, 5))
    assert record.begun is None


def test_a_stage_that_nobody_saw_begin_is_kept_all_the_same() -> None:
    """Its own cost is then not known."""
    record = with_stage(after([StageBegan(Stage.SURVEY), Spent(0.5, 4)]), Stage.PLAN, Answer(), "", LATER)
    assert record.finished == (Finished(Stage.PLAN, LATER, Spent(0.5, 4), before=Spent(0.5, 4)),)


def test_the_survey_names_files_and_every_stage_may_tell_lessons() -> None:
    """What was told before stays."""
    record = with_stage(BLANK, Stage.SURVEY, Answer(files=(CHOSEN,), lessons=(LESSON,)), "", NOW)
    record = with_stage(record, Stage.RETROSPECTIVE, Answer(lessons=(LESSON,)), "", NOW)
    assert (record.chosen, record.lessons) == ((CHOSEN,), (LESSON, LESSON))


def test_what_a_run_waits_for_and_is_checked_for_is_kept() -> None:
    """Each reason with its count, each round with what came of it."""
    busy, down = Waits(1, 10, 2.0, "Too many requests."), Waits(1, 10, 2.0, "The API fails.")
    record = after([busy, busy, down, Checked(1, 2, 1), Checked(2, 2, 2)])
    assert record.waits == (("Too many requests.", 2), ("The API fails.", 1))
    assert record.checks == (Checked(1, 2, 1), Checked(2, 2, 2))


def test_a_refused_call_counts_as_a_use_and_reads_nothing() -> None:
    """Refusals are told apart by tool, reason and stage."""
    record = after([HIDDEN, StageBegan(Stage.PLAN), HIDDEN, HIDDEN, Used("Read", "shop.py"), Used("Read", "shop.py")])
    assert record.used == (("Read", 5),)
    assert record.read == ("shop.py",)
    assert record.refused == (
        Refused("Read", HIDDEN.refused, 1),
        Refused("Read", HIDDEN.refused, 2, Stage.PLAN),
    )


def test_a_flood_of_news_does_not_make_a_record_grow_for_ever() -> None:
    """A model may think of any number of names."""
    flood = [Used(f"tool{each}", f"file{each}", "no" if each % 2 else "") for each in range(3000)]
    record = after([*flood, *(Waits(1, 1, 1.0, f"why{each}") for each in range(3000))])
    assert (len(record.used), len(record.read), len(record.refused), len(record.waits)) == (200, 500, 100, 200)


@given(news=st.lists(NEWS))
def test_every_call_of_a_tool_is_counted_whatever_else_is_heard(news: list[News]) -> None:
    """And what was used last is what the run has used."""
    record, spent = after(news), [each for each in news if isinstance(each, Spent)]
    assert sum(count for _, count in record.used) == sum(isinstance(each, Used) for each in news)
    assert sum(each.count for each in record.refused) == sum(
        isinstance(each, Used) and bool(each.refused) for each in news
    )
    assert str(record.spent) == str(spent[-1] if spent else BLANK.spent)


# --- lessons that the host draws ----------------------------------------------------------------------------------


def test_pages_of_stages_are_those_that_are_shipped() -> None:
    """A lesson names a page that a person can open."""
    assert [page_of(each) for each in Stage] == [f"stages/{each.order}-{each.name}" for each in read_stages()]


def test_a_tool_that_was_never_to_be_had_is_missing() -> None:
    """Asked for once, it may be a slip."""
    assert lessons_of(after([NO_BASH])) == ()
    assert lessons_of(after([NO_BASH, NO_BASH])) == (Lesson(LessonKind.MISSING_TOOL, MISSING_BASH, "", Teller.HOST),)


def test_a_tool_that_is_asked_for_in_one_stage_is_about_its_page() -> None:
    """In several, it is about none of them; the refusals count together, though each stage words its own."""
    survey, plan = StageBegan(Stage.SURVEY), StageBegan(Stage.PLAN)
    other = Used("Bash", "", "Bash is not available. Use: record_event.")
    [one] = lessons_of(after([survey, NO_BASH, NO_BASH]))
    [both] = lessons_of(after([survey, NO_BASH, plan, other]))
    assert (one.skill, one.text) == ("stages/1-survey", MISSING_BASH)
    assert (both.skill, both.text) == ("", f"Bash was refused 2 times: {other.refused}")


def test_a_tool_that_worked_and_was_refused_for_a_reason_is_not_missing() -> None:
    """Each reason that came again is a lesson of its own."""
    linked = Used("Read", "link.py", "It is a link.")
    lessons = lessons_of(after([Used("Read", "shop.py"), HIDDEN, HIDDEN, HIDDEN, linked]))
    assert [(each.kind, each.text) for each in lessons] == [
        (LessonKind.OTHER, "Read was refused 3 times: It may hold secrets.")
    ]


def test_what_the_checks_said_at_the_end_is_about_the_implementation() -> None:
    """However many rounds there were."""
    record = with_flaws(with_flaws(BLANK, flaws("bound")), flaws("bound", "bound", "person"))
    assert [(each.text, each.skill) for each in lessons_of(record)] == [
        ("The checks still said bound at the end, 2 times.", "stages/3-implement"),
        ("The checks still said person at the end.", "stages/3-implement"),
    ]


@pytest.mark.parametrize(("rounds", "told"), [(1, False), (2, True), (3, True)])
def test_what_was_mended_only_after_rounds_is_about_the_mending(rounds: int, told: bool) -> None:
    """At the first try is how it should be."""
    record = reduce(with_flaws, [*[flaws("bound", "bound")] * rounds, ()], BLANK)
    text = f"The checks said bound in {rounds} rounds before it was mended."
    assert lessons_of(record) == ((Lesson(LessonKind.OTHER, text, "stages/4-check", Teller.HOST),) if told else ())
