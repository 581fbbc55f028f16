"""What stands above the code: how much of a file's business is tracked, and what could be."""

from typing import NamedTuple

from analyzers.model import Span
from lsp_server.features.moments import Mark
from lsp_server.features.offers import Deed
from lsp_server.workspace.project import Project


class Lens(NamedTuple):
    """A line above the code that does something when it is clicked."""

    span: Span
    title: str
    deed: Deed
    mark: Mark


def lenses_in(project: Project, path: str) -> tuple[Lens, ...]:
    """The lenses of a file: on top those for the whole, then two for each moment that nothing captures."""
    proposals = project.proposals_in(path)
    if not proposals:
        return ()
    captured = sum(proposal.captured for proposal in proposals)
    moments = "moment" if len(proposals) == 1 else "moments"
    summary = f"{captured} of {len(proposals)} {moments} tracked"
    lenses = [Lens(Span(0, 0), summary, Deed.TRACK_ALL, Mark("", path, ""))]
    if len(proposals) - captured > 1:
        lenses.append(Lens(Span(0, 0), "Review them one by one", Deed.REVIEW, Mark("", path, "")))
    for proposal in proposals:
        if not proposal.captured:
            mark, span = Mark.of(proposal), proposal.finding.span
            lenses.append(Lens(span, f"Track {proposal.event}", Deed.TRACK, mark))
            lenses.append(Lens(span, "Not worth tracking", Deed.DISMISS, mark))
    return tuple(lenses)
