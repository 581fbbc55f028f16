"""What the SDKs for node send is understood, and answered as they wait for."""

import pytest

from tests.support.listening import Ear, send

BOUGHT = {"total": 12.5, "currency": "EUR"}


def test_posthog(listening: Ear) -> None:
    """In batches and at once."""
    send("posthog_node.cjs", listening.url)
    placed, refunded = listening.named("order_placed", "order_refunded")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("posthog", "person-1", BOUGHT)
    assert (placed["sdk"], placed["automatic"]) == ("posthog-node 5.70.0", False)
    assert (refunded["person"], refunded["plan"]["standing"]) == ("person-2", "different")
    assert (refunded["plan"]["missing"], refunded["plan"]["unexpected"]) == (["reason"], ["total"])
    check_messages(listening, group="team team-1")


def test_segment(listening: Ear) -> None:
    """Pages are not held against the plan."""
    send("segment_node.cjs", listening.url)
    [placed] = listening.named("Order Placed")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("segment", "person-1", BOUGHT)
    assert placed["sdk"] == "@segment/analytics-node 3.1.0"
    check_messages(listening, group="team-1")
    _, summary = listening.end()
    assert (summary["automatic"], [each["event"] for each in summary["events"]]) == (1, ["Order Placed"])


def test_rudderstack(listening: Ear) -> None:
    """The first event comes alone and the rest together; none is taken for another vendor's."""
    send("rudderstack_node.cjs", listening.url)
    [placed] = listening.named("Order Placed")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("rudderstack", "person-1", BOUGHT)
    assert placed["sdk"] == "analytics-node 3.0.13"
    check_messages(listening, group="team-1")
    _, summary = listening.end()
    assert (summary["automatic"], summary["troubles"]) == (1, 0)
    assert "a-write-key-that-is-never-shown" not in str(listening.lines)


@pytest.mark.parametrize("path", ["/2/httpapi", "/batch"])
def test_amplitude(listening: Ear, path: str) -> None:
    """The SDK is told that its events were taken."""
    assert send("amplitude_node.cjs", listening.url, path).split() == ["200"]
    [placed] = listening.named("Order Placed")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("amplitude", "person-1", BOUGHT)
    assert placed["sdk"] == "amplitude-node-ts/1.5.73"
    check_messages(listening, group="team team-1")


def test_mixpanel(listening: Ear) -> None:
    """Single events come in the query, batches as a form; the SDK reports any other answer than 1 as an error."""
    send("mixpanel_node.cjs", listening.url)
    placed, refunded = listening.named("Order Placed", "Order Refunded")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("mixpanel", "person-1", BOUGHT)
    assert (placed["sdk"], refunded["person"], refunded["properties"]) == ("node 0.24.0", "person-2", {"total": 3})
    check_messages(listening, group="team team-1")


def test_the_measurement_protocol_of_ga4(listening: Ear) -> None:
    """One person for all events of a body; this is the protocol, for which the vendor has no SDK for servers."""
    send("ga4_protocol.cjs", listening.url)
    placed, refunded = listening.named("order_placed", "order_refunded")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("ga4", "person-1", BOUGHT)
    assert (placed["time"], placed["plan"]["standing"]) == ("2026-11-24T10:00:00.250Z", "planned")
    assert (refunded["person"], refunded["plan"]["missing"]) == ("1234.5678", ["reason"])
    _, summary = listening.end()
    assert (summary["troubles"], summary["automatic"]) == (0, 1)
    assert "a-secret-never-shown" not in str(listening.lines)


def check_messages(listening: Ear, group: str) -> None:
    """A person's traits, and the group that was named."""
    identified = listening.of_kind("identify")
    assert (identified["event"], identified["person"], identified["properties"]) == ("", "person-1", {"plan": "pro"})
    told = listening.of_kind("group")
    assert (told["group"], told["properties"]) == (group, {"size": 3})
