"""``event-not-in-plan``: the code captures an event that nobody planned, or that somebody rejected."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion, name_span
from analyzers.checks.rules.event_misspelt import meant
from analyzers.checks.vocabulary import vocabulary
from analyzers.plan import live_entry, rejected_entry


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every literal event without a live entry; quiet where there is no plan, and where the name is a slip."""
    if not file.plan.entries:
        return
    for capture in file.captures():
        event = capture.event or ""
        if not event or event.startswith(vocabulary().reserved_prefixes) or live_entry(file.plan, event):
            continue
        place = (file.source.path, file.symbol(capture.function))
        rejected = rejected_entry(file.plan, event)
        if rejected and (not rejected.where or any((each.file, each.symbol) == place for each in rejected.where)):
            why = f": {rejected.reason.rstrip('.')}" if rejected.reason else ""
            yield Suspicion(name_span(capture), f"The plan rejects `{event}`{why}.", event, capture.function)
        elif rejected is None and meant(file, capture) is None:
            said = f"`{event}` is not in the tracking plan; add it there, or rename it to an event that is."
            yield Suspicion(name_span(capture), said, event, capture.function)
