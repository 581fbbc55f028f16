"""Each planned event is captured once, under its name, where it was planned, with its properties."""

import pytest

from analyzers.model import Entry
from tests.support.changed import Changing, edited, planned, rules, said
from tests.verification.small import (
    ACTIONS,
    BOARD_PACKAGES,
    BOARDS,
    CALL,
    CREATED,
    DONE,
    FORM,
    ORDER_ARGUMENTS,
    ORDER_PLACED,
    ORDER_REFUNDED,
    ORDERS,
    SHOP,
    SIGNED_UP,
    invite,
    order,
    sign_up,
)


def test_an_event_that_is_not_captured_is_missed_in_its_place() -> None:
    """The flaw names the event, the function and the file."""
    flaws = order().flaws(ORDER_PLACED, ORDER_REFUNDED)
    assert [(each.rule, each.event, each.path) for each in flaws] == [("captured-once", "order_refunded", ORDERS)]
    assert "`order_refunded` is not captured; capture it once in `refund` of shop/orders.py" in said(flaws)


def test_an_event_that_was_captured_before_must_be_captured_once_more() -> None:
    """A capture that was there is none of this change."""
    shop = {**SHOP, "shop/other.py": f"import posthog\n\n\ndef other(user, cart):\n{CALL}"}
    change = Changing(shop, {ORDERS: SHOP[ORDERS] + "\n\nx = 1\n"})
    assert rules(change.flaws(ORDER_PLACED)) == ["captured-once"]


def test_an_event_that_is_captured_twice_is_told_with_both_places() -> None:
    """In one function, or in two of which one was not planned."""
    flaws = edited(SHOP, ORDERS, (CREATED, CREATED + CALL * 2)).flaws(ORDER_PLACED)
    assert rules(flaws) == ["captured-once"]
    assert "captured twice: in `place` of shop/orders.py, line 8, `place` of shop/orders.py, line 9" in said(flaws)
    spread = edited(SHOP, ORDERS, (CREATED, CREATED + CALL), ("    order.save()\n", f"    order.save()\n{CALL}"))
    assert "captured-once" in rules(spread.flaws(ORDER_PLACED))
    thrice = edited(SHOP, ORDERS, (CREATED, CREATED + CALL * 3)).flaws(ORDER_PLACED)
    assert "captured 3 times" in said(thrice)


def test_two_places_of_which_one_calls_the_other_count_one_occurrence_twice() -> None:
    """Planned as a pair they may be, and yet both would run."""
    text = SHOP[ORDERS].replace("    order.refund()\n", "    place(request, user, order.cart)\n")
    entry = Entry("order_moved", ORDER_PLACED.status, where=(*ORDER_PLACED.where, *ORDER_REFUNDED.where))
    call = '    posthog.capture("order_moved", distinct_id=user.id)\n'
    change = edited(
        {**SHOP, ORDERS: text}, ORDERS, (CREATED, CREATED + call), ("    order.save()\n", f"    order.save()\n{call}")
    )
    assert rules(change.flaws(entry)) == ["captured-once"]


def test_an_event_is_not_captured_on_both_sides() -> None:
    """Server and browser would both count it."""
    both = Entry("user_signed_up", SIGNED_UP.status, where=(*SIGNED_UP.where, *planned("", FORM, "InviteForm").where))
    change = Changing(
        BOARDS,
        {
            **sign_up("user.id, 'user_signed_up'").after,
            **invite("'user_signed_up'").after,
        },
        BOARD_PACKAGES,
    )
    assert "captured-once" in rules(change.flaws(both))


@pytest.mark.parametrize("written", ["order_plced", "orders_placed", "purchase_completed", "Order Placed"])
def test_another_name_is_held_against_the_planned_one(written: str) -> None:
    """A slip or another word: the message says what was written and what was planned."""
    flaws = order(ORDER_ARGUMENTS.replace("order_placed", written)).flaws(ORDER_PLACED)
    assert rules(flaws) == ["name"]
    assert said(flaws) == f"`{written}` was written, `order_placed` was planned; use the planned name."
    assert flaws[0].line == 7


@pytest.mark.parametrize("name", ["NAMES[0]", 'f"order_{cart.kind}"', '"order_" + cart.kind'])
def test_a_name_that_is_not_written_out_cannot_be_told(name: str) -> None:
    """It is to be plain text, or a constant whose text the project shows."""
    change = order(ORDER_ARGUMENTS.replace('"order_placed"', name), before="    NAMES = cart.names\n")
    flaws = change.flaws(ORDER_PLACED)
    assert rules(flaws) == ["name"]
    assert "write `order_placed` as plain text" in said(flaws)


