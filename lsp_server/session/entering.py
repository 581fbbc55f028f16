"""Where a run of the agent enters, and with what: read from the project as it is, with the texts of the editor."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from analyzers.model import Provider
from lsp_server.errors import InputError
from lsp_server.features.moments import Mark, find
from lsp_server.runs.records import reopen
from lsp_server.runs.starting import candidates_of, entry_of, limits_of, moments_of, planned_of, provider_of
from lsp_server.runs.values import Limits, Start
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.workspace.project import Project
from lsp_server.workspace.reading import text_on_disk

_SECONDS_FOR_A_SCAN = 5.0
"""Some editors stand still until a command is answered."""

Saved = tuple[tuple[str, bytes], ...]
"""Paths and texts."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks the agent for; without anything, the whole journey."""

    mark: Mark | None = None
    """One moment, entered at its implementation."""
    planned: bool = False
    """What the plan approved and the code lacks."""
    resume: str = ""
    """A run that stopped."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """What a run is begun with."""

    title: str
    """What it is about, for a person."""
    project: Project
    provider: Provider
    start: Start
    limits: Limits
    moments: tuple[str, ...]
    """Those whose pages the agent should have."""
    saved: Saved = ()
    """What an earlier run made."""
    unsaved: Saved = ()
    """What else the editor has open, as it is there: manifests, pages."""


async def enter(session: Session, folder: Folder, wanted: Wanted) -> Entrance:
    """Find out where a run enters, and keep the project and the texts as they are now.

    Raises:
        InputError: when there is nothing to do; it says why.
    """
    if folder.loose:
        raise InputError("The file belongs to no open folder, so the agent has nothing to go by.", "Open a folder.")
    try:
        await asyncio.wait_for(folder.scanned.wait(), _SECONDS_FOR_A_SCAN)
    except TimeoutError:
        raise InputError(f"{folder.root.name} is still being read.", "Try again in a moment.") from None
    documents = {path: document.text for path, document in session.snapshot(folder).items()}
    return await folder.ask(lambda project: _entrance(project, wanted, documents))


def _entrance(project: Project, wanted: Wanted, documents: Mapping[str, bytes]) -> Entrance:
    start, title, saved = _start(project, wanted, documents)
    limits, readings = limits_of(project.settings), project.readings
    unsaved = tuple((path, text) for path, text in documents.items() if path not in readings)
    moments = moments_of(project, start)
    return Entrance(title, project.fork(), provider_of(project), start, limits, moments, saved, unsaved)


def _start(project: Project, wanted: Wanted, documents: Mapping[str, bytes]) -> tuple[Start, str, Saved]:
    if wanted.resume:

        def text_of(path: str) -> bytes | None:
            return documents[path] if path in documents else text_on_disk(project.root, path)

        # What is typed and not saved counts: what was written for another text is done anew.
        last = reopen(wanted.resume, project.root, text_of=text_of)
        return last.start, f"{project.root.name}, again", last.saved
    if wanted.mark is not None:
        proposal = find(project, wanted.mark)
        if proposal is None:
            raise InputError(f"{wanted.mark.event} is not proposed there any more.", "Ask for the actions again.")
        return Start(entries=(entry_of(project.plan, proposal),)), wanted.mark.event, ()
    if wanted.planned:
        entries = planned_of(project)
        if not entries:
            raise InputError("The plan has no approved event that the code lacks.", "Approve one in the plan.")
        return Start(entries=entries), ", ".join(each.event for each in entries), ()
    candidates = candidates_of(project)
    if not candidates:
        raise InputError("Nothing here looks like business yet.", "Name events in the plan, and approve them.")
    return Start(candidates=candidates), project.root.name, ()
