"""What arrives is held against what was promised, and each kind of difference is told in words."""

from dataclasses import replace

import pytest

from tests.support.flights.comparing import Arrived, arrived, differences
from tests.support.flights.manifest import ANONYMOUS, Expected

SIGNED_UP = Expected("user_signed_up", "server", "u1", {"method": "password", "is_invited": False})
SHARED = Expected("board_shared", "client", "u1", {"access": "view"})
LOOKED = Expected("pricing_viewed", "client", ANONYMOUS, {"billing_period": "month"})
FAILED = Expected("payment_failed", "server", "u1", {"attempt_number": 1})
VISITOR = "01a20e5f-9f02-799f-adc3-aba22d035450"


def came(promise: Expected, time: str = "", **changes: object) -> Arrived:
    """What arrives when a promise is kept, but for ``changes``."""
    person = VISITOR if promise.person == ANONYMOUS else promise.person
    kept = Arrived(promise.name, "capture", promise.side, person, promise.properties, time)
    return replace(kept, **changes)


def identified(person: str, **changes: object) -> Arrived:
    """What a browser's SDK sends when somebody becomes known."""
    return replace(Arrived("", "identify", "client", person, {}), **changes)


def told(expected: list[Expected], *messages: Arrived, identifies: bool = False) -> tuple[str, ...]:
    """The differences, for an airplane that identifies nobody in a browser unless it is said."""
    return differences(expected, messages, identifies=identifies)


def test_promises_that_are_kept_are_no_difference() -> None:
    """Of both sides, of known people and of visitors."""
    expected = [LOOKED, SIGNED_UP, SHARED, FAILED]
    assert told(expected, identified("u1"), *map(came, expected), identifies=True) == ()


def test_what_did_not_come_is_missing() -> None:
    """It is named with its person."""
    assert told([SIGNED_UP, FAILED], came(SIGNED_UP)) == ("payment_failed of u1 is missing",)


def test_what_comes_twice_is_superfluous_once() -> None:
    """Each promise is kept by one arrival."""
    [fault] = told([FAILED], came(FAILED), came(FAILED))
    assert fault == 'payment_failed from the server of u1 with {"attempt_number": 1} is superfluous'


def test_what_was_promised_twice_has_to_come_twice() -> None:
    """Each of two people signs up."""
    bob = replace(SIGNED_UP, person="u2", properties={"method": "password", "is_invited": True})
    assert told([SIGNED_UP, bob], came(SIGNED_UP), came(bob)) == ()
    assert told([SIGNED_UP, bob], came(SIGNED_UP)) == ("user_signed_up of u2 is missing",)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"properties": {"attempt_number": 2}}, "attempt_number is 2, not 1"),
        ({"properties": {"attempt_number": True}}, "attempt_number is true, not 1"),
        ({"properties": {"attempt_number": "1"}}, 'attempt_number is "1", not 1'),
        ({"properties": {}}, "attempt_number is missing"),
        ({"properties": {"attempt_number": 1, "plan": "pro"}}, 'plan = "pro" is superfluous'),
        ({"person": "u2"}, "it belongs to u2"),
        ({"person": ""}, "it belongs to nobody"),
        ({"side": "client"}, "it came from the client, not from the server"),
    ],
)
def test_each_difference_of_an_event_is_told(changes: dict[str, object], said: str) -> None:
    """In one sentence with its name and its person."""
    assert told([FAILED], came(FAILED, **changes)) == (f"payment_failed of u1 is different: {said}",)


def test_a_whole_number_is_the_same_with_a_point() -> None:
    """JavaScript knows no other."""
    assert told([FAILED], came(FAILED, properties={"attempt_number": 1.0})) == ()


@pytest.mark.parametrize("person", ["u1", ""])
def test_a_visitors_event_belongs_to_no_account_and_not_to_nobody(person: str) -> None:
    """The SDK makes an id up, which identify ties to the account later."""
    [fault] = told([SIGNED_UP, LOOKED], came(SIGNED_UP), came(LOOKED, person=person))
    assert fault.endswith(f"it belongs to {person or 'nobody'}, not to a visitor without account")


def test_each_side_keeps_the_order_of_the_journey_by_its_own_clock() -> None:
    """However it was delivered; between the sides there is no order."""
    expected = [SIGNED_UP, SHARED, FAILED]
    late = [came(FAILED, "3"), came(SHARED, "9"), came(SIGNED_UP, "1")]
    assert told(expected, *late) == ()
    swapped = [came(FAILED, "1"), came(SHARED, "2"), came(SIGNED_UP, "3")]
    assert told(expected, *swapped) == ("payment_failed of u1 came before user_signed_up of u1",)


def test_each_person_is_identified_in_the_browser_by_the_id_that_the_server_uses() -> None:
    """An id of its own makes two people of one."""
    assert told([SIGNED_UP], came(SIGNED_UP), identified("7"), identifies=True) == (
        "u1 was never identified in the browser",
        "7 was identified, and is no account's id",
    )


def test_what_an_sdk_says_of_a_visitor_by_itself_is_no_identity() -> None:
    """But traits that the app gave to a visitor are told."""
    quiet = identified(VISITOR)
    assert told([SIGNED_UP], came(SIGNED_UP), quiet) == ()
    assert told([SIGNED_UP], came(SIGNED_UP), replace(quiet, properties={"plan": "pro"})) != ()


def test_an_address_in_an_event_is_told() -> None:
    """As a property, as a trait, and as the person."""
    faults = told([SIGNED_UP], came(SIGNED_UP), identified("u1", properties={"email": "ada@example.com"}))
    assert faults == (' from the client of u1 with {"email": "ada@example.com"} tells an e-mail address',)
    assert "user_signed_up belongs to an e-mail address" in told([SIGNED_UP], came(SIGNED_UP, person="ada@example.com"))


def test_the_side_is_known_by_the_sdk() -> None:
    """Which tells its name with each message."""
    line = {"event": "a", "kind": "capture", "person": "u1", "properties": {}, "time": ""}
    assert [
        arrived({**line, "sdk": sdk}).side for sdk in ("web 1.449.2", "posthog-node 5.70.0", "posthog-python 7")
    ] == [
        "client",
        "server",
        "server",
    ]