def test_a_name_may_be_a_constant() -> None:
    """One that the file binds to a text."""
    change = edited(
        SHOP,
        ORDERS,
        ("from shop.models import Order\n", 'from shop.models import Order\n\nORDER_PLACED = "order_placed"\n'),
        (CREATED, CREATED + CALL.replace('"order_placed"', "ORDER_PLACED")),
    )
    assert change.flaws(ORDER_PLACED) == ()


def test_an_event_that_nobody_planned_is_told() -> None:
    """Beside a planned one, with a name of its own."""
    extra = '    posthog.capture("cart_emptied", distinct_id=user.id)\n'
    flaws = order(before=extra).flaws(ORDER_PLACED)
    assert rules(flaws) == ["captured-once"]
    assert "`cart_emptied` is captured here, and nobody planned it; take it out." in said(flaws)


def test_what_sends_the_event_must_be_imported() -> None:
    """Without the import nothing shows that the call sends anything."""
    line = "  await captureEvent(user.id, 'user_signed_up', { plan: team.plan });\n"
    flaws = edited(BOARDS, ACTIONS, (DONE, line + DONE), packages=BOARD_PACKAGES).flaws(SIGNED_UP)
    assert rules(flaws) == ["captured-once"]
    assert "`captureEvent` is given `user_signed_up` here, and nothing shows that it sends events; import it" in said(
        flaws
    )


def test_an_event_stands_in_its_function() -> None:
    """Another function of the file is another moment, and so is another file."""
    other = edited(SHOP, ORDERS, ("    order.save()\n", f"    order.save()\n{CALL.replace('cart.', 'order.')}"))
    flaws = other.flaws(ORDER_PLACED)
    assert rules(flaws) == ["place"]
    assert "planned for `place` of shop/orders.py, and stands in `refund` of shop/orders.py; move it there" in said(
        flaws
    )
    file = Changing(SHOP, {"shop/mail.py": f"import posthog\n\n\ndef send(to, user, cart):\n    deliver(to)\n{CALL}"})
    assert "place" in rules(file.flaws(ORDER_PLACED))


def test_a_planned_function_that_is_not_there_leaves_the_file() -> None:
    """The plan may be older than the code."""
    assert order().flaws(planned("order_placed", ORDERS, "Shop.buy", total="number")) == ()


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        ("{}", "lacks `total`, which was planned"),
        ('{"total": cart.total, "plan": cart.plan}', "sends `plan`, which nobody planned: take it out"),
        ('{"sum": cart.total}', "lacks `total`, which was planned; it sends `sum`, which nobody planned"),
        ('{"total": "high"}', "sends `total` as a string, and a number was planned"),
        ('{"total": 1, **cart.extras}', "hides its properties in `**cart.extras`: write out just `total` in the call"),
        ("cart.details", "hides its properties in `cart.details`"),
        ('{"total": 1, cart.key: 2}', "hides its properties in `cart.key: 2`"),
    ],
)
def test_properties_are_those_of_the_plan(properties: str, message: str) -> None:
    """All of them, none besides, written out, of the planned type."""
    flaws = order(f'"order_placed", distinct_id=user.id, properties={properties}').flaws(ORDER_PLACED)
    assert rules(flaws) == ["properties"]
    assert message in said(flaws)


def test_properties_that_arrive_in_a_spread_argument_are_hidden() -> None:
    """The call itself then shows nothing."""
    flaws = order('"order_placed", distinct_id=user.id, **cart.details').flaws(ORDER_PLACED)
    assert "hides its properties in `**cart.details`" in said(flaws)


def test_an_event_without_planned_properties_sends_none() -> None:
    """What was approved is what is sent."""
    call = '    posthog.capture("order_refunded", distinct_id=user.id{})\n'
    bare, full = (
        edited(SHOP, ORDERS, ("    order.save()\n", f"    order.save()\n{call.format(rest)}"))
        for rest in ("", ', properties={"why": order.why}')
    )
    assert bare.flaws(ORDER_REFUNDED) == ()
    assert rules(full.flaws(ORDER_REFUNDED)) == ["properties"]


def test_long_properties_are_read_to_their_end() -> None:
    """However many there are."""
    names = [f"detail_number_{number}" for number in range(20)]
    entry = planned("user_signed_up", ACTIONS, "signUp", **dict.fromkeys(names, "string"))
    pairs = ", ".join(f"{name}: team.{name}" for name in names)
    assert sign_up(f"user.id, 'user_signed_up', {{ {pairs} }}").flaws(entry) == ()
    assert rules(sign_up(f"user.id, 'user_signed_up', {{ {pairs}, more: 1 }}").flaws(entry)) == ["properties"]
