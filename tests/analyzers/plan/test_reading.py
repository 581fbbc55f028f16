"""A plan is read with every problem at its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.model import Entry, Gravity, Lifecycle, Plan, PlanProperty, Side, Status, Where
from analyzers.plan import layout, parse_plan, positions, render
from tests.support.plans import plans


def test_everything_that_an_entry_may_say_is_read() -> None:
    """The long form of a property and the short one mean the same."""
    text = """
version: 1
events:
  - event: user_signed_up
    moment: signed_up
    description: How many visitors become users?
    lifecycle: acquisition
    side: server
    status: rejected
    reason: |-
      The old name.
      See user_registered.
    properties:
      plan: string
      seats: {type: number, description: How many}
    where:
      - {file: app/auth.py, symbol: register, anchor: "12"}
      - file: app/api.py
"""
    entry = Entry(
        event="user_signed_up",
        status=Status.REJECTED,
        moment="signed_up",
        description="How many visitors become users?",
        lifecycle=Lifecycle.ACQUISITION,
        side=Side.SERVER,
        reason="The old name.\nSee user_registered.",
        properties=(PlanProperty("plan", "string"), PlanProperty("seats", "number", "How many")),
        where=(Where("app/auth.py", "register", "12"), Where("app/api.py", "")),
    )
    assert parse_plan(text) == (Plan((entry,)), ())


@pytest.mark.parametrize("text", ["", "\n# only a comment\n", "events:\n", "events: []\n", "~"])
def test_a_plan_without_entries_is_no_problem(text: str) -> None:
    """A file that was just made is fine."""
    assert parse_plan(text) == (Plan(), ())


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("events:\n  - event: [", (1, 12), "not valid YAML"),
        ("events:\n\t- event: a\n", (1, 0), "not valid YAML"),
        ("events: \x00", (0, 8), "not allowed"),
        ("[" * 5000, (0, 0), "too deeply"),
        ("- event: a\n", (0, 0), "Put `events:` in front"),
        ("even:\n  - a\n", (0, 0), "Add `events:`"),
        ("events: many\n", (0, 8), "is a list"),
        ("events:\n  - signed_up\n", (1, 4), "Write `- event: name`"),
        ("events:\n  - status: approved\n", (1, 4), "Add `event: name`"),
        ("events:\n  - event:\n    status: approved\n", (2, 4), "Add `event: name`"),
        ("events:\n  - event: a\n", (1, 4), "Add `status:` with one of proposed"),
        ("events:\n  - event: a\n    status: done\n", (2, 12), "`done` is no status. Use one of proposed"),
        ("events:\n  - event: 12\n    status: approved\n", (1, 11), "Put quotes around it"),
        ("events:\n  - {event: a, status: approved, lifecycle: birth}\n", (1, 44), "Use one of acquisition"),
        ("events:\n  - {event: a, status: approved, side: both}\n", (1, 39), "Use one of server, client, either"),
        ("events:\n  - {event: a, status: approved, properties: [x]}\n", (1, 45), "`properties` is a mapping"),
        ("events:\n  - {event: a, status: approved, properties: {x: text}}\n", (1, 49), "Use one of string, number"),
        ("events:\n  - {event: a, status: approved, properties: {x: {}}}\n", (1, 46), "Add `type:`"),
        ("events:\n  - {event: a, status: approved, where: x.py}\n", (1, 40), "`where` is a list"),
        ("events:\n  - {event: a, status: approved, where: [x.py]}\n", (1, 41), "Write `- file: path`"),
        ("events:\n  - {event: a, status: approved, where: [{symbol: f}]}\n", (1, 41), "Add `file: path`"),
        ("events:\n  - {event: a, status: approved, status: proposed}\n", (1, 33), "written twice"),
    ],
)
def test_a_problem_says_where_it_is_and_what_to_do(text: str, place: tuple[int, int], words: str) -> None:
    """Line and column count from 0."""
    plan, (problem, *_) = parse_plan(text)
    assert plan == Plan()
    assert (problem.line, problem.column) == place
    assert words in problem.message
    assert problem.gravity is Gravity.ERROR


def test_sound_entries_beside_a_broken_one_are_still_read() -> None:
    """One typing mistake does not make the team's plan vanish."""
    plan, problems = parse_plan(
        "events:\n- event: a\n  status: approved\n- event: b\n  status: done\n- event: c\n  status: proposed\n"
    )
    assert [entry.event for entry in plan.entries] == ["a", "c"]
    assert [(problem.line, problem.column) for problem in problems] == [(4, 10)]


def test_an_event_that_stands_twice_is_told_with_the_line_of_the_first() -> None:
    """The first one counts; a rejection beside a live entry is no duplicate."""
    plan, problems = parse_plan(
        "events:\n- {event: a, status: approved}\n- {event: a, status: rejected}\n- {event: a, status: proposed}\n"
    )
    assert [entry.status for entry in plan.entries] == [Status.APPROVED, Status.REJECTED]
    assert [(problem.line, problem.column) for problem in problems] == [(3, 10)]
    assert "line 2" in problems[0].message


def test_an_unknown_key_is_a_note_and_keeps_nothing_from_being_read() -> None:
    """Teams add an owner or a ticket to their events."""
    plan, (problem,) = parse_plan("events:\n- event: a\n  status: approved\n  owner: growth\n")
    assert [entry.event for entry in plan.entries] == ["a"]
    assert (problem.line, problem.column, problem.gravity) == (3, 2, Gravity.NOTE)


def test_positions_are_bytes_between_the_quotes() -> None:
    """An editor can rename what is there, beside words in any language."""
    text = "# größe\nevents:\n- event: 'käse_bought'\n  status: approved\n  properties:\n    größe: string\n"
    (place,) = layout(text)
    raw = text.encode()
    spans = [place.event_span, place.status_span, place.properties[0][1]]
    assert [raw[span.start : span.end].decode() for span in spans if span] == ["käse_bought", "approved", "größe"]
    assert positions(text) == {"käse_bought": place.event_span}
    assert raw[place.span.start : place.span.end].decode() == text[text.index("event: '") :].rstrip()


@given(plans)
@settings(max_examples=60, deadline=None)
def test_every_entry_has_its_position(plan: Plan) -> None:
    """What was read can be pointed at."""
    assert [place.event for place in layout(render("", plan))] == [entry.event for entry in plan.entries]


_FRAGMENTS = st.sampled_from(
    [
        "events:",
        "\n",
        "  ",
        "- ",
        "event: ",
        "status: ",
        "a",
        "approved",
        "{",
        "}",
        "[",
        "]",
        ",",
        ": ",
        "&x ",
        "*x",
        "<<: ",
        ">",
        "'",
        '"',
        "#",
        "!!map ",
        "!",
        "%",
        "---",
        "...",
        "? ",
        "\t",
        "\r",
        "\ufeff",
        "where:",
        "properties:",
        "é",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(_FRAGMENTS, max_size=25).map("".join)), plans)
@settings(max_examples=400, deadline=None)
def test_no_text_makes_reading_or_writing_raise(text: str, plan: Plan) -> None:
    """Whatever a half-typed file holds; problems lie inside the text."""
    _, problems = parse_plan(text)
    assert all(0 <= problem.line <= text.count("\n") + text.count("\r") + 2 for problem in problems)
    layout(text)
    assert isinstance(render(text, plan), str)
