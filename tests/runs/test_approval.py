"""What a person says to the agent's plan, whichever way they say it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.model import Entry, Plan, PlanProperty, Side, Status, Where
from analyzers.plan import live_entry, parse_plan, render
from lsp_server.errors import InputError
from lsp_server.runs.approval import REMOVED, UNSAID, Approval, approve, as_proposed, reject
from lsp_server.runs.learning import with_decisions
from lsp_server.runs.values import Decided
from tests.support.plans import entries, plans

PAID = Entry(
    "order_paid",
    Status.PROPOSED,
    description="Who pays?",
    side=Side.SERVER,
    properties=(PlanProperty("amount", "number", "In cents."), PlanProperty("kind", "string")),
    where=(Where("shop/pay.py", "pay"),),
)
LOST = Entry("order_lost", Status.PROPOSED, where=(Where("shop/pay.py", "lose"),))


def answered(**said: Any) -> Decided:
    """What a client's answer to the entry about paying is taken for."""
    [decided] = Approval((PAID, LOST)).read([{"event": "order_paid", **said}])
    return decided


def test_an_entry_is_approved_as_it_is() -> None:
    """Nothing else needs to be said."""
    assert answered(decision="approve") == Decided(replace(PAID, status=Status.APPROVED))


def test_an_entry_is_approved_under_another_name_and_with_fewer_properties() -> None:
    """A property that is named keeps what is not said about it; the old name is remembered."""
    said = answered(
        decision="approve", name=" purchase_made ", properties=[{"name": "amount"}, {"name": "size", "type": "number"}]
    )
    assert said.was == "order_paid"
    assert said.entry.event == "purchase_made"
    assert said.entry.description == "Who pays?"
    assert said.entry.properties == (PlanProperty("amount", "number", "In cents."), PlanProperty("size", "number"))


def test_an_entry_is_rejected_with_a_reason() -> None:
    """One that gives none is given one, so that the plan says why."""
    assert answered(decision="reject", reason="Too often").entry.reason == "Too often"
    assert answered(decision="reject").entry == replace(PAID, status=Status.REJECTED, reason=UNSAID)


@pytest.mark.parametrize(
    "answers",
    [
        None,
        [],
        {"event": "order_paid"},
        ["order_paid"],
        [{"event": "other", "decision": "approve"}],
        [{"event": ["order_paid"], "decision": "approve"}],
        [{"event": "order_paid"}],
        [{"event": "order_paid", "decision": ["approve"]}],
        [{"event": "order_paid", "decision": "reject", "reason": 1}],
        [{"event": "order_paid", "decision": "approve", "name": " "}],
        [{"event": "order_paid", "decision": "approve", "name": "a\nb"}],
        [{"event": "order_paid", "decision": "approve", "name": "order_lost"}],
        [{"event": "order_paid", "decision": "approve", "description": 1}],
        [{"event": "order_paid", "decision": "approve", "properties": {}}],
        [{"event": "order_paid", "decision": "approve", "properties": ["amount"]}],
        [{"event": "order_paid", "decision": "approve", "properties": [{"name": ""}]}],
        [{"event": "order_paid", "decision": "approve", "properties": [{"name": "a", "type": "date"}]}],
        [{"event": "order_paid", "decision": "approve", "properties": [{"name": "a", "type": []}]}],
        [{"event": "order_paid", "decision": "approve", "properties": [{"name": "a"}, {"name": "a"}]}],
    ],
    ids=str,
)
def test_what_cannot_be_read_is_refused_as_a_whole(answers: Any) -> None:
    """The error says what can be, and nothing was taken."""
    with pytest.raises(InputError) as refused:
        Approval((PAID, LOST)).read(answers)
    assert refused.value.remedy


def test_what_was_not_decided_waits_and_what_was_said_first_counts() -> None:
    """The answer follows the order of the plan, not of the person."""
    approval = Approval((PAID, LOST)).take([reject(LOST, "No")])
    assert approval.waiting == (PAID,)
    with pytest.raises(InputError):
        approval.read([{"event": "order_lost", "decision": "approve"}])
    renamed = Decided(replace(PAID, event="purchase_made", status=Status.APPROVED), "order_paid")
    done = approval.take([approve(LOST), renamed])
    assert done.waiting == ()
    assert done.answer == (renamed, reject(LOST, "No"))


