"""Carry a review out: begin it, make what is decided through the editor, and let the plan know what came of it."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from analyzers.model import Hunk, HunkRole, Patch, Plan, Proposal, Refusal, Status
from analyzers.plan import live_entry, reject, set_status
from lsp_server import convert
from lsp_server.errors import InputError
from lsp_server.features.moments import Mark, open_moments
from lsp_server.features.patches import patch_of
from lsp_server.review import Decision, Piece, State, begin, decide, due, settle_unsent
from lsp_server.runs.records import drop_handed
from lsp_server.runs.values import Outcome
from lsp_server.session.editing import agreed, text_of
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.remembering import ChangeOf, remember, remember_captured
from lsp_server.session.reviews import OpenReview
from lsp_server.session.subjects import Subject, planned, proposed
from lsp_server.session.variables import offer_variables
from lsp_server.workspace import atomic
from lsp_server.workspace.project import Project
from lsp_server.workspace.reading import text_on_disk

_LOOKS = 60
_QUIET_LOOKS = 8
_SECONDS_BETWEEN_LOOKS = 0.05

Which = Callable[[Piece], bool]
"""Picks the hunks that a decision is about."""


async def start_review(session: Session, folder: Folder, mark: Mark) -> tuple[OpenReview, tuple[Refusal, ...]]:
    """Begin to review what capturing a moment would change: all of a file without an event, all without a path.

    Raises:
        InputError: when there is nothing that can be put in; it says why.
    """
    creates = session.flags.creates_files and not folder.loose

    def work(project: Project) -> tuple[Patch, tuple[Proposal, ...], tuple[Refusal, ...], dict[str, bytes]]:
        patch, proposals, refusals = patch_of(project, _meant(project, mark), creates=creates)
        return patch, proposals, refusals, {path: text_of(project, path) for path, _ in patch.base}

    patch, proposals, refusals, texts = await folder.ask(work)
    if not patch.hunks:
        reason = refusals[0] if refusals else Refusal("", "", "", "Nothing here waits to be tracked.", "")
        raise InputError(reason.reason, reason.remedy)
    what = mark.event or PurePosixPath(mark.path).name
    title = _title(session, folder, f"Review of {what}") if what else f"Review of {folder.root.name}"
    found = session.reviews.open(folder, begin(patch, texts.get), proposed(patch, proposals), title=title)
    for path, document in session.snapshot(folder).items():
        session.reviews.see(folder, path, document.text)
    session.outgoing.refresh()
    return found, refusals


async def review_outcome(session: Session, folder: Folder, outcome: Outcome, run: str) -> OpenReview:
    """Begin to review what an agent wrote; what was typed since it began moves its hunks, or makes them stale."""
    review = begin(outcome.patch, dict(outcome.texts).get)
    subjects = planned(outcome.patch, outcome.entries)
    title = _title(session, folder, "What the agent wrote")
    found = session.reviews.open(folder, review, subjects, title=title, costly=True, run=run, settings=outcome.settings)
    for path, document in session.snapshot(folder).items():
        session.reviews.see(folder, path, document.text)
    await _see_closed(session, found)
    session.outgoing.refresh()
    return found


async def decide_on(session: Session, found: OpenReview, decision: Decision, which: Which, reason: str) -> bool:
    """Carry a decision out; whether the texts are now as it was decided.

    Nothing is offered twice: what a person leaves out in the editor's own preview is open again.
    """
    async with found.turn:
        await _see_closed(session, found)
        session.reviews.become(found, decide(found.review, decision, which))
        hunks = due(found.review)
        try:
            done = not hunks or await _made(session, found, hunks)
        finally:
            session.reviews.become(found, settle_unsent(found.review))
        await _remember(session, found, reason)
    offer_variables(session, found)
    session.outgoing.refresh()
    if found.settled:
        await done_with(found)
    return done


async def done_with(found: OpenReview) -> None:
    """Nothing in a review waits for a person any more: of what a run wrote, nothing is kept for another time."""
    if found.run:
        await asyncio.to_thread(drop_handed, found.run)


async def _made(session: Session, found: OpenReview, hunks: tuple[Hunk, ...]) -> bool:
    if not session.flags.reviews and not await agreed(session, hunks):
        return False
    if not session.flags.creates_files:
        await _create(found.folder, hunks)
        await _see_closed(session, found)
        hunks = due(found.review)
        if not hunks:
            return True
    # In a view of its own a person has seen what they accept: its editor should not ask again.
    flags = replace(session.flags, annotates_edits=False) if session.flags.reviews else session.flags
    edit = convert.workspace_edit(hunks, lambda path: _target(session, found, path), flags)
    if not await session.outgoing.apply(edit, _label(hunks)):
        return False
    quiet, before = 0, found.review
    for _ in range(_LOOKS):
        await _see_closed(session, found)
        if not due(found.review):
            return True
        quiet = quiet + 1 if found.review is before else 0
        if before is not found.review:
            before, quiet = found.review, 1
        elif quiet >= _QUIET_LOOKS and any(each.state is State.TAKEN for each in found.review.pieces()):
            break
        await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
    return False


async def _create(folder: Folder, hunks: Iterable[Hunk]) -> None:
    """Make the new files of an edit, for an editor that cannot; nothing that is there is written over."""
    texts = {each.path: each.edit.new_text.encode("utf-8", "surrogateescape") for each in hunks if each.creates}
    new = [atomic.Change(folder.root / path, text, atomic.ABSENT) for path, text in texts.items()]
    await asyncio.to_thread(atomic.write_all, new)
    for path in texts:
        folder.refresh(path)


def _title(session: Session, folder: Folder, title: str) -> str:
    """How a person tells a review from others; of several folders it says in which one."""
    return f"{title} in {folder.root.name}" if len(session.folders) > 1 and not folder.loose else title


def _label(hunks: Iterable[Hunk]) -> str:
    """What the editor's history of undo calls the edit: by what is captured, since an import may serve others too."""
    parts = tuple(hunks)
    captures = [each for each in parts if each.role is HunkRole.CAPTURE]
    events = dict.fromkeys(event for hunk in captures or parts for event in hunk.events)
    return f"Review {', '.join(events)}" if events else "Review"


