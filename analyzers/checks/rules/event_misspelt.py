"""``event-misspelt``: a name that is one slip away from a planned one, or from one used elsewhere."""

from collections.abc import Iterable, Iterator

from analyzers.checks.everywhere import Site
from analyzers.checks.inspection import Inspection, Suspicion, name_span
from analyzers.checks.names import nearest
from analyzers.model import Capture, Fix, Status
from analyzers.plan import live_entry

_HOUSE = "house"


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every literal event that is probably meant to be another one; the fix renames it."""
    for capture in file.captures():
        event = capture.event or ""
        right = meant(file, capture) if event else None
        if right is None:
            continue
        span = capture.event_span
        fixes: tuple[Fix, ...] = ()
        if span and file.text(span) == event and not set(right) & set("'\"`\\$\n"):
            reason = f"`{right}` is the name used elsewhere."
            fixes = (file.fix(f"Rename to `{right}`", span, right, capture, reason),)
        said = f"`{event}` looks like a slip of the pen for `{right}`."
        yield Suspicion(name_span(capture), said, event, capture.function, fixes)


def meant(file: Inspection, capture: Capture) -> str | None:
    """The event that a capture's name is a misspelling of, or None: a planned one, else one that is used more often."""
    event = capture.event or ""
    if live_entry(file.plan, event):
        return None
    planned = [each.event for each in file.plan.entries if each.status is not Status.REJECTED]
    found = nearest(event, planned)
    if found is not None:
        return found
    sites = file.everywhere.sites
    uses = len(sites.get(event, ()))
    if uses > 1:
        return None
    likely = [each for each, others in sites.items() if len(others) > max(uses, 1) and _alike(capture, others)]
    return nearest(event, likely)


def _alike(capture: Capture, others: Iterable[Site]) -> bool:
    """Whether one of the other captures may share its names: each provider may have a manner of its own."""
    return any(_HOUSE in {capture.provider, each.capture.provider} or _same(capture, each.capture) for each in others)


def _same(one: Capture, other: Capture) -> bool:
    return one.provider == other.provider
