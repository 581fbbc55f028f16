"""What a function is about in the widest sense: whom it concerns, whether money or joining is near, where it stands."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from analyzers.findings.phrases import Phrases, terms
from analyzers.findings.units import Unit
from analyzers.findings.weights import words
from analyzers.model import Function

_BORDER = re.compile(r"[/.]")


def leanings_of(function: Function, units: Sequence[Unit], path: str) -> dict[str, float]:
    """Traits of ``function``, to which ``units`` belong, in the file at ``path``, by their names; each is 0 or more."""
    name, place = terms(function.name), terms(path)
    folders = set(_BORDER.split(path.lower()))
    said = list(_said(function, units))
    elements = sum(len(unit.handlers) + len(unit.renders) for unit in units)
    return {
        "person": float(_any_phrase("persons", said)),
        "commerce": float(_any_phrase("commerce", [name, place, *said])),
        "joining": float(_any_phrase("joining", [name, place])),
        "front": float(not words("front_places").isdisjoint(folders)),
        "aside": float(not words("aside_places").isdisjoint(folders)),
        "nested": float(function.parent >= 0),
        "fetches": float(not words("fetching").isdisjoint(name[:1])),
        "acting_component": math.log1p(elements) if function.kind == "component" else 0.0,
    }


def _said(function: Function, units: Iterable[Unit]) -> Iterator[tuple[str, ...]]:
    """The words of all that the function names: its parameters, what it calls and with what, what it says."""
    yield from map(terms, function.parameters)
    for unit in units:
        for call in unit.calls:
            yield terms(call.callee)
            yield from (terms(argument.text) for argument in call.arguments)
        yield from (terms(text.value) for text in unit.texts)


def _any_phrase(among: str, said: Iterable[Sequence[str]]) -> bool:
    phrases = _phrases(among)
    return any(phrases.within(each) for each in said)


@cache
def _phrases(among: str) -> Phrases:
    phrases = Phrases()
    phrases.add(0, words(among))
    return phrases
