"""What the Python SDKs send is understood, and answered as they wait for."""

import pytest

from tests.support.listening import Ear, send

BOUGHT = {"total": 12.5, "currency": "EUR"}


@pytest.mark.parametrize("packing", [[], ["gzip"]], ids=["plain", "gzip"])
def test_posthog(listening: Ear, packing: list[str]) -> None:
    """An event, a person's traits and a group's, plain and packed."""
    send("posthog_python.py", listening.url, *packing)
    [placed] = listening.named("order_placed")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("posthog", "person-1", BOUGHT)
    assert (placed["sdk"].split()[0], placed["plan"]["standing"]) == ("posthog-python", "planned")
    identified = listening.of_kind("identify")
    assert (identified["event"], identified["person"], identified["properties"]) == ("", "person-1", {"plan": "pro"})
    group = listening.of_kind("group")
    assert (group["group"], group["properties"]) == ("team team-1", {"size": 3})


@pytest.mark.parametrize("packing", [[], ["gzip"]], ids=["plain", "gzip"])
def test_segment(listening: Ear, packing: list[str]) -> None:
    """An event, a person's traits and a group's, plain and packed."""
    send("segment_python.py", listening.url, *packing)
    [placed] = listening.named("Order Placed")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("segment", "person-1", BOUGHT)
    assert (placed["sdk"].split()[0], placed["plan"]["standing"]) == ("analytics-python", "planned")
    identified = listening.of_kind("identify")
    assert (identified["person"], identified["properties"]) == ("person-1", {"plan": "pro"})
    group = listening.of_kind("group")
    assert (group["group"], group["properties"]) == ("team-1", {"size": 3})


@pytest.mark.parametrize("packing", [[], ["gzip"]], ids=["plain", "gzip"])
def test_rudderstack(listening: Ear, packing: list[str]) -> None:
    """The same paths as those of another vendor, told apart by what is sent; traits come in the context."""
    send("rudderstack_python.py", listening.url, *packing)
    [placed] = listening.named("Order Placed")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("rudderstack", "person-1", BOUGHT)
    assert (placed["sdk"], placed["plan"]["standing"]) == ("analytics-python 2.1.9", "planned")
    identified = listening.of_kind("identify")
    assert (identified["person"], identified["properties"]) == ("person-1", {"plan": "pro"})
    group = listening.of_kind("group")
    assert (group["group"], group["properties"]) == ("team-1", {"size": 3})


@pytest.mark.parametrize("path", ["/2/httpapi", "/batch"])
def test_amplitude(listening: Ear, path: str) -> None:
    """Both of its paths; the SDK is told that every event was taken."""
    said = send("amplitude_python.py", listening.url, path)
    assert sorted(said.splitlines()) == ["$identify 200", "$identify 200", "Order Placed 200"]
    [placed] = listening.named("Order Placed")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("amplitude", "person-1", BOUGHT)
    assert placed["sdk"].startswith("amplitude-python/")
    identified = listening.of_kind("identify")
    assert (identified["person"], identified["properties"]) == ("person-1", {"plan": "pro"})
    group = listening.of_kind("group")
    assert group["group"] == "team team-1"


def test_mixpanel(listening: Ear) -> None:
    """One by one, in batches and by import; the SDK raises when an answer is not the one that it waits for."""
    send("mixpanel_python.py", listening.url)
    placed, refunded = listening.named("Order Placed", "Order Refunded")
    assert (placed["provider"], placed["person"], placed["properties"]) == ("mixpanel", "person-1", BOUGHT)
    assert (placed["sdk"].split()[0], refunded["person"], refunded["properties"]) == (
        "python",
        "person-2",
        {"total": 3},
    )
    added = listening.until(
        lambda lines: (
            found if len(found := [each for each in lines if each.get("event") == "Cart Item Added"]) > 1 else []
        )
    )
    assert [each["properties"] for each in added] == [{"quantity": 2}, {"quantity": 3}]
    identified = listening.of_kind("identify")
    assert (identified["person"], identified["properties"]) == ("person-1", {"plan": "pro"})
    group = listening.of_kind("group")
    assert (group["group"], group["properties"]) == ("team team-1", {"size": 3})


@pytest.mark.parametrize(
    ("script", "key", "event"),
    [
        ("posthog_python.py", "phc_a_key_that_is_never_shown_0123456789", "order_placed"),
        ("segment_python.py", "a-write-key-that-is-never-shown", "Order Placed"),
        ("rudderstack_python.py", "a-write-key-that-is-never-shown", "Order Placed"),
        ("mixpanel_python.py", "0123456789abcdef0123456789abcdef", "Order Placed"),
    ],
)
def test_keys_are_never_shown(listening: Ear, script: str, key: str, event: str) -> None:
    """Not in any line, although the SDKs put them into bodies, headers and properties."""
    send(script, listening.url)
    listening.named(event)
    _, summary = listening.end()
    assert key not in str([listening.lines, summary])
    assert "a-secret-never-shown" not in str(listening.lines)
