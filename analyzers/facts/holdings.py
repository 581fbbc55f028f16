"""Read which names hold an object of which class: what a call of a member goes to."""

from collections.abc import Iterator

from analyzers.facts.query import Material
from analyzers.model import Call

Holding = tuple[str, str]
"""A name as it is written where it is used, and the class of what it holds."""


def read_holdings(material: Material, calls: tuple[Call, ...]) -> tuple[Holding, ...]:
    """The names whose class the file says: by a type, or by making the object.

    What a constructor is given and keeps is known by the name that it is kept under.
    """
    held = dict.fromkeys((*_typed(material), *_made(calls)))
    kept = [(material.text(m["kept.name"][0]), material.text(m["kept.value"][0])) for m in material.matches("kept")]
    for name, value in kept:
        held |= dict.fromkeys((name, kind) for holder, kind in tuple(held) if holder == value)
    return tuple(held)


def _typed(material: Material) -> Iterator[Holding]:
    for match in material.matches("held"):
        kind = material.text(match["held.type"][0])
        if not kind[:1].isupper():
            continue
        if "held.name" in match:
            name = material.text(match["held.name"][0])
            yield name, kind
            if "held.member" in match:
                yield f"this.{name}", kind
        else:
            yield f"this.{material.text(match['held.field'][0])}", kind


def _made(calls: tuple[Call, ...]) -> Iterator[Holding]:
    for call in calls:
        kind = call.name.removeprefix("new ")
        if call.bound and kind[:1].isupper():
            yield call.bound, kind
