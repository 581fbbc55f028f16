"""What is kept of the events that an app sends."""

from dataclasses import replace
from typing import Any

from analyzers.model import CaptureKind
from lsp_server.listening.comparing import compare, told
from lsp_server.listening.heard import Heard
from tests.listening.test_comparing import PLAN, arrival


def heard(*arrivals: Any) -> Heard:
    """All of them, one a second."""
    found = Heard()
    for second, each in enumerate(arrivals):
        found.take(each, f"2026-01-01T00:00:{second:02}Z")
    return found


def test_an_event_is_counted_by_name_with_the_time_of_the_last() -> None:
    """Whatever provider it is for; one that comes again with its id is not a second one."""
    once = arrival("order_placed", "1", total=3)
    found = heard(once, once, replace(once, provider="other"), arrival("invoice_sent"))
    assert found.count == 3
    assert [(event, each.count, each.last) for event, each in found.events.items()] == [
        ("order_placed", 2, "2026-01-01T00:00:02Z"),
        ("invoice_sent", 1, "2026-01-01T00:00:03Z"),
    ]


def test_persons_groups_and_what_sdks_send_by_themselves_do_not_count() -> None:
    """Only what the app's own code sent."""
    automatic = replace(arrival("page_viewed"), automatic=True)
    found = heard(arrival("", kind=CaptureKind.IDENTIFY), arrival("", kind=CaptureKind.GROUP), automatic)
    assert (found.count, found.events) == (0, {})


def test_nothing_that_was_said_about_a_person_is_kept() -> None:
    """The types of properties are enough for the plan's verdict."""
    said = arrival("order_placed", total=3, vip=True, name="Ada", tags=["a"], more={"a": 1}, none=None)
    [kept] = [each.arrival for each in heard(replace(said, added={"$ip": "::1"})).events.values()]
    assert (kept.person, kept.added) == ("", {})
    assert kept.properties == {"total": 0, "vip": False, "name": "", "tags": [], "more": {}, "none": None}
    assert told(compare(kept, PLAN)) == told(compare(said, PLAN)) == "not planned name, tags, more, none"


def test_of_too_many_names_the_oldest_are_forgotten() -> None:
    """An app that makes up names does not fill the memory."""
    found = heard(*(arrival(f"event_{number}") for number in range(1100)))
    assert len(found.events) == 1000
    assert "event_0" not in found.events
    assert "event_1099" in found.events
