"""What was kept on earlier legs, put into the words of later ones."""

import json
import re
from collections.abc import Mapping
from typing import Any

from tests.support.flights.faults import FlightFailed

Kept = dict[str, str]


def fill_in(value: Any, kept: Mapping[str, str]) -> Any:
    """The value, with ``{name}`` replaced by what was kept under that name, at whatever depth."""
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda found: _known(found[1], kept), value)
    if isinstance(value, Mapping):
        return {key: fill_in(each, kept) for key, each in value.items()}
    if isinstance(value, list):
        return [fill_in(each, kept) for each in value]
    return value


def found(wanted: str, texts: list[str]) -> str:
    """What a value of ``keep`` finds: its first group in one of the texts, or the place of a path in the last as JSON.

    Raises:
        FlightFailed: when it finds nothing.
    """
    if "(" in wanted:
        matches = (re.search(wanted, text) for text in texts)
        match = next((each for each in matches if each), None)
        if match is None:
            raise FlightFailed(f"nothing there fits {wanted!r}")
        return match[1]
    try:
        place = json.loads(texts[-1])
        for step in wanted.split("."):
            place = place[int(step)] if isinstance(place, list) else place[step]
    except (ValueError, LookupError, TypeError):
        raise FlightFailed(f"there is no {wanted!r} in {texts[-1][:300]!r}") from None
    return str(place)


def _known(name: str, kept: Mapping[str, str]) -> str:
    if name not in kept:
        raise FlightFailed(f"{{{name}}} was not kept on an earlier leg")
    return kept[name]
