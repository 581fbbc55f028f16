"""What an airplane promised, held against what arrived: a pure function that answers in words."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from tests.support.flights.manifest import ANONYMOUS, Expected, Side

BROWSER_SDKS = ("web",)
"""How the SDKs that run in a browser call themselves."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message that came: a capture, or an identify, whose name then begins with a dollar."""

    name: str
    kind: str
    side: Side
    person: str
    properties: Mapping[str, Any]
    time: str = ""

    def __str__(self) -> str:
        """In the words of a fault."""
        return f"{self.name} from the {self.side} of {self.person or 'nobody'} with {_shown(self.properties)}"


def arrived(line: Mapping[str, Any]) -> Arrived:
    """A line of ``luthier listen --json``, of the type ``event``."""
    side: Side = "client" if line["sdk"].startswith(BROWSER_SDKS) else "server"
    return Arrived(line["event"], line["kind"], side, line["person"], line["properties"], line["time"])


def differences(expected: Sequence[Expected], came: Iterable[Arrived], *, identifies: bool) -> tuple[str, ...]:
    """What is missing, superfluous or different, one sentence each; empty when all is as promised.

    Args:
        expected: in the order of the journey.
        came: in any order; each side's are put in the order of their own clock.
        identifies: whether each person has to be made known by the browser.
    """
    messages = sorted(came, key=lambda each: each.time)
    captures = [each for each in messages if each.kind == "capture"]
    people = frozenset(each.person for each in expected) - {ANONYMOUS}
    return (
        *_unequal(expected, captures, people),
        *_identities(people, [each for each in messages if each.kind == "identify"], identifies=identifies),
        *_personal(messages),
    )


def _unequal(expected: Sequence[Expected], captures: list[Arrived], people: frozenset[str]) -> Iterator[str]:
    left = list(captures)
    pairs: list[tuple[Expected, Arrived]] = []
    open_: list[Expected] = []
    for promise in expected:
        match = next((each for each in left if not _faults(promise, each, people)), None)
        if match is None:
            open_.append(promise)
        else:
            pairs.append((promise, match))
            left.remove(match)
    for promise in open_:
        near = next((each for each in left if each.name == promise.name), None)
        if near is None:
            yield f"{promise.name} of {promise.person} is missing"
        else:
            left.remove(near)
            yield f"{promise.name} of {promise.person} is different: {'; '.join(_faults(promise, near, people))}"
    yield from (f"{each} is superfluous" for each in left)
    yield from _disorder(pairs, captures)


def _faults(promise: Expected, came: Arrived, people: frozenset[str]) -> list[str]:
    faults = []
    if came.name != promise.name:
        faults.append(f"it is called {came.name}")
    if came.side != promise.side:
        faults.append(f"it came from the {came.side}, not from the {promise.side}")
    if promise.person == ANONYMOUS and (came.person in people or not came.person):
        faults.append(f"it belongs to {came.person or 'nobody'}, not to a visitor without account")
    if promise.person not in {ANONYMOUS, came.person}:
        faults.append(f"it belongs to {came.person or 'nobody'}")
    for key in sorted({*promise.properties, *came.properties}):
        if key not in came.properties:
            faults.append(f"{key} is missing")
        elif key not in promise.properties:
            faults.append(f"{key} = {_shown(came.properties[key])} is superfluous")
        elif _shown(came.properties[key]) != _shown(promise.properties[key]):
            faults.append(f"{key} is {_shown(came.properties[key])}, not {_shown(promise.properties[key])}")
    return faults


def _disorder(pairs: list[tuple[Expected, Arrived]], captures: list[Arrived]) -> Iterator[str]:
    """The promises of one side that were kept in another order than made."""
    places = {id(each): place for place, each in enumerate(captures)}
    for side in ("server", "client"):
        own = [(promise, places[id(came)]) for promise, came in pairs if promise.side == side]
        for (one, first), (other, second) in pairwise(own):
            if first > second:
                yield f"{other.name} of {other.person} came before {one.name} of {one.person}"


def _identities(people: frozenset[str], messages: list[Arrived], *, identifies: bool) -> Iterator[str]:
    known = {each.person for each in messages if each.side == "client"}
    if identifies:
        yield from (f"{person} was never identified in the browser" for person in sorted(people - known))
    strangers = {each.person for each in messages if not _is_visitor(each)} - people
    yield from (f"{person} was identified, and is no account's id" for person in sorted(strangers))


def _is_visitor(message: Arrived) -> bool:
    """Whether the SDK speaks of a visitor by the id that it made up, as it does by itself on a developer's machine."""
    try:
        UUID(message.person)
    except ValueError:
        return False
    return message.side == "client" and not message.properties


def _personal(messages: list[Arrived]) -> Iterator[str]:
    """Addresses in events: the journeys use such as ``ada@example.com``."""
    yield from (f"{each} tells an e-mail address" for each in messages if "@example" in _shown(each.properties))
    yield from (f"{each.name} belongs to an e-mail address" for each in messages if "@" in each.person)


def _shown(value: Any) -> str:
    """As JSON, so that 1 and true differ; whole floats are whole, as they are in JavaScript."""
    return json.dumps(_whole(value), ensure_ascii=False, sort_keys=True)


def _whole(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _whole(each) for key, each in value.items()}
    return int(value) if isinstance(value, float) and value.is_integer() else value
