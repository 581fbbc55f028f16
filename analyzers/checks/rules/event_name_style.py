"""``event-name-style``: a name that breaks the convention of the project's other events."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion, name_span
from analyzers.checks.rules.event_misspelt import meant
from analyzers.checks.vocabulary import vocabulary
from analyzers.instrumentation.naming import case_of


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every literal event in another case than at least four fifths of the events are; a slip has a rule of its own."""
    convention = file.instrumentation.case
    if convention is None:
        return
    for capture in file.captures():
        event = capture.event or ""
        shown = case_of([event]) if event and not event.startswith(vocabulary().reserved_prefixes) else None
        if shown is not None and shown is not convention and meant(file, capture) is None:
            said = f"`{event}` is in {shown.value}, and this project's events are in {convention.value}."
            yield Suspicion(name_span(capture), said, event, capture.function)
