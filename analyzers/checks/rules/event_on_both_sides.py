"""``event-on-both-sides``: one event that client and server both send, and that is counted twice."""

from collections.abc import Iterator

from analyzers.checks.inspection import Inspection, Suspicion, name_span
from analyzers.model import Side


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every client-side capture of an event that the server captures as well."""
    for capture in file.captures():
        if file.side(capture) is not Side.CLIENT:
            continue
        sites = file.everywhere.sites.get(capture.event or "", ())
        twin = next((each for each in sites if each.side is Side.SERVER), None)
        if twin is not None:
            said = f"`{capture.event}` is captured on the server as well, in {twin.path}, and so counted twice."
            yield Suspicion(name_span(capture), said, capture.event or "", capture.function)