def test_a_name_that_another_entry_takes_when_it_is_decided_is_free() -> None:
    """Two entries may swap their names in one answer."""
    said = Approval((PAID, LOST)).read(
        [
            {"event": "order_paid", "decision": "approve", "name": "order_lost"},
            {"event": "order_lost", "decision": "approve", "name": "order_paid"},
        ]
    )
    assert [(each.was, each.entry.event) for each in said] == [
        ("order_paid", "order_lost"),
        ("order_lost", "order_paid"),
    ]


def written(before: Plan = Plan()) -> tuple[Approval, str]:  # noqa: B008 - it is frozen
    """The approval and the plan's text after the entries were written into the plan."""
    return Approval((PAID, LOST)).written(before), render("", as_proposed(before, (PAID, LOST)))


def read_back(approval: Approval, text: str) -> tuple[Decided, ...]:
    """What is read from a text that a person has edited."""
    plan, faults = parse_plan(text)
    assert faults == ()
    return approval.read_back(plan)


def test_entries_that_are_left_in_the_plan_are_approved_as_they_were_edited() -> None:
    """A rename is seen by the place; a property that was taken out is gone."""
    approval, text = written()
    text = text.replace("order_paid", "purchase_made").replace("Who pays?", "Who buys?")
    paid, lost = read_back(approval, text.replace("status: proposed", "status: approved", 1))
    assert (paid.was, paid.entry.event, paid.entry.description) == ("order_paid", "purchase_made", "Who buys?")
    assert paid.entry.status is lost.entry.status is Status.APPROVED
    assert lost == approve(LOST)


def test_entries_that_were_rejected_in_the_plan_keep_their_reason() -> None:
    """It stays with the plan."""
    approval, text = written()
    head, _, tail = text.partition("order_lost")
    paid, lost = read_back(
        approval, f"{head}order_lost{tail.replace('status: proposed', 'status: rejected', 1)}    reason: Noise\n"
    )
    assert paid.entry.status is Status.APPROVED
    assert (lost.entry.status, lost.entry.reason) == (Status.REJECTED, "Noise")


def test_entries_that_are_gone_from_the_plan_are_rejected() -> None:
    """An event that the plan had before is not taken for them."""
    before = Plan((Entry("cart_left", Status.APPROVED, where=LOST.where),))
    approval, text = written(before)
    head, _, _ = text.partition("  - event: order_lost")
    paid, lost = read_back(approval, head)
    assert paid.entry.status is Status.APPROVED
    assert (lost.entry.status, lost.entry.reason) == (Status.REJECTED, REMOVED)


def test_what_was_approved_before_is_not_written_over() -> None:
    """A person's own words about an event stay."""
    mine = Entry("order_paid", Status.APPROVED, description="Mine.")
    assert live_entry(as_proposed(Plan((mine,)), (PAID,)), "order_paid") == mine
    older = replace(mine, status=Status.PROPOSED)
    assert live_entry(as_proposed(Plan((older,)), (PAID,)), "order_paid") == PAID


@given(plans, st.lists(entries, min_size=1, max_size=4, unique_by=lambda each: each.event))
def test_a_plan_that_nobody_edits_approves_every_entry(before: Plan, planned: list[Entry]) -> None:
    """Whatever the events are called, and whatever stood in the plan."""
    mine = tuple(replace(each, status=Status.PROPOSED) for each in planned)
    approval = Approval(mine).written(before)
    said = approval.read_back(as_proposed(before, mine))
    assert [each.entry.event for each in said] == [each.event for each in mine]
    assert all(each.entry.status is Status.APPROVED and not each.was for each in said)


def test_what_was_proposed_under_the_old_name_leaves_the_plan() -> None:
    """One event stands in it, under the name that the person gave it."""
    renamed = Decided(replace(PAID, event="purchase_made", status=Status.APPROVED), "order_paid")
    plan = with_decisions(Plan((PAID, LOST)), (renamed,))
    assert [(each.event, each.status) for each in plan.entries] == [
        ("order_lost", Status.PROPOSED),
        ("purchase_made", Status.APPROVED),
    ]
    elsewhere = replace(PAID, where=(Where("other.py", "pay"),))
    assert live_entry(with_decisions(Plan((elsewhere,)), (renamed,)), "order_paid") == elsewhere
