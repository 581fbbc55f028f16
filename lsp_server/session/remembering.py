"""What a person decided goes into the tracking plan: on disk, or into the editor that holds it."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from analyzers.model import Edit, Entry, Hunk, HunkRole, Plan, Proposal, Span, Status
from analyzers.plan import add, captured, live_entry, mark_implemented, render
from lsp_server.errors import FileChanged, InputError
from lsp_server.features.ghost import prefix_hash
from lsp_server.features.moments import Mark
from lsp_server.session.editing import edit_for
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.publishing import publish_all
from lsp_server.workspace import plan_file
from lsp_server.workspace.documents import Document
from lsp_server.workspace.project import Project

_LOOKS_AT_ONCE = 6
_LOOKS = 60
_SECONDS_BETWEEN_LOOKS = 0.05

ChangeOf = Callable[[Project], Callable[[Plan], Plan]]
"""Finds, in what is known of a project, how its plan is to change."""


async def remember(session: Session, folder: Folder, change_of: ChangeOf) -> None:
    """Change the plan of a folder, and let the editor show what follows.

    Raises:
        PlanUnreadable: when the plan has an error; it is then left as it is.
        InputError: when the document belongs to no folder.
    """
    if folder.loose:
        raise InputError("The file belongs to no open folder, so there is no plan to remember it in.", "Open a folder.")
    document = session.documents.at(folder.root / plan_file.PLAN_NAME)
    unsaved = document is not None and await folder.ask(lambda project: _differs(project, document))
    if document is not None and unsaved:
        await _edit_plan(session, folder, document, change_of)
    else:
        await folder.ask(lambda project: plan_file.save(folder.root, change_of(project)))
        folder.refresh(plan_file.PLAN_NAME)
    await publish_all(session, folder)


async def remember_captured(session: Session, folder: Folder, mark: Mark, entry: Entry | None = None) -> bool:
    """Put an event that was just captured into the plan; whether its capture is in the text already.

    A client may hand over the text some time after it took the edit, or only after it has been answered, so that the
    text is looked for in the background then; and a person may have taken a part of it only: so what counts is the
    text. An empty event means every moment of the file. ``entry`` is what the plan learns of an event that it does
    not have; without one, what is proposed there.
    """
    if await _remembered(session, folder, mark, entry, _LOOKS_AT_ONCE):
        return True
    session.runs.start(f"memory of {mark.event}", _remembered(session, folder, mark, entry, _LOOKS))
    return False


async def _remembered(session: Session, folder: Folder, mark: Mark, entry: Entry | None, looks: int) -> bool:
    for _ in range(looks):
        found = await folder.ask(lambda project: _captured_entries(project, mark, entry))
        if found:
            await remember(session, folder, _with_captured(found))
            return True
        await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
    return False


async def finish(session: Session, folder: Folder, mark: Mark, rest: Iterable[Any]) -> None:
    """Make what an accepted ghost text needs besides, such as its import.

    Raises:
        FileChanged: when the text in front of it has changed meanwhile.
    """
    hunks = tuple(_remaining(mark, each) for each in rest)
    document = session.snapshot(folder).get(mark.path)
    if not hunks or document is None:
        return
    for hunk, each in zip(hunks, rest, strict=True):
        if prefix_hash(document.text, hunk.edit.span.start) != each["before"]:
            raise FileChanged(f"{mark.event} still needs `{hunk.edit.new_text.strip()}`.", "Add it by hand.")
    edit = await edit_for(session, folder, lambda _: hunks)
    await session.outgoing.apply(edit, f"Complete {mark.event}")


def _remaining(mark: Mark, each: Any) -> Hunk:
    try:
        span, text, _ = Span(int(each["start"]), int(each["end"])), str(each["text"]), each["before"]
        return Hunk(mark.path, Edit(span, text), (mark.event,), HunkRole.IMPORT, "The capture needs it.")
    except (TypeError, KeyError, ValueError):
        raise InputError("The command's argument is not what the server sent.", "Ask again.") from None


def _captured_entries(project: Project, mark: Mark, entry: Entry | None) -> tuple[Entry, ...]:
    reading = project.readings.get(mark.path)
    events = {capture.event for capture in reading.captures if capture.event} if reading else set()
    if entry is not None:
        return (entry,) if entry.event in events else ()
    if mark.event:
        events &= {mark.event}
    known = {proposal.event: proposal for proposal in project.proposals_in(mark.path)}
    return tuple(_entry(known.get(event), event) for event in sorted(events) if event in known or event == mark.event)


def _entry(proposal: Proposal | None, event: str) -> Entry:
    if proposal is None:
        return Entry(event, Status.APPROVED)
    return add(Plan(), proposal, Status.APPROVED).entries[0]


def _with_captured(entries: tuple[Entry, ...]) -> ChangeOf:
    def change_of(project: Project) -> Callable[[Plan], Plan]:
        events = {entry.event for entry in entries}
        places = {event: where for event, where in captured(project.readings).items() if event in events}
        return lambda plan: mark_implemented(_with_new(plan, entries), places)

    return change_of


def _with_new(plan: Plan, entries: tuple[Entry, ...]) -> Plan:
    return Plan((*plan.entries, *(entry for entry in entries if live_entry(plan, entry.event) is None)))


def _differs(project: Project, document: Document | None) -> bool:
    project.plan_changed()
    return document is not None and document.text != project.plan_text.encode()


async def _edit_plan(session: Session, folder: Folder, document: Document, change_of: ChangeOf) -> None:
    old = document.text.decode("utf-8", "replace")
    plan = plan_file.plan_of(old)
    new = await folder.ask(lambda project: render(old, change_of(project)(plan)))
    hunk = Hunk(plan_file.PLAN_NAME, _difference(old, new), (), HunkRole.FIX, "What was decided.")
    edit = await edit_for(session, folder, lambda _: (hunk,), {plan_file.PLAN_NAME: document.text})
    if not await session.outgoing.apply(edit, "Remember in the tracking plan"):
        raise FileChanged("The tracking plan is open with changes that are not saved.", "Save it, then try again.")


def _difference(old: str, new: str) -> Edit:
    same = next(
        (at for at, (left, right) in enumerate(zip(old, new, strict=False)) if left != right), min(len(old), len(new))
    )
    return Edit(Span(len(old[:same].encode()), len(old.encode())), new[same:])
