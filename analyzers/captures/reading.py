"""Read every capture of a file: direct calls to providers, and calls to the project's own wrappers."""

from collections.abc import Iterable

from analyzers.captures.places import Place
from analyzers.captures.sends import Send, sends_of
from analyzers.captures.wrapped import inside_wrapper, wrapped_sends
from analyzers.model import Capture, CaptureKind, Facts, Instrumentation, Provider, Span

_CASTS = (" as string", " as const", "!", ".value", ".toString()")


def read_captures(
    facts: Facts, providers: Iterable[Provider], instrumentation: Instrumentation | None = None
) -> tuple[Capture, ...]:
    """The captures of one file in order of the text.

    Without ``instrumentation`` only calls that this file alone explains are found. With it, clients that other
    modules export and calls to wrappers are found as well, and the call inside a wrapper that hands the name
    through is left out, since each call of the wrapper stands for it.
    """
    known = instrumentation or Instrumentation()
    found = {send.call.span: send for send in sends_of(facts, providers, known.clients)}
    found |= {send.call.span: send for send in wrapped_sends(facts, known.wrappers)}
    kept = [found[span] for span in sorted(found) if not inside_wrapper(facts, found[span], known.wrappers)]
    constants = dict(facts.constants)
    return tuple(_capture(facts, send, constants) for send in kept)


def event_of(facts: Facts, send: Send, constants: dict[str, str]) -> str | None:
    """The event's name when it is written down in this file."""
    if send.event is None:
        return None
    if send.event.string is not None:
        return send.event.string
    text = send.event.text.strip()
    for cast in _CASTS:
        text = text.removesuffix(cast)
    if text.startswith(("self.", "this.", "cls.")) and send.call.function >= 0:
        text = f"{facts.functions[send.call.function].owner}.{text.partition('.')[2]}"
    return constants.get(text)


def _capture(facts: Facts, send: Send, constants: dict[str, str]) -> Capture:
    named = send.kind is CaptureKind.CAPTURE
    return Capture(
        kind=send.kind,
        provider=send.provider,
        event=event_of(facts, send, constants) if named else None,
        event_span=send.event.string_span if named and send.event is not None else None,
        properties=_properties(send.properties, send.person),
        person="" if send.person is None else send.person.text,
        callee=send.call.callee,
        span=send.call.span,
        function=send.call.function,
    )


def _properties(place: Place | None, person: Place | None) -> tuple[tuple[str, str, Span], ...]:
    """The pairs of the properties, without the one that is the person's id."""
    if place is None:
        return ()
    return tuple(each for each in place.entries if person is None or not each[2].contains(person.span))
