"""Runs of the agent: begun for a person, shown while they go, and handed over as a review."""

import asyncio
import importlib
import logging

from lsp_server.errors import InputError, LuthierError
from lsp_server.runs.records import Ended, Recorder, reopen
from lsp_server.runs.standing import Standing, told_outcome, told_places
from lsp_server.runs.starting import check_installed
from lsp_server.runs.values import News, Outcome, Used
from lsp_server.session.agent_offers import GO_ON, STOP
from lsp_server.session.agent_runs import AgentRun
from lsp_server.session.approving import PersonAtEditor
from lsp_server.session.deciding import changed
from lsp_server.session.entering import Entrance, Wanted, enter
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.reviewing import review_outcome
from lsp_server.workspace.checking_command import allowed

_log = logging.getLogger(__name__)

_RUNNING = "lsp_server.agent.run"
"""Imported when the first run begins: the agent's SDK is an extra, and takes a second to load."""

_ENDS = {"ready": "Ready to review.", "nothing": "Nothing to review.", "stopped": "Stopped.", "failed": "Failed."}


async def begin_run(session: Session, folder: Folder, wanted: Wanted) -> AgentRun:
    """Begin a run; it goes on when this has returned.

    Raises:
        InputError: when it cannot begin; it says why.
    """
    check_installed()
    await session.agents.reserve(folder)
    try:
        entrance = await enter(session, folder, wanted)
        model = entrance.project.settings.agent_model
        recorder = await asyncio.to_thread(Recorder, folder.root, entrance.limits, model)
        run = AgentRun(recorder.run, folder, standing=Standing(entrance.limits))
        session.agents.enter(run)
    finally:
        session.agents.release(folder)
    title = f"Agent: {entrance.title}"
    run.progress = session.outgoing.progress(title, run.stop, message=run.standing.bounds)
    run.task = session.runs.start(f"agent in {folder.root}", _carried(session, run, entrance, recorder), about=folder)
    # A task that is cancelled before its first step does nothing at all, not even this.
    run.task.add_done_callback(lambda _: session.agents.leave(run))
    if not session.flags.progress:
        session.outgoing.say(f"{title}. {run.standing.bounds} The action “{STOP}” ends it.")
    changed(session, run)
    return run


async def _carried(session: Session, run: AgentRun, entrance: Entrance, recorder: Recorder) -> None:
    ended, review = "stopped", None
    try:
        outcome = await _carry(session, run, entrance, recorder)
        review = await _hand_over(session, run, outcome)
        ended = "ready" if review else "nothing"
    except asyncio.CancelledError:
        await _note_resumable(session, run)
        if run.stopped and not session.flags.progress:
            session.outgoing.say("The agent was stopped.")
        raise
    except LuthierError as fault:
        ended = await _failed(session, run, str(fault))
    except Exception:  # noqa: BLE001 - whatever it is, a person waits for the end of what they began
        _log.exception("a run of the agent failed")
        ended = await _failed(session, run, "The agent's run failed.")
    finally:
        session.agents.leave(run)
        if run.progress is not None:
            run.progress.end(_ENDS[ended])
        session.outgoing.run_changed({"run": run.identity, "ended": ended, **({"review": review} if review else {})})


async def _carry(session: Session, run: AgentRun, entrance: Entrance, recorder: Recorder) -> Outcome:
    try:
        await asyncio.to_thread(importlib.import_module, _RUNNING)
    except BaseException:
        recorder.ended(Ended.STOPPED)
        await asyncio.to_thread(recorder.close)
        raise
    from lsp_server.agent.run import Task, carry_out  # noqa: PLC0415 - see above

    task = Task(
        project=entrance.project,
        provider=entrance.provider,
        start=entrance.start,
        limits=entrance.limits,
        model=entrance.project.settings.agent_model,
        check=allowed(entrance.project.settings),
        saved=entrance.saved,
        moments=entrance.moments,
        unsaved=entrance.unsaved,
    )
    return await carry_out(task, PersonAtEditor(session, run), recorder, lambda news: _hear(session, run, news))


async def _hand_over(session: Session, run: AgentRun, outcome: Outcome) -> str | None:
    """Let a person review what a run came to; the review's name, None when there is nothing to review."""
    found = await review_outcome(session, run.folder, outcome) if outcome.patch.hunks else None
    where = "" if session.flags.follows_runs else told_places(outcome)
    session.outgoing.say(f"{told_outcome(outcome)} {where}".strip(), serious=bool(outcome.left))
    return found.identity if found else None


def _hear(session: Session, run: AgentRun, news: News) -> None:
    run.standing = run.standing.after(news)
    if isinstance(news, Used):
        run.show()
    else:
        changed(session, run)


async def _failed(session: Session, run: AgentRun, why: str) -> str:
    how = await _note_resumable(session, run)
    session.outgoing.fail(f"{why} Your code is as it was. {how}".strip())
    return "failed"


async def _note_resumable(session: Session, run: AgentRun) -> str:
    """Keep a run that did not come to its end, if one can go on with it; how, in a sentence."""
    try:
        await asyncio.to_thread(reopen, run.identity, run.folder.root)
    except InputError:
        return ""
    if run.folder in session.folders.values():
        session.agents.resumable[run.folder] = run.identity
    return f"Choose “{GO_ON}” at any place in it, or run luthier implement --resume {run.identity}."
