"""Who sits in an airplane: each with a session of their own, by HTTP and in the browser alike."""

from tests.support.flights.browsing import Browsing, Window
from tests.support.flights.faults import FlightFailed
from tests.support.flights.manifest import Leg
from tests.support.flights.requesting import client, fly_request
from tests.support.flights.words import Kept


class Passenger:
    """One person, whose cookies go with them from HTTP into the browser and back."""

    def __init__(self, url: str, browsing: Browsing) -> None:
        """Nothing is opened before it is needed."""
        self._browsing = browsing
        self._url = url
        self._sender = client(url)
        self._window: Window | None = None

    def fly(self, leg: Leg, kept: Kept) -> None:
        """Do one leg.

        Raises:
            FlightFailed: when it goes otherwise than the leg says.
        """
        jar = self._sender.cookies.jar
        if leg.in_browser:
            if self._window is None:
                self._window = self._browsing.window(self._url)
                self._window.give(jar)
            self._window.fly(leg, kept)
            return
        if self._window is not None:
            self._window.take(jar)
        fly_request(leg, self._sender, kept)
        if self._window is not None:
            self._window.give(jar)

    def leave(self) -> None:
        """Close the page as a person does, so that its last events are sent."""
        self._sender.close()
        if self._window is not None:
            self._window.leave()


class Cabin:
    """All passengers of a flight, by name."""

    def __init__(self, url: str, browsing: Browsing) -> None:
        """It is empty."""
        self._url = url
        self._browsing = browsing
        self._passengers: dict[str, Passenger] = {}

    def fly(self, legs: tuple[Leg, ...]) -> None:
        """Do all legs in order.

        Raises:
            FlightFailed: at the first that goes otherwise than it says; the message names it.
        """
        kept: Kept = {"url": self._url}
        for number, leg in enumerate(legs, 1):
            try:
                self._passenger(leg.who).fly(leg, kept)
            except FlightFailed as fault:
                raise FlightFailed(f"leg {number}, {leg.says!r} ({leg.who}): {fault}") from None

    def leave(self) -> None:
        """Everybody leaves."""
        for each in self._passengers.values():
            each.leave()

    def _passenger(self, who: str) -> Passenger:
        return self._passengers.setdefault(who, Passenger(self._url, self._browsing))
