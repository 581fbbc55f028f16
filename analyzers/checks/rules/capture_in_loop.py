"""``capture-in-loop``: a capture that is sent once for each round of a loop, for one and the same person."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.checks.syntax import ancestors
from analyzers.checks.vocabulary import vocabulary
from analyzers.model import Capture

_ENDLESS = {b"True", b"true", b"1", b"(true)", b"(1)"}


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every capture in a loop of its function, or in a callback that runs for each record.

    Quiet where the loop goes over people (each round names another one), where each round makes another event's name,
    and where it never ends, as a worker's does.
    """
    for capture in file.captures():
        around = _loop(file, capture) if capture.event is not None else None
        if around is not None and not _each_has_a_person(capture, around):
            said = "This is sent once for each round of the loop; capture once behind it, with a count."
            yield Suspicion(capture.span, said, capture.event or "", capture.function)


def _loop(file: Inspection, capture: Capture) -> set[str] | None:
    """The names that change with each round of the loop around a capture; None when there is no loop."""
    function = file.function(capture.function)
    for parent, child in ancestors(file.node(capture.span)):
        field = vocabulary().loops.get(parent.type)
        if field and parent.child_by_field_name(field) == child:
            condition = parent.child_by_field_name("condition")
            return None if condition is not None and condition.text in _ENDLESS else _names(parent)
        if function is not None and parent.start_byte <= function.body.start and parent.end_byte >= function.body.end:
            return _records(file, capture)
    return None


def _records(file: Inspection, capture: Capture) -> set[str] | None:
    function = file.function(capture.function)
    if function is None or function.kind != "arrow":
        return None
    for call in file.reading.facts.calls:
        handed = any(argument.span == function.span for argument in call.arguments)
        if handed and call.name in vocabulary().iterations:
            return set(function.parameters)
    return None


def _names(loop: Node) -> set[str]:
    left = loop.child_by_field_name("left")
    clauses = [each.child_by_field_name("left") for each in loop.named_children if each.type == "for_in_clause"]
    found = [each.text.decode("utf-8", "replace") for each in (left, *clauses) if each is not None and each.text]
    return set(re.findall(r"[A-Za-z_$][\w$]*", " ".join(found)))


def _each_has_a_person(capture: Capture, names: set[str]) -> bool:
    return bool(names & set(re.findall(r"[A-Za-z_$][\w$]*", capture.person)))
