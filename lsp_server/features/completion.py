"""Names while a capture is being written: events in its first argument, keys in its properties."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.languages import language_of
from analyzers.model import Call, Capture, Source, Span, Status
from analyzers.parse import parse
from lsp_server.workspace.project import Project

_WORD_BEFORE = re.compile(rb"[\w $.:-]*\Z")
_UNCLOSED = re.compile(rb"""\A(?:[^'"`]|(['"`]).*?\1)*?(?P<quote>['"`])[^'"`]*\Z""")
_KEY_PLACE = re.compile(rb"[{,]\s*['\"]?\Z")


class Candidate(NamedTuple):
    """A name that fits at the cursor."""

    name: str
    span: Span
    """What it replaces."""
    detail: str
    is_event: bool
    """An event; else a property."""


def candidates_at(project: Project, path: str, offset: int, text: bytes) -> tuple[Candidate, ...]:
    """The names that fit at byte ``offset`` of a file with ``text``; none outside captures."""
    reading = project.readings.get(path)
    span = _event_at(reading.captures if reading else (), offset) or _event_at(
        _finished(project, path, offset, text), offset
    )
    if span is not None:
        return tuple(Candidate(name, span, detail, is_event=True) for name, detail in _events(project, span, path))
    for capture in reading.captures if reading else ():
        if capture.span.start < offset < capture.span.end and reading:
            span_of_key = _key_at(capture, reading.facts.calls, offset, text)
            if span_of_key is not None:
                keys = _properties(project, capture)
                return tuple(Candidate(name, span_of_key, detail, is_event=False) for name, detail in keys)
    return ()


def _event_at(captures: Iterable[Capture], offset: int) -> Span | None:
    spans = (capture.event_span for capture in captures)
    return next((span for span in spans if span and span.start <= offset <= span.end), None)


def _finished(project: Project, path: str, offset: int, text: bytes) -> Iterator[Capture]:
    """The captures of the text as it would be with the string closed that is being written at byte ``offset``.

    The call's own bracket is closed where none follows on the line, for it may have been opened above.
    """
    language = language_of(path)
    line = text[max(text.rfind(b"\n", 0, offset), text.rfind(b"\r", 0, offset)) + 1 : offset]
    opening = _UNCLOSED.search(line)
    if opening is None or language is None:
        return
    rest = re.split(rb"[\r\n]", text[offset:], maxsplit=1)[0]
    missing = max(line.count(b"(") + rest.count(b"(") - line.count(b")") - rest.count(b")"), 0)
    for brackets in (missing, missing + 1):
        closed = text[:offset] + opening["quote"] + b")" * brackets + text[offset:]
        source = Source(path, closed, language)
        yield from read_captures(
            read_facts(source, parse(source)), project.knowledge.providers, project.instrumentation
        )


def _events(project: Project, here: Span, path: str) -> Iterator[tuple[str, str]]:
    planned = {entry.event: entry.status for entry in project.plan.entries if entry.status is not Status.REJECTED}
    for name, status in planned.items():
        yield name, f"{status} in the plan"
    in_code = Counter(
        capture.event
        for other, reading in project.readings.items()
        for capture in reading.captures
        if capture.event and (other, capture.event_span) != (path, here)
    )
    for name, count in sorted(in_code.items()):
        if name not in planned:
            yield name, f"captured {count} times" if count > 1 else "captured once"
    for proposal in project.proposals_in(path):
        if not proposal.captured and proposal.event not in planned and proposal.event not in in_code:
            yield proposal.event, f"proposed for {proposal.finding.symbol}"


def _key_at(capture: Capture, calls: tuple[Call, ...], offset: int, text: bytes) -> Span | None:
    call = next((each for each in calls if each.span == capture.span), None)
    inside = [each for each in call.arguments if each.span.start < offset < each.span.end] if call else []
    if not inside or not text[inside[0].span.start : inside[0].span.end].startswith(b"{"):
        return None
    word = _WORD_BEFORE.search(text, inside[0].span.start, offset)
    start = word.start() if word else offset
    start += len(text[start:offset]) - len(text[start:offset].lstrip())
    return Span(start, offset) if _KEY_PLACE.search(text, inside[0].span.start, start) else None


def _properties(project: Project, capture: Capture) -> Iterator[tuple[str, str]]:
    written = {key for key, _, _ in capture.properties}
    planned = {
        each.name: f"{each.type}, planned for {entry.event}"
        for entry in project.plan.entries
        if entry.event == capture.event
        for each in entry.properties
    }
    yield from ((name, detail) for name, detail in planned.items() if name not in written)
    elsewhere = Counter(
        key
        for reading in project.readings.values()
        for other in reading.captures
        if other.span != capture.span
        for key, _, _ in other.properties
    )
    for name, count in sorted(elsewhere.items(), key=lambda pair: (-pair[1], pair[0])):
        if name not in planned and name not in written:
            yield name, f"used in {count} captures" if count > 1 else "used in one capture"
