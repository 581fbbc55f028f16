"""Read every capture of a file: direct calls to providers, and calls to the project's own wrappers."""

from collections.abc import Iterable

from analyzers.captures.constants import Constant, event_of
from analyzers.captures.deferred import with_deferred
from analyzers.captures.places import Place
from analyzers.captures.sends import Send, sends_of
from analyzers.captures.wrapped import inside_wrapper, wrapped_sends
from analyzers.model import Capture, CaptureKind, Facts, Instrumentation, Provider, Span


def read_captures(
    facts: Facts, providers: Iterable[Provider], instrumentation: Instrumentation | None = None
) -> tuple[Capture, ...]:
    """The captures of one file in order of the text.

    Without ``instrumentation`` only calls that this file alone explains are found. With it, clients that other
    modules export and calls to wrappers are found as well, and the call inside a wrapper that hands the name
    through is left out, since each call of the wrapper stands for it.
    """
    known = instrumentation or Instrumentation()
    facts = with_deferred(facts)
    found = {send.call.span: send for send in sends_of(facts, providers, known.clients)}
    found |= {send.call.span: send for send in wrapped_sends(facts, known.wrappers)}
    kept = [found[span] for span in sorted(found) if not inside_wrapper(facts, found[span], known.wrappers)]
    return tuple(_capture(facts, send, known.constants) for send in kept)


def _capture(facts: Facts, send: Send, constants: Iterable[Constant]) -> Capture:
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
