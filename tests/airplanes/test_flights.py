"""Airplanes fly: their events arrive, and without a key or a vendor that answers they work just the same."""

from dataclasses import replace

import pytest

from tests.support.flights.flying import fly
from tests.support.flights.reading import AIRPLANES, read_airplane

pytestmark = pytest.mark.timeout(1200)
"""Seconds for one flight with everything installed and built anew; each step has a shorter limit that tells more."""


def test_its_events_arrive_once_and_as_it_says(flown: str) -> None:
    """A whole journey through the app delivers exactly the events of its manifest, each of the right person."""
    flight = fly(read_airplane(AIRPLANES / flown))
    assert not flight.faults, str(flight)


def test_without_a_key_it_works_the_same_and_sends_nothing(flown: str) -> None:
    """The same journey has the same answers, the app lives through it, and no request reaches the vendor."""
    flight = fly(read_airplane(AIRPLANES / flown), keyed=False)
    assert not flight.faults, str(flight)


def test_where_nobody_hears_it_works_the_same(flown: str) -> None:
    """With a key and a vendor that cannot be reached, the journey has the same answers, and the app ends when asked."""
    flight = fly(read_airplane(AIRPLANES / flown), heard=False)
    assert not flight.faults, str(flight)


def test_a_flight_tells_what_it_did_not_expect() -> None:
    """An event that nobody promised, and one that is sent although the keys were left out."""
    airplane = read_airplane(AIRPLANES / "fastapi")
    fewer = fly(replace(airplane, events=airplane.events[1:]))
    assert [fault.split(" from ")[0] for fault in fewer.faults] == ["user_signed_up"]
    leaking = fly(replace(airplane, ground=replace(airplane.ground, keys=())), keyed=False)
    assert len(leaking.faults) == len(airplane.events)


def test_a_flight_tells_at_which_leg_it_failed() -> None:
    """With the answer, and with what the app printed."""
    airplane = read_airplane(AIRPLANES / "fastapi")
    first = replace(airplane.legs[0], status=418)
    [fault] = fly(replace(airplane, legs=(first, *airplane.legs[1:]))).faults
    assert "leg 1, 'Ada signs up' (ada): POST /signup answered 201, not 418" in fault
    assert "the app printed:" in fault
