"""A new capture counts rightly where it stands, and says whose event it is."""

import pytest

from tests.support.changed import edited, rules, said
from tests.verification.small import (
    ACTIONS,
    BOARD_PACKAGES,
    BOARDS,
    CALL,
    CREATED,
    DONE,
    HEADERS,
    INVITED,
    ORDER_PLACED,
    ORDERS,
    SHOP,
    SIGNED_UP,
    invite,
    order,
    sign_up,
)

NO_PROPERTIES = 'properties={"total": cart.total}'


def test_a_capture_stands_behind_the_act() -> None:
    """Before it, it would count what may still fail."""
    flaws = edited(SHOP, ORDERS, (CREATED, CALL + CREATED)).flaws(ORDER_PLACED)
    assert rules(flaws) == ["capture-before-act"]
    assert flaws[0].event == "order_placed"


def test_a_capture_stands_in_no_loop() -> None:
    """One order is one event."""
    flaws = edited(SHOP, ORDERS, (CREATED, f"{CREATED}    for line in cart.lines:\n    {CALL}")).flaws(ORDER_PLACED)
    assert rules(flaws) == ["capture-in-loop"]


def test_a_capture_stands_in_no_rendering() -> None:
    """A component's body runs again and again."""
    flaws = invite(at="  const [email, setEmail] = useState('');\n").flaws(INVITED)
    assert rules(flaws) == ["capture-in-render"]


def test_a_capture_in_a_function_that_is_frozen_is_flushed() -> None:
    """What waits in a queue is lost there."""
    client = "import { PostHog } from 'posthog-node';\n\nconst client = new PostHog(process.env.POSTHOG_API_KEY!);\n"
    call = "  client.capture({ distinctId: user.id, event: 'user_signed_up', properties: { plan: team.plan } });\n"
    flush = "  await client.flush();\n"
    bare, whole = (
        edited(BOARDS, ACTIONS, (HEADERS, HEADERS + client), (DONE, each + DONE), packages=BOARD_PACKAGES)
        for each in (call, call + flush)
    )
    assert rules(bare.flaws(SIGNED_UP)) == ["capture-without-flush"]
    assert whole.flaws(SIGNED_UP) == ()


def test_what_was_wrong_before_is_none_of_this_change() -> None:
    """Only new captures are judged."""
    call = "posthog.capture('old', distinct_id='x', properties={'email': user.email})"
    old = f"\n\ndef old(user, cart):\n    for each in cart:\n        {call}\n"
    shop = {**SHOP, ORDERS: SHOP[ORDERS] + old}
    assert order(file=shop).flaws(ORDER_PLACED) == ()


@pytest.mark.parametrize(
    ("person", "message"),
    [
        ("user.email", "names the person by their email"),
        ("str(user.email)", "names the person by their email"),
        ("request.user.username", "names the person by their username"),
        ('"server"', "names everybody by one literal"),
        ("1", "names everybody by one literal"),
        ("None", "names nobody"),
        ("str(uuid4())", "draws the person's id anew each time"),
        ("time.time()", "draws the person's id anew each time"),
    ],
)
def test_a_person_has_a_lasting_id(person: str, message: str) -> None:
    """No detail, no literal, nothing that is drawn by lot."""
    change = order(
        f'"order_placed", distinct_id={person}, {NO_PROPERTIES}', before="    uuid4, time = cart.uuid4, cart.time\n"
    )
    flaws = change.flaws(ORDER_PLACED)
    assert rules(flaws) == ["person"]
    assert message in said(flaws)


@pytest.mark.parametrize("person", ["user.id", "str(user.pk)", "request.user.id", "order.owner_id", "f'{user.id}'"])
def test_ids_that_last(person: str) -> None:
    """As they are, or as text."""
    assert order(f'"order_placed", distinct_id={person}, {NO_PROPERTIES}').flaws(ORDER_PLACED) == ()


def test_a_server_says_whose_event_it_is() -> None:
    """Its client serves everybody, and knows nobody by itself."""
    flaws = order(f'"order_placed", {NO_PROPERTIES}').flaws(ORDER_PLACED)
    assert rules(flaws) == ["person"]
    assert "does not say whose it is" in said(flaws)
    told = order(f'"order_placed", {NO_PROPERTIES}', before="    posthog.identify_context(user.id)\n")
    assert told.flaws(ORDER_PLACED) == ()


@pytest.mark.parametrize("person", ["email", "crypto.randomUUID()", "'anonymous'", "String(user.email)", "undefined"])
def test_a_house_wrapper_is_given_a_lasting_id_as_well(person: str) -> None:
    """Its parameter for the person is known."""
    assert rules(sign_up(f"{person}, 'user_signed_up', {{ plan: team.plan }}").flaws(SIGNED_UP)) == ["person"]


def test_nobody_is_identified_by_an_address() -> None:
    """Nor are their details handed over as traits."""
    by_address = invite(before="      posthog.identify(email);\n").flaws(INVITED)
    assert rules(by_address) == ["person"]
    with_traits = invite(before="      posthog.identify(team.id, { email });\n").flaws(INVITED)
    assert rules(with_traits) == ["personal"]
