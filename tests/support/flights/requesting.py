"""The legs that go by HTTP."""

from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from tests.support.flights.faults import FlightFailed
from tests.support.flights.manifest import Leg
from tests.support.flights.words import Kept, fill_in, found

ANSWERING = 30.0


def client(url: str) -> httpx.Client:
    """A client with cookies of its own, which sends the secure ones to this machine as a browser does."""
    jar = CookieJar(DefaultCookiePolicy(secure_protocols=("https", "http")))
    return httpx.Client(base_url=url, cookies=jar, timeout=ANSWERING, trust_env=False)


def fly_request(leg: Leg, sender: httpx.Client, kept: Kept) -> None:
    """Send the request, and keep what is to be kept.

    Raises:
        FlightFailed: when the answer has another status, or lacks something.
    """
    verb, path = fill_in(leg.request, kept).split()
    try:
        answer = sender.request(
            verb,
            path,
            json=fill_in(leg.json, kept),
            data=fill_in(leg.form, kept),
            headers=fill_in(leg.headers, kept),
        )
    except httpx.HTTPError as error:
        raise FlightFailed(f"{verb} {path} got no answer: {error!r}") from None
    if answer.status_code != leg.status:
        raise FlightFailed(f"{verb} {path} answered {answer.status_code}, not {leg.status}: {answer.text[:500]}")
    texts = [answer.headers.get("location", ""), answer.text]
    kept.update({name: found(wanted, texts) for name, wanted in leg.keep.items()})
