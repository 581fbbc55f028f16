"""The review of what an agent wrote, opened again after a restart of the server."""

import asyncio
from pathlib import Path

from analyzers.model import Plan
from analyzers.plan import live_entry, rejected_entry
from lsp_server.errors import InputError
from lsp_server.review import Decision, decide
from lsp_server.runs.records import Handed, handed_by, read_record
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.reviewing import review_outcome
from lsp_server.session.reviews import OpenReview


async def review_run(session: Session, run: str) -> OpenReview:
    """The review of what a run wrote; stale where the text is another now, and as it is where it was accepted.

    What the plan has rejected meanwhile stays rejected.

    Raises:
        InputError: when there is no such run in an open folder, or a person was done with its review.
    """
    record = await asyncio.to_thread(read_record, run)
    folder, handed = _folder(session, record.root), await asyncio.to_thread(handed_by, record.run)
    open_already = next((each for each in session.reviews if each.run == record.run), None)
    if open_already is not None:
        return open_already
    if handed is None:
        raise InputError(f"There is nothing of {record.run} to review any more.", "Begin a new run.")
    found = await review_outcome(session, folder, handed.outcome, record.run)
    refused = await folder.ask(lambda project: _refused(project.plan, handed))
    review = decide(
        found.review, Decision.REJECTED, lambda piece: piece.alone and bool(refused.intersection(piece.hunk.events))
    )
    session.reviews.become(found, review)
    return found


def _folder(session: Session, root: str) -> Folder:
    for folder in session.folders.values():
        if folder.root.resolve() == Path(root).resolve():
            return folder
    raise InputError(f"It is a run in {root}.", "Open that folder.")


def _refused(plan: Plan, handed: Handed) -> set[str]:
    events = {each.event for each in handed.entries}
    return {each for each in events if live_entry(plan, each) is None and rejected_entry(plan, each) is not None}
