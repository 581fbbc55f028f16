"""Texts: literals that may name an event, and whether something asks for them."""

import pytest

from tests.support.projects import facts_of


def compared(path: str, text: str) -> list[str]:
    """The literals that a file compares or dispatches by."""
    return [each.value for each in facts_of(path, text).texts if each.compared]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "a.ts",
            "switch (event.type) { case 'invoice.paid': case \"order.lost\": go(); }",
            ["invoice.paid", "order.lost"],
        ),
        ("a.ts", "if (event.type === 'user.created') go();", ["user.created"]),
        (
            "a.ts",
            "const handlers = { 'invoice.paid': onPaid, 'order.lost': async () => {} };",
            ["invoice.paid", "order.lost"],
        ),
        ("a.ts", "if (['invoice.paid', 'order.lost'].includes(event.type)) go();", ["invoice.paid", "order.lost"]),
        ("a.ts", "webhooks.on('subscription.updated', async (event) => { go(); });", ["subscription.updated"]),
        ("a.ts", "socket.on('close', () => {});", []),
        ("a.ts", "send('invoice.paid');", []),
        ("a.py", "if event['type'] == 'invoice.paid': go()", ["invoice.paid"]),
        ("a.py", "if event.type in ('invoice.paid', 'order.lost'): go()", ["invoice.paid", "order.lost"]),
        ("a.py", "match event.type:\n    case 'a.b' | 'c.d': go()", ["a.b", "c.d"]),
        ("a.py", "HANDLERS = {'charge.refunded': on_refund}", ["charge.refunded"]),
        ("a.py", "send('invoice.paid')", []),
    ],
)
def test_a_text_is_asked_for(path: str, text: str, expected: list[str]) -> None:
    """By a branch, a comparison, a table or a subscription; a text that is only passed on is not."""
    assert compared(path, text) == expected


def test_a_callback_is_named_for_the_event_that_it_is_subscribed_to() -> None:
    """It has no other name; a word that is no event's gives it none."""
    text = "hooks.on('order.paid', async (event) => { go(); });\nsocket.on('close', () => {});"
    assert [each.name for each in facts_of("a.ts", text).functions] == ["order.paid", ""]
