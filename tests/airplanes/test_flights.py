"""Airplanes fly: their events arrive with a key, and without one they answer the same and send nothing."""

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
