"""Read what a base class does when one of its methods is called: ``super().form_valid(form)`` stores a record."""

import re
from collections.abc import Iterator

from analyzers.facts.classes import Class
from analyzers.facts.functions import Scopes
from analyzers.facts.nouns import noun_words
from analyzers.facts.shapes import Row, shapes
from analyzers.model import Act, ActKind, Call, Write

_PARENT = "super"
_MODEL = re.compile(r"(?:\w+\.)*?([A-Z]\w*)(?:\.[a-z_]\w*\b.*)?", re.DOTALL)
"""A class by its name, with what is asked of it behind."""


def read_inherited(language: str, scopes: Scopes, calls: tuple[Call, ...]) -> Iterator[Act | Write]:
    """The acts and writes of base classes, in the order of the calls that ask for them."""
    known = shapes("inherited", "inherited", language, "bases")
    for call in calls:
        owner = scopes.class_of[call.function] if call.function >= 0 else -1
        if owner < 0 or call.callee != f"{_PARENT}.{call.name}":
            continue
        around = scopes.classes[owner]
        rows = (row for base in around.bases for row in known.rows_of(base) if call.name in row["methods"])
        row = next(rows, None)
        if row is not None:
            yield _meant(row, call, around)


def _meant(row: Row, call: Call, owner: Class) -> Act | Write:
    if "means" in row:
        return Act(ActKind(row["kind"]), call.callee, row["means"], call.span, call.function)
    noun = next((each for source in row["noun"] if (each := _noun(source, owner))), "")
    target = call.callee if noun else ""
    return Write(row["action"], noun, "store", call.span, call.function, target, declared=True)


def _noun(source: str, owner: Class) -> str:
    where, _, which = source.partition(":")
    if where == "owner":
        return noun_words(owner.name)
    value = dict(owner.attributes).get(which, "")
    model = _MODEL.fullmatch(value)
    return noun_words(model[1]) if model else ""
