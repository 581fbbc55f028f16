"""The patch that would capture an event, or the reason why there is none."""

from collections.abc import Iterable

from analyzers.insertion import compose, insert
from analyzers.model import Hunk, Patch, Proposal, Refusal
from lsp_server.features.moments import Mark, find, open_moments
from lsp_server.workspace.project import Project


def patch_for(project: Project, mark: Mark, *, creates: bool) -> Patch | Refusal:
    """What capturing one event would change; ``creates`` says whether the editor can create files."""
    proposal = find(project, mark)
    if proposal is None:
        return Refusal(mark.event, mark.path, mark.symbol, "The code has changed meanwhile.", "Ask again.")
    hunks = _hunks(project, proposal, creates=creates)
    return hunks if isinstance(hunks, Refusal) else compose([hunks], project.source)


def patch_for_all(project: Project, path: str, *, creates: bool) -> tuple[Patch, tuple[Mark, ...], tuple[Refusal, ...]]:
    """What capturing every open moment of a file would change, the events that it captures, and what is left out."""
    patch, taken, refusals = patch_of(project, open_moments(project, path), creates=creates)
    return patch, tuple(map(Mark.of, taken)), refusals


def patch_of(
    project: Project, proposals: Iterable[Proposal], *, creates: bool = True
) -> tuple[Patch, tuple[Proposal, ...], tuple[Refusal, ...]]:
    """What capturing some proposals would change, those that it captures, and why others are left out."""
    groups, taken, refusals = [], [], []
    for proposal in proposals:
        hunks = _hunks(project, proposal, creates=creates)
        if isinstance(hunks, Refusal):
            refusals.append(hunks)
        else:
            groups.append(hunks)
            taken.append(proposal)
    return compose(groups, project.source), tuple(taken), tuple(refusals)


def _hunks(project: Project, proposal: Proposal, *, creates: bool) -> tuple[Hunk, ...] | Refusal:
    place = (proposal.event, proposal.finding.path, proposal.finding.symbol)
    try:
        source = project.source(proposal.finding.path)
    except KeyError:
        return Refusal(*place, "The file is gone.", "Scan again.")
    hunks = insert(
        proposal,
        source,
        project.instrumentation,
        project.knowledge.providers,
        project.settings.provider,
        project.source,
    )
    if not isinstance(hunks, Refusal) and not creates and any(hunk.creates for hunk in hunks):
        new = _new_files(hunks)
        return Refusal(*place, f"It needs {new}, and this editor cannot create files.", "Run `luthier insert --write`.")
    return hunks


def _new_files(hunks: Iterable[Hunk]) -> str:
    return ", ".join(dict.fromkeys(hunk.path for hunk in hunks if hunk.creates))