def _target(session: Session, found: OpenReview, path: str) -> convert.Target:
    document = session.snapshot(found.folder).get(path)
    if document is not None:
        return convert.Target(document.uri, document, document.version)
    return convert.Target(session.uri(found.folder, path), convert.lines(found.text(path) or b""), None)


async def _see_closed(session: Session, found: OpenReview) -> None:
    """Look at the disk for the files that are not open in the editor."""
    documents = session.snapshot(found.folder)
    closed = [sheet.path for sheet in found.review.sheets if sheet.path not in documents]
    if not closed:
        return
    root = found.folder.root
    texts = await found.folder.ask(lambda _: {each: text_on_disk(root, each) for each in closed})
    for path, text in texts.items():
        session.reviews.see(found.folder, path, text)


def _meant(project: Project, mark: Mark) -> tuple[Proposal, ...]:
    paths = [mark.path] if mark.path else list(project.readings)
    every = (proposal for path in paths for proposal in open_moments(project, path))
    return tuple(each for each in every if not mark.event or Mark.of(each) == mark)


async def _remember(session: Session, found: OpenReview, reason: str) -> None:
    """Tell the plan what it does not know yet."""
    for piece in () if found.folder.loose else found.review.pieces():
        result = _result(piece)
        for subject in found.subjects_of(piece) if result else ():
            key = (piece.number, subject.mark.event)
            known = found.remembered.get(key)
            if result is None or known is result:
                continue
            if result is Decision.REJECTED or known is Decision.REJECTED:
                await remember(session, found.folder, _change(subject, result, reason))
            captured = result is Decision.ACCEPTED
            if not captured or await remember_captured(session, found.folder, subject.mark, subject.entry):
                found.remembered[key] = result


def _change(subject: Subject, result: Decision, reason: str) -> ChangeOf:
    event = subject.mark.event

    def change(plan: Plan) -> Plan:
        if result is Decision.REJECTED:
            return reject(plan, event, reason, subject.where, subject.entry.moment)
        if live_entry(plan, event) is not None:
            return plan
        return set_status(plan, event, Status.APPROVED)

    return lambda _: change


def _result(piece: Piece) -> Decision | None:
    if piece.state in {State.TAKEN, State.SETTLED}:
        return Decision.ACCEPTED if piece.decision is Decision.ACCEPTED else None
    return Decision.REJECTED if piece.decision is Decision.REJECTED else None
