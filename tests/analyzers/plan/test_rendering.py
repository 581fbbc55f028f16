"""A plan is written back into its text with the least change."""

from dataclasses import replace
from inspect import cleandoc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.model import Entry, Plan, PlanProperty, Status, Where
from analyzers.plan import parse_plan, render
from tests.support.plans import entries, plans

WRITTEN = (
    cleandoc("""
    # Events that we agreed on.

    events:
      # The start of everything.
      - event: "user_signed_up"   # the big one
        status: proposed
        owner: growth
        properties:
          # which tier
          plan: string
          source:
            type: string   # utm

      - event: 'order_placed'
        status: approved
        where:
        -   file: shop/orders.py
            symbol: place
        # to be discussed

    # The end.
    """)
    + "\n"
)


def test_a_new_file_opens_with_one_line_about_itself_and_holds_the_entries_in_a_stable_style() -> None:
    """What a person sees first in their pull request."""
    entry = Entry(
        "user_signed_up",
        Status.APPROVED,
        moment="signed_up",
        description="How many visitors become users?",
        properties=(PlanProperty("plan", "string", "The plan that was chosen"),),
        where=(Where("app/auth.py", "register", "0f3a"),),
    )
    assert render("", Plan((entry, Entry("logged_in", Status.PROPOSED)))) == (
        cleandoc("""
        # Tracking plan: the events of this product, and whether each is proposed, approved, implemented or rejected.
        events:
          - event: user_signed_up
            status: approved
            moment: signed_up
            description: How many visitors become users?
            properties:
              plan:
                type: string
                description: The plan that was chosen
            where:
              - file: app/auth.py
                symbol: register
                anchor: "0f3a"

          - event: logged_in
            status: proposed
        """)
        + "\n"
    )


def test_a_change_touches_only_the_lines_that_it_is_about() -> None:
    """Comments, blank lines, quotes, unknown keys and spacing around the change survive."""
    plan, _ = parse_plan(WRITTEN)
    first, second = plan.entries
    first = replace(first, status=Status.REJECTED, reason="Nobody looks at it.")
    second = replace(second, event="order_paid", where=(*second.where, Where("shop/pay.py", "pay")))
    assert render(WRITTEN, Plan((first, second))) == WRITTEN.replace(
        "status: proposed\n", "status: rejected\n    reason: Nobody looks at it.\n"
    ).replace("'order_placed'", "'order_paid'").replace(
        "symbol: place\n", "symbol: place\n    - file: shop/pay.py\n      symbol: pay\n"
    )


def test_a_new_entry_comes_behind_the_comments_of_the_last_one() -> None:
    """A comment that is indented as deep as an entry belongs to it."""
    plan, _ = parse_plan(WRITTEN)
    assert render(WRITTEN, Plan((*plan.entries, Entry("left", Status.PROPOSED)))) == WRITTEN.replace(
        "# to be discussed\n", "# to be discussed\n\n  - event: left\n    status: proposed\n"
    )


def test_properties_are_edited_one_by_one() -> None:
    """The comments beside the other properties stay."""
    plan, _ = parse_plan(WRITTEN)
    first, second = plan.entries
    grown = replace(first, properties=(*first.properties, PlanProperty("seats", "number", "How many")))
    assert render(WRITTEN, Plan((grown, second))) == WRITTEN.replace(
        "# utm\n", "# utm\n      seats:\n        type: number\n        description: How many\n"
    )


def test_a_removed_entry_takes_its_own_lines_and_no_other() -> None:
    """The neighbours and the comments between them stay."""
    plan, _ = parse_plan(WRITTEN)
    written = render(WRITTEN, Plan(plan.entries[:1]))
    assert written == WRITTEN[: WRITTEN.index("  - event: 'order")] + "\n# The end.\n"


def test_windows_line_ends_stay_windows_line_ends() -> None:
    """No line of the file gets another end than its neighbours."""
    text = WRITTEN.replace("\n", "\r\n")
    plan, _ = parse_plan(text)
    written = render(text, Plan((*plan.entries, Entry("left", Status.PROPOSED, where=(Where("a", "b"),)))))
    assert written.count("\n") == written.count("\r\n") > text.count("\r\n")


