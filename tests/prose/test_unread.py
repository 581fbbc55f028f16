"""What is known of languages that are not analyzed."""

import pytest

from lsp_server.prose.unread import spelling_of


@pytest.mark.parametrize(
    "text",
    [
        'capture("item_shared")',
        "capture('item_shared')",
        "Analytics.captureEvent(.itemShared)",
        "captureEvent(Event.ItemShared, properties)",
        "capture(Event.ITEM_SHARED)",
    ],
)
def test_an_event_is_named_by_its_text_or_by_a_constant(text: str) -> None:
    """As enumerations of different languages write it."""
    assert spelling_of("item_shared").search(text)


@pytest.mark.parametrize(
    "text", ["item_shared", "itemShared", 'capture("item_shared_again")', "Event.itemSharedAgain", "\"item_shared'"]
)
def test_what_only_looks_alike_names_no_event(text: str) -> None:
    """Variables, longer names, and a quote that another one closes."""
    assert not spelling_of("item_shared").search(text)
