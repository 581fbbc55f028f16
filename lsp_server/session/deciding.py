"""Take what a person says to the agent's plan: into the run, and into the tracking plan at once."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from analyzers.model import Entry
from lsp_server.errors import InputError, LuthierError
from lsp_server.runs.learning import with_decisions
from lsp_server.runs.values import Decided
from lsp_server.session.agent_runs import AgentRun
from lsp_server.session.changes import tell_changed
from lsp_server.session.memory import Session
from lsp_server.session.recorded import touch_report
from lsp_server.session.remembering import remember


async def answer(
    session: Session, run: AgentRun, answers: Any, first: Callable[[], Awaitable[object]] | None = None
) -> tuple[Entry, ...]:
    """Take answers as a client sends them; the entries that wait still.

    ``first`` is done when they have been read and before they are taken.

    Raises:
        InputError: when one cannot be read; nothing is taken then.
        LuthierError: what ``first`` raises; nothing is taken then.
    """
    async with run.turn:
        if run.approval is None:
            raise InputError("Nothing of this run waits for approval.", "See how it stands with luthier/runs.")
        decided = run.approval.read(answers)
        if first is not None:
            await first()
        await _take(session, run, decided)
        return run.approval.waiting if run.approval else ()


async def decide(session: Session, run: AgentRun, decided: Iterable[Decided]) -> None:
    """Take what a person said to some entries."""
    async with run.turn:
        await _take(session, run, tuple(decided))


def changed(session: Session, run: AgentRun) -> None:
    """A run stands differently: say so."""
    run.show()
    session.outgoing.run_changed({"run": run.identity})
    touch_report(session, run.identity)


async def _take(session: Session, run: AgentRun, decided: tuple[Decided, ...]) -> None:
    if run.approval is None:
        return
    run.approval = run.approval.take(decided)
    try:
        await remember(session, run.folder, lambda _: lambda plan: with_decisions(plan, decided))
    except LuthierError as error:
        session.outgoing.say(f"The tracking plan does not know yet what you said. {error}", serious=True)
    if run.approval is not None and not run.approval.waiting:
        run.answered.set()
    changed(session, run)
    tell_changed(session, run.folder, "plan")