def test_broken_entries_and_unknown_keys_survive_a_change_beside_them() -> None:
    """Rendering never throws away what it cannot read."""
    text = "version: 1\nevents:\n- event: 12\n- event: a\n  status: proposed\n- status: approved\nteam: growth\n"
    plan, _ = parse_plan(text)
    changed = Plan((replace(plan.entries[0], status=Status.APPROVED), Entry("b", Status.PROPOSED)))
    assert render(text, changed) == text.replace("proposed", "approved").replace(
        "- status: approved\n", "- status: approved\n- event: b\n  status: proposed\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "events: [{event: a, status: proposed}]\n",
        '{"events": [{"event": "a", "status": "proposed", "properties": {"x": "string"}}]}\n',
        "events:\n  - &first {event: a, status: proposed}\n",
        "defaults: &d\n  status: proposed\nevents:\n  - <<: *d\n    event: a\n",
        "? events\n: - event: a\n    status: proposed\n",
        "events:\n  - event: >-\n      a\n    status: |-\n      proposed\n",
        "events:\n  -\n    status: proposed\n    event: a",
        "\ufeffevents:\n  - event: a\n    status: proposed",
        "---\nevents:\n- event: a\n  status: proposed\n...\n",
    ],
)
def test_oddly_written_plans_take_changes_as_well(text: str) -> None:
    """Brackets, anchors, merge keys, folded text and explicit keys are YAML, too."""
    plan, problems = parse_plan(text)
    assert [entry.event for entry in plan.entries] == ["a"], problems
    assert render(text, plan) == text
    changed = Plan(
        (
            replace(
                plan.entries[0],
                status=Status.REJECTED,
                reason="no: it is #1",
                properties=(*plan.entries[0].properties, PlanProperty("n", "number", "A, b")),
                where=(Where("x.py", "f"),),
            ),
            Entry("b", Status.PROPOSED),
        )
    )
    assert parse_plan(render(text, changed))[0] == changed


@given(plans)
@settings(max_examples=150, deadline=None)
def test_every_plan_survives_being_written_and_read(plan: Plan) -> None:
    """Whatever a name, reason or path holds."""
    text = render("", plan)
    assert parse_plan(text) == (plan, ())
    assert render(text, plan) == text


@pytest.mark.parametrize("odd", ["\x85x", "\u2028x", "a\nb", "\x1b[0m", "\ufeffx", "a\tb"])
def test_unprintable_text_survives_a_list_that_cannot_be_edited_in_place(odd: str) -> None:
    """A list in brackets is written anew by the library, which leaves some line ends of YAML 1.1 as they are."""
    entry = Entry(event="left", status=Status.REJECTED, reason=odd, where=(Where(odd, odd, odd),))
    first = Entry(event="a", status=Status.PROPOSED)
    text = render("events: [{event: a, status: proposed}, ]\n", Plan((first, entry)))
    assert parse_plan(text) == (Plan((first, entry)), ())


@given(plans, plans, st.booleans())
@settings(max_examples=50, deadline=None)
def test_any_plan_can_become_any_other_in_its_own_text(before: Plan, after: Plan, windows: bool) -> None:
    """The text then says the new plan, though entries that stay keep their place."""
    text = render("", before)
    text = text.replace("\n", "\r\n") if windows else text
    read, problems = parse_plan(render(text, after))
    assert problems == ()
    assert sorted(map(repr, read.entries)) == sorted(map(repr, after.entries))


@given(entries, st.sampled_from(Status))
@settings(max_examples=100, deadline=None)
def test_lines_that_do_not_change_are_the_same_bytes(entry: Entry, status: Status) -> None:
    """A change of status is a change of one line, in the middle of everything else."""
    assert parse_plan(WRITTEN)[1][0].gravity == "note"
    text = render(WRITTEN, Plan((*parse_plan(WRITTEN)[0].entries, replace(entry, event="left"))))
    plan = parse_plan(text)[0]
    written = render(text, Plan((*plan.entries[:-1], replace(plan.entries[-1], status=status))))
    changed = [pair for pair in zip(text.splitlines(), written.splitlines(), strict=True) if pair[0] != pair[1]]
    assert len(changed) == (entry.status is not status)


def test_text_that_is_not_yaml_is_left_as_it_is() -> None:
    """A person's half-typed line is never the reason to lose the file."""
    for text in ("events: [", "- a\n- b\n", "events: nothing\n", "\x00"):
        assert render(text, Plan((Entry("a", Status.PROPOSED),))) == text


def test_an_entry_that_is_renamed_and_changed_at_once_stays_where_it_is() -> None:
    """It is known by its places, though others come and go beside it; its comments stay."""
    [signed_up, placed] = parse_plan(WRITTEN)[0].entries
    renamed = replace(placed, event="order_paid", status=Status.IMPLEMENTED, description="How much?")
    text = render(WRITTEN, Plan((signed_up, Entry("new", Status.PROPOSED), renamed, Entry("newer", Status.PROPOSED))))
    assert "  - event: 'order_paid'\n    status: implemented\n" in text
    assert (
        text.index("user_signed_up") < text.index("order_paid") < text.index("# to be discussed") < text.index("newer")
    )
