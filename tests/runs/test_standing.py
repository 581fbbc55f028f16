"""How a run stands, in one line for a person."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.model import Edit, Entry, Flaw, Hunk, HunkRole, Patch, Span, Status
from lsp_server.runs.standing import Standing, told_approval, told_outcome, told_places
from lsp_server.runs.values import Began, Checked, Limits, News, Outcome, Spent, Stage, StageBegan, Used, Waits


def standing(*news: News) -> Standing:
    """How a run stands after some news."""
    found = Standing()
    for each in news:
        found = found.after(each)
    return found


def test_the_line_names_stage_event_file_and_cost() -> None:
    """A person sees where the money goes."""
    news = (StageBegan(Stage.IMPLEMENT, "order_paid", 2, 7), Used("Read", "shop/views.py"), Spent(0.314, 12))
    assert standing(*news).line == "Writing order_paid (2 of 7): reading shop/views.py · $0.31, 12 turns"
    assert standing(*news).path == "shop/views.py"


@pytest.mark.parametrize(
    ("news", "line"),
    [
        ((), "Preparing a copy of the project · $0.00, 0 turns"),
        (
            (StageBegan(Stage.SURVEY), Spent(0.0, 1)),
            "Looking for the files that carry business value · $0.00, 1 turn",
        ),
        (
            (StageBegan(Stage.SURVEY), Used("Grep")),
            "Looking for the files that carry business value: searching · $0.00, 0 turns",
        ),
        (
            (StageBegan(Stage.PLAN), Used("Read", "a.py"), Used("propose_event")),
            "Planning which events belong there · $0.00, 0 turns",
        ),
        (
            (StageBegan(Stage.PLAN), Used("Read", "a.py"), Used("Read", ".env", "It is not for you.")),
            "Planning which events belong there: reading a.py · $0.00, 0 turns",
        ),
        (
            (StageBegan(Stage.PLAN), Waits(1, 10, 4.2, "It is overloaded.")),
            "Planning which events belong there: It is overloaded. Asking again in 4 s (1 of 10). · $0.00, 0 turns",
        ),
        (
            (StageBegan(Stage.CHECK), Checked(3, 4, 1)),
            "Mending what the checks say: 3 of 4 events are ready · $0.00, 0 turns",
        ),
    ],
    ids=str,
)
def test_every_piece_of_news_has_its_line(news: tuple[News, ...], line: str) -> None:
    """What was refused is not what it does."""
    assert standing(*news).line == line


def test_the_bounds_and_the_sandbox_are_told_at_the_beginning() -> None:
    """In the words of the host."""
    began = standing(Began("r1", Limits(dollars=2.5, turns=1), jailed=True, jail="The agent is in a sandbox."))
    assert began.bounds == "At most $2.50 and 1 turn. The agent is in a sandbox."
    assert Standing(Limits(5, 200)).bounds == "At most $5.00 and 200 turns."


def test_a_run_that_waits_for_a_person_says_so() -> None:
    """With what was spent so far."""
    assert told_approval(standing(Spent(0.5, 4)), 1) == "1 event waits for your approval · $0.50, 4 turns"
    assert told_approval(standing(), 3) == "3 events wait for your approval · $0.00, 0 turns"


@given(st.integers(1, 30), st.integers(0, 3))
def test_what_is_behind_never_falls(events: int, rounds: int) -> None:
    """Editors refuse a percentage that goes back."""
    stages = [StageBegan(Stage.SURVEY), StageBegan(Stage.PLAN)]
    stages += [StageBegan(Stage.IMPLEMENT, f"e{number}", number, events) for number in range(1, events + 1)]
    stages += [StageBegan(Stage.CHECK, "", number, rounds) for number in range(1, rounds + 1)]
    stages += [StageBegan(Stage.RETROSPECTIVE)]
    shares = [standing(*stages[:end]).percent for end in range(len(stages) + 1)]
    assert shares == sorted(shares)
    assert set(shares) <= set(range(101))


def outcome(ready: int, *left: str, flaws: tuple[Flaw, ...] = ()) -> Outcome:
    """What a run came to."""
    entries = tuple(Entry(f"e{number}", Status.APPROVED) for number in range(ready))
    return Outcome(Patch((), ()), (), entries, flaws, tuple(Entry(each, Status.APPROVED) for each in left))


def test_a_person_is_told_where_to_look() -> None:
    """Only the captures are named, and each file once."""
    roles = [(HunkRole.IMPORT, "a.py"), *((HunkRole.CAPTURE, path) for path in ("b.py", "c.py", "b.py"))]
    hunks = tuple(Hunk(path, Edit(Span(0, 0), "x"), ("e0",), role, "") for role, path in roles)
    assert told_places(replace(outcome(1), patch=Patch(hunks, ()))) == "See b.py, c.py."
    assert told_places(outcome(0)) == ""


@pytest.mark.parametrize(
    ("came_to", "told"),
    [
        (outcome(1), "The event is ready to review."),
        (outcome(3), "All 3 events are ready to review."),
        (outcome(0), "No event of the plan was approved; nothing was written."),
        (
            outcome(8, "order_refunded", flaws=(Flaw("name", "a.py", "It has another name.", "order_refunded"),)),
            "8 of 9 events are ready to review; 1 needs you: order_refunded: It has another name.",
        ),
        (
            outcome(1, "a", "b", flaws=(Flaw("parses", "a.py", "It does not parse."),)),
            "1 of 3 events is ready to review; 2 need you: a: It does not parse; b: It does not parse.",
        ),
        (outcome(0, "a"), "The event needs you: a: it could not be finished."),
        (
            outcome(0, "a", "b"),
            "No event is ready to review; 2 need you: a: it could not be finished; b: it could not be finished.",
        ),
    ],
    ids=str,
)
def test_the_end_is_told_in_a_sentence(came_to: Outcome, told: str) -> None:
    """With the reason for each event that is left to a person."""
    assert told_outcome(came_to) == told
