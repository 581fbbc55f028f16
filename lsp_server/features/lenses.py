"""What stands above the code: how much of a file's business is tracked, what could be, and what was seen."""

from collections.abc import Iterator
from typing import NamedTuple

from analyzers.model import CaptureKind, Span
from analyzers.plan import symbol_of
from lsp_server.features.moments import Mark
from lsp_server.features.offers import Deed
from lsp_server.features.seeing import Sightings, sighting
from lsp_server.workspace.project import Project


class Lens(NamedTuple):
    """A line above the code that does something when it is clicked."""

    span: Span
    title: str
    deed: Deed
    mark: Mark


def lenses_in(project: Project, path: str, seen: Sightings | None = None) -> tuple[Lens, ...]:
    """The lenses of a file: on top those for the whole, two for each moment that nothing captures, and what was seen.

    ``seen`` is what came at the local endpoint.
    """
    return (*_of_file(project, path), *_of_moments(project, path), *_of_captures(project, path, seen or {}))


def _of_file(project: Project, path: str) -> Iterator[Lens]:
    proposals = project.proposals_in(path)
    if not proposals:
        return
    captured = sum(proposal.captured for proposal in proposals)
    moments = "moment" if len(proposals) == 1 else "moments"
    summary = f"{captured} of {len(proposals)} {moments} tracked"
    yield Lens(Span(0, 0), summary, Deed.TRACK_ALL, Mark("", path, ""))
    if len(proposals) - captured > 1:
        yield Lens(Span(0, 0), "Review them one by one", Deed.REVIEW, Mark("", path, ""))


def _of_moments(project: Project, path: str) -> Iterator[Lens]:
    for proposal in project.proposals_in(path):
        if not proposal.captured:
            mark, span = Mark.of(proposal), proposal.finding.span
            yield Lens(span, f"Track {proposal.event}", Deed.TRACK, mark)
            yield Lens(span, "Not worth tracking", Deed.DISMISS, mark)


def _of_captures(project: Project, path: str, seen: Sightings) -> Iterator[Lens]:
    reading = project.readings.get(path) if seen else None
    for capture in reading.captures if reading else ():
        event = capture.event or ""
        came = sighting(event, seen, project.plan) if capture.kind is CaptureKind.CAPTURE else None
        if reading is not None and came is not None:
            mark = Mark(event, path, symbol_of(reading, capture.function))
            yield Lens(capture.span, f"{came.times}: {came.told}", Deed.SHOW_PLAN, mark)
