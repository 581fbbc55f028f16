"""Find the captures that a change put in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.captures import Send, read_captures
from analyzers.changes.reading import Changed
from analyzers.checks.everywhere import sends_in
from analyzers.model import MODULE_LEVEL, Capture, Function, Instrumentation, Provider, Side


@dataclass(frozen=True, slots=True)
class Fresh:
    """A call that speaks to a provider or a wrapper, and that the change put in or changed."""

    file: Changed
    capture: Capture
    send: Send | None
    """The call with all that it hands over."""

    @property
    def path(self) -> str:
        """The file."""
        return self.file.path

    @property
    def line(self) -> int:
        """The line, from 0, in the new text."""
        return self.file.line(self.capture.span.start)

    @property
    def event(self) -> str:
        """The event's name, empty where it is not written down."""
        return self.capture.event or ""

    @property
    def side(self) -> Side:
        """Where its client runs, as far as that is known."""
        return Side.EITHER if self.send is None else self.send.side

    def around(self) -> Iterator[Function]:
        """The functions around it, innermost first."""
        functions = self.file.facts.functions
        at = self.capture.function
        while 0 <= at < len(functions):
            yield functions[at]
            at = functions[at].parent

    @property
    def symbol(self) -> str:
        """Qualified name of the function around it."""
        return next((each.qualified_name for each in self.around()), MODULE_LEVEL)


def fresh_captures(file: Changed, instrumentation: Instrumentation, providers: Sequence[Provider]) -> tuple[Fresh, ...]:
    """The captures of a changed file that were not there before, in order; both sides are read alike.

    ``instrumentation`` is that of the project with the change.
    """
    old = read_captures(file.old_facts, providers, instrumentation)
    new = read_captures(file.facts, providers, instrumentation)
    spare = Counter(map(_kind, new))
    spare.subtract(map(_kind, old))
    written = {file.old.text[each.span.start : each.span.end] for each in old}
    candidates = [each for each in new if file.is_new(each.span)]
    candidates.sort(key=lambda each: file.new.text[each.span.start : each.span.end] in written)
    found = []
    for capture in candidates:
        if spare[_kind(capture)] > 0:
            spare[_kind(capture)] -= 1
            found.append(capture)
    if not found:
        return ()
    sends = sends_in(file.facts, instrumentation, providers)
    found.sort(key=lambda each: each.span)
    return tuple(Fresh(file, each, sends.get(each.span)) for each in found)


def _kind(capture: Capture) -> tuple[str, str | None]:
    return capture.kind, capture.event
