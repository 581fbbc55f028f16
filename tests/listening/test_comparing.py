"""What arrived is held against the plan."""

from typing import Any

from analyzers.model import CaptureKind, Entry, Plan, PlanProperty, Status, Where
from lsp_server.listening.comparing import Standing, Verdict, compare
from lsp_server.listening.tally import Tally
from lsp_server.listening.values import Arrival

PLAN = Plan(
    (
        Entry(
            "order_placed",
            Status.APPROVED,
            properties=(PlanProperty("total", "number"), PlanProperty("vip", "boolean")),
        ),
        Entry("invoice_sent", Status.IMPLEMENTED),
        Entry("page_scrolled", Status.REJECTED, reason="noise"),
        Entry("cart_emptied", Status.REJECTED, where=(Where("a.py", "f"),)),
    )
)


def arrival(event: str, number: str = "", kind: CaptureKind = CaptureKind.CAPTURE, **properties: Any) -> Arrival:
    """A message of an app."""
    return Arrival("acme", kind, event, "p", "", properties, {}, automatic=False, time="", id=number, sdk="")


def test_as_planned() -> None:
    """All properties came, each with its type; an entry that names none expects none in particular."""
    assert compare(arrival("order_placed", total=3, vip=True), PLAN) == Verdict(Standing.PLANNED)
    assert compare(arrival("order_placed", total=3.5, vip=None), PLAN) == Verdict(Standing.PLANNED)
    assert compare(arrival("invoice_sent", anything=1), PLAN) == Verdict(Standing.PLANNED)


def test_other_properties() -> None:
    """Missing, unexpected and mistyped ones are named."""
    verdict = compare(arrival("order_placed", total="3", coupon="x"), PLAN)
    assert verdict == Verdict(
        Standing.DIFFERENT, missing=("vip",), unexpected=("coupon",), mistyped=(("total", "number", "string"),)
    )


def test_other_names() -> None:
    """A slip is told from another event; a rejected one is told with the reason."""
    assert compare(arrival("order_plcaed"), PLAN) == Verdict(Standing.MISSPELT, "order_placed")
    assert compare(arrival("Order Placed"), PLAN) == Verdict(Standing.MISSPELT, "order_placed")
    assert compare(arrival("video_watched"), PLAN) == Verdict(Standing.UNKNOWN)
    assert compare(arrival("page_scrolled"), PLAN) == Verdict(Standing.REJECTED, reason="noise")
    assert compare(arrival("cart_emptied"), PLAN) == Verdict(Standing.UNKNOWN)


def test_persons_and_groups_are_no_business_of_the_plan() -> None:
    """Nor is what an SDK sends by itself."""
    assert compare(arrival("", kind=CaptureKind.IDENTIFY), PLAN).standing is Standing.ASIDE


def test_the_tally_counts_each_message_once() -> None:
    """A message that is sent again with its id is a retry; without an id nothing is known of it."""
    tally = Tally()
    for each in (arrival("order_placed", "1"), arrival("order_placed", "1"), arrival("a"), arrival("a")):
        tally.count(each, compare(each, PLAN))
    assert (tally.events, tally.repeated) == ({("acme", "order_placed"): 1, ("acme", "a"): 2}, 1)
    assert set(tally.faults) == {("acme", "order_placed"), ("acme", "a")}
    assert (tally.not_seen(PLAN), tally.not_seen(None)) == (("invoice_sent",), ())
