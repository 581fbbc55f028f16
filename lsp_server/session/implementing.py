"""Runs of the agent: begun for a person, shown while they go, and handed over as a review."""

import asyncio
import importlib
import logging
from typing import NamedTuple

from lsp_server.errors import InputError, LuthierError
from lsp_server.runs.records import Ended, Recorder, keep_handed, reopen
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
from lsp_server.session.recorded import touch_report
from lsp_server.session.reviewing import review_outcome
from lsp_server.session.trust import check_trusted
from lsp_server.workspace.checking_command import allowed

_log = logging.getLogger(__name__)

_RUNNING = "lsp_server.agent.run"
"""Imported when the first run begins: the agent's SDK is an extra, and takes a second to load."""

_STOPPED = "The agent was stopped."
_UNTOUCHED = "Your code is as it was."
_ENDS = {"ready": "Ready to review.", "nothing": "Nothing to review.", "stopped": "Stopped.", "failed": "Failed."}


class _End(NamedTuple):
    """How a run ended."""

    ended: str
    """A key of ``_ENDS``."""
    message: str
    """What it came to, in a sentence for a person."""
    review: str = ""
    resumable: bool = False

    @property
    def told(self) -> dict[str, object]:
        """As a client is told; what is not so is left out."""
        return {key: value for key, value in self._asdict().items() if value}


async def begin_run(session: Session, folder: Folder, wanted: Wanted) -> AgentRun:
    """Begin a run; it goes on when this has returned.

    Raises:
        InputError: when it cannot begin; it says why.
    """
    check_trusted(session)
    check_installed()
    await session.agents.reserve(folder)
    try:
        entrance = await enter(session, folder, wanted)
        check_trusted(session)
        model = entrance.project.settings.agent_model
        recorder = await asyncio.to_thread(Recorder, folder.root, entrance.limits, model)
        run = AgentRun(recorder.run, folder, recorder.record.began, standing=Standing(entrance.limits))
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
    end = _End("stopped", _STOPPED)
    try:
        outcome = await _carry(session, run, entrance, recorder)
        end = await _hand_over(session, run, outcome)
    except asyncio.CancelledError:
        end = end._replace(resumable=await _note_resumable(session, run))
        if run.stopped and not session.flags.progress and not session.flags.follows_runs:
            session.outgoing.say(end.message)
        raise
    except LuthierError as fault:
        end = await _failed(session, run, str(fault))
    except Exception:  # noqa: BLE001 - whatever it is, a person waits for the end of what they began
        _log.exception("a run of the agent failed")
        end = await _failed(session, run, "The agent's run failed.")
    finally:
        session.agents.leave(run)
        if run.progress is not None:
            run.progress.end(_ENDS[end.ended])
        session.outgoing.run_changed({"run": run.identity, **end.told})
        touch_report(session, run.identity)


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


async def _hand_over(session: Session, run: AgentRun, outcome: Outcome) -> _End:
    """Let a person review what a run came to."""
    found = None
    if outcome.patch.hunks:
        found = await review_outcome(session, run.folder, outcome, run.identity)
        await asyncio.to_thread(keep_handed, run.identity, outcome)
    message = told_outcome(outcome)
    if not session.flags.follows_runs:
        session.outgoing.say(f"{message} {told_places(outcome)}".strip(), serious=bool(outcome.left))
    return _End("ready" if found else "nothing", message, review=found.identity if found else "")


def _hear(session: Session, run: AgentRun, news: News) -> None:
    run.standing = run.standing.after(news)
    if isinstance(news, Used):
        run.show()
    else:
        changed(session, run)


async def _failed(session: Session, run: AgentRun, why: str) -> _End:
    end = _End("failed", f"{why} {_UNTOUCHED}", resumable=await _note_resumable(session, run))
    if not session.flags.follows_runs:
        how = f" {_how(run)}" if end.resumable else ""
        session.outgoing.fail(f"{end.message}{how}")
    return end


def _how(run: AgentRun) -> str:
    return f"Choose “{GO_ON}” at any place in it, or run luthier implement --resume {run.identity}."


async def _note_resumable(session: Session, run: AgentRun) -> bool:
    """Keep a run that did not come to its end, if one can go on with it; whether one can."""
    try:
        await asyncio.to_thread(reopen, run.identity, run.folder.root)
    except InputError:
        return False
    if run.folder in session.folders.values():
        session.agents.resumable[run.folder] = run.identity
    return True
