"""Events by name across code and plan: where each is mentioned, and what a new name would change."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analyzers.model import Edit, Hunk, HunkRole, Span
from analyzers.plan import layout
from analyzers.plan.scalars import scalar
from lsp_server.errors import InputError
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project

_CANNOT_BE_IN_A_NAME = set("'\"`\\\n\r\t{}$")


class Mention(NamedTuple):
    """One place where an event's name stands."""

    event: str
    path: str
    span: Span
    """The name itself, without quotes; the whole capture when that names it through a constant."""
    whole: Span
    """The capture, or the entry of the plan."""
    planned: bool = False
    """Whether it is in the plan."""
    literal: bool = True
    """Whether the name stands there in letters."""


def mentions(project: Project, plan_text: bytes | None = None) -> Iterator[Mention]:
    """Every mention of every event: the plan's first, then the code's in order of path and position.

    ``plan_text`` is the plan as an editor holds it, when it is open.
    """
    yield from plan_mentions(project.plan_text.encode() if plan_text is None else plan_text)
    for path in project.readings:
        yield from code_mentions(project, path)


def plan_mentions(text: bytes) -> Iterator[Mention]:
    """The events of a plan's text."""
    for entry in layout(text.decode("utf-8", "replace")):
        yield Mention(entry.event, PLAN_NAME, entry.event_span, entry.span, planned=True)


def code_mentions(project: Project, path: str) -> Iterator[Mention]:
    """The events that a file captures, by a literal name or through a constant, and the constants that name some."""
    reading = project.readings.get(path)
    for capture in reading.captures if reading else ():
        if capture.event:
            span = capture.event_span or capture.span
            yield Mention(capture.event, path, span, capture.span, literal=capture.event_span is not None)
    yield from _constant_mentions(project, path)


def _constant_mentions(project: Project, path: str) -> Iterator[Mention]:
    reading = project.readings.get(path)
    if reading is None:
        return
    through = {capture.event for capture in reading.captures if capture.event and capture.event_span is None}
    own = {value for _, value in reading.facts.constants if value in through}
    shared = {value for place, _, value in project.instrumentation.constants if place == path}
    taken = {capture.event_span.start for capture in reading.captures if capture.event_span}
    for event in sorted(own | shared):
        quoted = re.compile(rb"(['\"`])(" + re.escape(event.encode("utf-8", "replace")) + rb")\1")
        for match in quoted.finditer(_text(project, path)):
            if match.start(2) not in taken:
                span = Span(match.start(2), match.end(2))
                yield Mention(event, path, span, span)


def _text(project: Project, path: str) -> bytes:
    try:
        return project.source(path).text
    except KeyError:
        return b""


def mentions_in(project: Project, path: str, text: bytes) -> Iterator[Mention]:
    """The events that one file mentions; ``text`` is the file's text in the editor."""
    return plan_mentions(text) if path == PLAN_NAME else code_mentions(project, path)


def defining(here: Mention, every: Iterable[Mention]) -> Iterable[Mention]:
    """Where an event is defined: its entry in the plan; for the entry itself, and without one, its captures."""
    same = [each for each in every if each.event == here.event]
    planned = [each for each in same if each.planned]
    return planned if planned and not here.planned else [each for each in same if not each.planned]


def referring(here: Mention, every: Iterable[Mention], *, planned: bool) -> Iterable[Mention]:
    """Every mention of an event; those of the plan only when they are wanted."""
    return [each for each in every if each.event == here.event and (planned or not each.planned)]


def named(query: str, every: Iterable[Mention]) -> Iterable[Mention]:
    """The mentions whose event's name holds the letters of ``query`` in order."""
    letters = re.compile(".*?".join(map(re.escape, query.lower())), re.DOTALL)
    return [each for each in every if letters.search(each.event.lower())]


def event_at(project: Project, path: str, offset: int, text: bytes) -> Mention | None:
    """The event whose name byte ``offset`` of a file is in, or whose capture it is in."""
    here = [each for each in mentions_in(project, path, text) if each.whole.start <= offset <= each.whole.end]
    return min(here, key=lambda each: each.whole.end - each.whole.start, default=None)


def name_at(project: Project, path: str, offset: int, text: bytes) -> Mention | None:
    """The event whose name itself byte ``offset`` of a file touches."""
    mention = event_at(project, path, offset, text)
    return mention if mention and mention.literal and mention.span.start <= offset <= mention.span.end else None


def renamed(project: Project, old: str, new: str, plan_text: bytes | None = None) -> tuple[Hunk, ...]:
    """The hunks that give an event a new name everywhere.

    Raises:
        InputError: when the name cannot be written, or another event has it.
    """
    if not new.strip() or new != new.strip() or _CANNOT_BE_IN_A_NAME & set(new):
        raise InputError(f"{new!r} cannot be an event's name.", "Use letters, digits, spaces, `_`, `-`, `.` or `:`.")
    plan = project.plan_text.encode() if plan_text is None else plan_text
    every = list(mentions(project, plan))
    if any(each.event == new for each in every):
        raise InputError(f"There is an event {new} already.", "Choose another name, or merge the two by hand.")
    _check_constants([each for each in every if each.event == old])
    return tuple(_hunk(each, new, plan) for each in every if each.event == old and each.literal)


def _check_constants(mentioned: list[Mention]) -> None:
    """Refuse when a capture names the event through something whose letters are nowhere to be seen."""
    used = [each for each in mentioned if not each.literal]
    constants = [each for each in mentioned if each.literal and not each.planned and each.whole == each.span]
    if used and not constants:
        raise InputError(f"{used[0].path} names {used[0].event} through a constant.", "Rename it there by hand.")


def _hunk(mention: Mention, new: str, plan: bytes) -> Hunk:
    quoted = plan[mention.span.start - 1 : mention.span.start] in {b"'", b'"'}
    written = scalar(new, in_flow=True) if mention.planned and not quoted else new
    reason = f"{mention.event} is now {new}."
    return Hunk(mention.path, Edit(mention.span, written), (new,), HunkRole.FIX, reason)
