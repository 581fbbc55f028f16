"""What the SDKs for browsers send, from a page of another origin, is let in, understood, and answered well."""

import json

import pytest

from tests.support.listening import Ear, send

BOUGHT = {"total": 12.5, "currency": "EUR"}


@pytest.mark.parametrize(
    "options",
    [{}, {"disable_compression": True}, {"request_batching": False}],
    ids=["packed", "plain", "one by one"],
)
def test_posthog(listening: Ear, options: dict[str, object]) -> None:
    """In batches, at once, and by beacon; what the SDK adds is told apart from what the app gave."""
    send("posthog_js.cjs", listening.url, json.dumps(options))
    placed, refunded, added = listening.named("order_placed", "order_refunded", "cart_item_added")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("posthog", "person-1", BOUGHT)
    assert (placed["sdk"], placed["plan"]["standing"]) == ("web 1.449.2", "planned")
    assert placed["added"]["$current_url"] == "http://localhost:3000/checkout"
    assert (refunded["properties"], added["properties"]) == ({"total": 3}, {"quantity": 2})
    identified = listening.of_kind("identify")
    assert (identified["person"], identified["properties"]) == ("person-1", {"plan": "pro"})
    _, summary = listening.end()
    assert (summary["automatic"] >= 1, summary["troubles"], "phc_" in str(listening.lines)) == (True, 0, False)


@pytest.mark.parametrize(
    "options",
    [{}, {"integrations": {"Segment.io": {"deliveryStrategy": {"strategy": "batching", "config": {"size": 2}}}}}],
    ids=["one by one", "batched"],
)
def test_segment(listening: Ear, options: dict[str, object]) -> None:
    """The settings that the SDK asks for send it back here, with its own key, which is not shown."""
    send("segment_next.cjs", listening.url, json.dumps(options))
    [placed] = listening.named("Order Placed")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("segment", "person-1", BOUGHT)
    assert placed["sdk"].startswith("analytics.js npm:next-1.84.3")
    assert (listening.of_kind("identify")["person"], listening.of_kind("identify")["properties"]) == (
        "person-1",
        {"plan": "pro"},
    )
    assert (listening.of_kind("group")["group"], listening.of_kind("group")["properties"]) == ("team-1", {"size": 3})
    _, summary = listening.end()
    assert (summary["automatic"], summary["troubles"]) == (1, 0)
    assert "a-write-key-that-is-never-shown" not in str(listening.lines)


@pytest.mark.parametrize(
    "options",
    [{}, {"useBeacon": True, "beaconQueueOptions": {"flushQueueInterval": 250}}],
    ids=["one by one", "by beacon"],
)
def test_rudderstack(listening: Ear, options: dict[str, object]) -> None:
    """The source that the SDK asks for has no destinations, so that all comes here."""
    send("rudderstack_js.cjs", listening.url, json.dumps(options))
    [placed] = listening.named("Order Placed")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("rudderstack", "person-1", BOUGHT)
    assert placed["sdk"] == "RudderLabs JavaScript SDK 3.34.1"
    identified = listening.of_kind("identify")
    assert (identified["person"], identified["properties"]) == ("person-1", {"plan": "pro"})
    assert (listening.of_kind("group")["group"], listening.of_kind("group")["properties"]) == ("team-1", {"size": 3})
    _, summary = listening.end()
    assert (summary["automatic"], summary["troubles"]) == (1, 0)
    assert "a-write-key-that-is-never-shown" not in str(listening.lines)


def test_amplitude(listening: Ear) -> None:
    """By fetch and by beacon; the remote configuration is answered, too."""
    assert send("amplitude_browser.cjs", listening.url).split() == ["200"]
    placed, refunded = listening.named("Order Placed", "Order Refunded")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("amplitude", "person-1", BOUGHT)
    assert (placed["sdk"], refunded["properties"]) == ("amplitude-ts/2.46.0", {"total": 3})
    assert (listening.of_kind("identify")["person"], listening.of_kind("identify")["properties"]) == (
        "person-1",
        {"plan": "pro"},
    )
    assert listening.of_kind("group")["group"] == "team team-1"
    _, summary = listening.end()
    assert (summary["troubles"], "an-amplitude-key-never-shown-01" in str(listening.lines)) == (0, False)


def test_react_ga4(listening: Ear) -> None:
    """Its script is loaded from here, and hands on what was in the data layer before and what comes after."""
    assert send("react_ga4.mjs", listening.url).split() == ["called", "back"]
    placed, refunded, added = listening.named("order_placed", "order_refunded", "cart_item_added")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("ga4", "person-1", BOUGHT)
    assert (placed["plan"]["standing"], placed["sdk"]) == ("planned", "data layer")
    assert (refunded["properties"], added["properties"]) == ({"total": 3}, {"quantity": 2})
    _, summary = listening.end()
    assert (summary["troubles"], summary["automatic"]) == (0, 1)


@pytest.mark.parametrize(
    "options",
    [{}, {"batch_requests": False}, {"api_method": "GET", "batch_requests": False}, {"api_payload_format": "json"}],
    ids=["batched", "one by one", "in the query", "as JSON"],
)
def test_mixpanel(listening: Ear, options: dict[str, object]) -> None:
    """As a form, in the query, as JSON, and by beacon; any other answer than the awaited one is an error there."""
    send("mixpanel_browser.cjs", listening.url, json.dumps(options))
    placed, refunded = listening.named("Order Placed", "Order Refunded")
    assert (placed["provider"], placed["person"], placed["sdk"]) == ("mixpanel", "person-1", "web 2.83.0")
    assert (placed["properties"], refunded["properties"]) == (
        BOUGHT | {"team": ["team-1"]},
        {"total": 3, "team": ["team-1"]},
    )
    assert (listening.of_kind("identify")["person"], listening.of_kind("group")["group"]) == ("person-1", "team team-1")
    _, summary = listening.end()
    assert (summary["troubles"], "0123456789abcdef" in str(listening.lines)) == (0, False)
