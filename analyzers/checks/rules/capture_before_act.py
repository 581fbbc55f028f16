"""``capture-before-act``: an event that tells of success before the success."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion, name_span
from analyzers.checks.syntax import block_around
from analyzers.checks.vocabulary import vocabulary
from analyzers.model import Act, ActKind, Capture, Span, Write
from analyzers.words import matches, split

_BESIDE = frozenset({ActKind.EMAIL, ActKind.MESSAGE, ActKind.SESSION, ActKind.MODEL})


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every capture that stands before the only write or act of its function, on the way to it.

    Quiet where the event tells of a wish or a failure, where something was done before already,
    and where the act takes the person away.
    """
    facts = file.reading.facts
    done: list[Write | Act] = [*facts.writes, *(act for act in facts.acts if act.kind not in _BESIDE)]
    for capture in file.captures():
        if capture.function < 0 or set(split(capture.event or "")) & vocabulary().intentions:
            continue
        here = sorted((each for each in done if _counts(file, capture, each)), key=lambda each: each.span)
        if not here or any(each.span.start < capture.span.start for each in here):
            continue
        if _on_the_way(file, capture.span, here[0].span):
            event, act = capture.event or "This event", _said(file, here[0].span)
            said = f"`{event}` is captured before {act}, which may still fail."
            yield Suspicion(name_span(capture), said, capture.event or "", capture.function)


def _counts(file: Inspection, capture: Capture, done: Write | Act) -> bool:
    if done.function != capture.function or done.span.contains(capture.span) or capture.span.contains(done.span):
        return False
    if isinstance(done, Write) and done.action == "delete":
        return False
    called = [each.callee for each in file.reading.facts.calls if each.span == done.span]
    return not any(matches(callee, pattern) for callee in called for pattern in vocabulary().farewells)


def _on_the_way(file: Inspection, capture: Span, act: Span) -> bool:
    """Whether whoever passes the capture comes to the act as well."""
    block = block_around(file.node(capture))
    return block is not None and block.start_byte <= act.start and act.end <= block.end_byte


def _said(file: Inspection, span: Span) -> str:
    call = next((each.callee for each in file.reading.facts.calls if each.span == span), "")
    line = file.source.text[: span.start].count(b"\n") + 1
    return f"`{call}` in line {line}" if call else f"the act in line {line}"
