# ruff: noqa: E501 - what is printed stands here as it is
"""``luthier plan`` shows, compares and changes the plan, and never loses what a person wrote."""

import json
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from tests.support.commands import luthier
from tests.support.folders import copy_of, folder_of
from tests.support.shops import FAULTY, SHOP

PLAN = "tracking-plan.yaml"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The sample shop."""
    return copy_of("flask_shop", tmp_path)


def test_without_a_plan_it_says_how_to_begin(shop: Path) -> None:
    """And nothing is written."""
    assert (
        luthier("plan", shop).out == "The plan is empty; luthier plan add puts proposals into it.\n0 events planned.\n"
    )
    assert not (shop / PLAN).exists()


def test_entries_and_differences_are_shown(tmp_path: Path) -> None:
    """The plan first, then what has come apart on either side."""
    folder = folder_of(tmp_path, FAULTY)
    assert luthier("plan", "show", folder).out == snapshot("""\
order_placed implemented
cart_emptied rejected (Nobody acts on it.)
user_signed_up approved
shop/orders.py:7: `ordr_placed` is captured in `place`, and the plan does not hold it.
shop/orders.py:13: `cart_emptied` is captured in `empty`, and the plan rejects it.
tracking-plan.yaml:8: `user_signed_up` is planned, and no code captures it.
3 events planned: 1 approved, 1 implemented, 1 rejected; 3 differences to the code.
""")
    assert luthier("plan", folder).out == luthier("plan", at=folder).out == luthier("plan", "show", folder).out


def test_status_is_the_differences_and_an_exit_code(tmp_path: Path) -> None:
    """For a build that asks whether plan and code agree."""
    ran = luthier("plan", "status", folder_of(tmp_path / "a", FAULTY))
    assert (ran.code, len(ran.out.splitlines())) == (1, 4)
    agreed = folder_of(tmp_path / "b", SHOP)
    luthier("plan", "sync", agreed)
    assert luthier("plan", "status", agreed).code == 0


def test_proposals_are_added_and_shown(shop: Path) -> None:
    """With their moment, question and places; a second time changes nothing."""
    ran = luthier("plan", "add", shop, "--event", "user_signed_up")
    assert ran.err == "user_signed_up is proposed.\n1 event changed in tracking-plan.yaml.\n"
    before = (shop / PLAN).read_bytes()
    assert luthier("plan", "add", shop, "-e", "user_signed_up").err == "Nothing changed in tracking-plan.yaml.\n"
    assert (shop / PLAN).read_bytes() == before
    [entry] = luthier("plan", "show", shop, "--json").json["entries"]
    assert (entry["status"], entry["moment"], entry["where"][0]["symbol"]) == ("proposed", "signed_up", "signup")


def test_adding_asks_what(shop: Path) -> None:
    """Everything is only added when that is said."""
    assert luthier("plan", "add", shop).code == 2
    luthier("plan", "add", shop, "--all", "--approve")
    entries = luthier("plan", "show", shop, "--json").json["entries"]
    assert len(entries) > 8
    assert {each["status"] for each in entries} == {"approved"}


def test_approving_adds_what_is_only_proposed_by_the_code(shop: Path) -> None:
    """One step from a proposal to an agreed event."""
    luthier("plan", "approve", "user_signed_up", "--in", shop)
    luthier("plan", "add", shop, "-e", "user_logged_in")
    luthier("plan", "approve", "user_logged_in", "--in", shop)
    entries = luthier("plan", "show", shop, "--json").json["entries"]
    assert [(each["event"], each["status"]) for each in entries] == [
        ("user_signed_up", "approved"),
        ("user_logged_in", "approved"),
    ]


def test_dismissed_events_are_not_proposed_again(shop: Path) -> None:
    """Everywhere, or in the named files alone."""
    luthier("plan", "dismiss", "user_logged_out", "--reason", "Noise.", "--in", shop)
    luthier("plan", "dismiss", "checkout_started", "--reason", "Elsewhere.", "--file", "shop/checkout.py", "--in", shop)
    events = {each["event"] for each in luthier("propose", shop, "--json").json["proposals"]}
    assert not events & {"user_logged_out", "checkout_started"}
    rejected = {each["event"]: each for each in luthier("plan", "show", shop, "--json").json["entries"]}
    assert rejected["user_logged_out"]["where"] == []
    assert {each["symbol"] for each in rejected["checkout_started"]["where"]} == {"start_checkout", "subscribe"}
    assert rejected["checkout_started"]["reason"] == "Elsewhere."


def test_dismissing_needs_a_reason_and_a_known_event(shop: Path) -> None:
    """A wrong name would silence nothing."""
    assert luthier("plan", "dismiss", "user_logged_out", "--in", shop).code == 2
    assert luthier("plan", "dismiss", "user_logged_out", "--reason", " ", "--in", shop).code == 2
    ran = luthier("plan", "dismiss", "user_loged_out", "--reason", "Noise.", "--in", shop)
    assert ran.err == snapshot("""\
luthier: Neither the plan nor the code knows an event user_loged_out.
  Did you mean user_logged_out?
""")
    assert not (shop / PLAN).exists()


def test_sync_takes_over_what_the_code_captures(tmp_path: Path) -> None:
    """A project that tracks already has its plan in one step."""
    folder = folder_of(tmp_path, SHOP)
    luthier("plan", "sync", folder)
    [entry] = luthier("plan", "show", folder, "--json").json["entries"]
    assert (entry["event"], entry["status"], entry["moment"]) == (
        "subscription_cancelled",
        "implemented",
        "subscription_cancelled",
    )


def test_comments_and_order_survive_every_change(tmp_path: Path) -> None:
    """A plan is written by people."""
    plan = "# Ours.\nevents:\n  # The one that pays.\n  - event: subscription_cancelled   # do not touch\n    status: approved\n"
    folder = folder_of(tmp_path, {**SHOP, PLAN: plan})
    luthier("plan", "add", folder, "-e", "user_signed_up")
    luthier("plan", "sync", folder)
    text = (folder / PLAN).read_text("utf-8")
    assert text.startswith(plan.replace("approved", "implemented"))


@pytest.mark.parametrize(
    "change", [["show"], ["status"], ["sync"], ["add", "--all"], ["approve", "user_signed_up", "--in"]]
)
def test_a_broken_plan_is_reported_at_its_line_and_left_alone(change: list[str], tmp_path: Path) -> None:
    """Whatever was asked for."""
    broken = "events:\n  - event: a_b\n    status: maybe\n"
    folder = folder_of(tmp_path, {**SHOP, PLAN: broken})
    ran = luthier("plan", *change, folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("luthier: tracking-plan.yaml:3:13: `maybe` is no status.")
    assert (folder / PLAN).read_text("utf-8") == broken


def test_the_schema_is_the_one_that_plans_are_read_by() -> None:
    """Editors can be given it."""
    schema = luthier("plan", "schema").out
    assert json.loads(schema)["properties"]["events"]
    assert schema == luthier("schema").out == luthier("schema", "plan").out


def test_a_subcommand_that_is_none_is_told() -> None:
    """With the one that was meant."""
    ran = luthier("plan", "shwo")
    assert ran.code == 2
    assert "Did you mean 'show'?" in ran.err
