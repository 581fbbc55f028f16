"""A person decides on the agent's plan, in whatever way their editor gives them; nothing of what they say is lost."""

from analyzers.model import Entry
from lsp_server.errors import InputError
from lsp_server.runs.approval import Approval
from lsp_server.runs.values import Decided
from lsp_server.session.agent_runs import AgentRun
from lsp_server.session.asking import ask
from lsp_server.session.changes import tell_changed
from lsp_server.session.deciding import changed
from lsp_server.session.memory import Session


class PersonAtEditor:
    """The person of a run; they may take as long as they like."""

    def __init__(self, session: Session, run: AgentRun) -> None:
        self._session = session
        self._run = run

    async def approve(self, entries: tuple[Entry, ...]) -> tuple[Decided, ...]:
        """What the person says to each entry; in the plan already when it is returned."""
        run = self._run
        run.approval = Approval(entries)
        run.answered.clear()
        self._tell()
        if not self._session.flags.follows_runs:
            _ask(self._session, run)
        try:
            await run.answered.wait()
            return run.approval.answer
        finally:
            if run.asking is not None:
                run.asking.cancel()
            run.approval, run.asking = None, None
            self._tell()

    def _tell(self) -> None:
        changed(self._session, self._run)
        tell_changed(self._session, self._run.folder, "plan")


async def ask_again(session: Session, run: AgentRun) -> tuple[Entry, ...]:
    """Put the question about a run's plan before the person anew; the entries that wait.

    A question that is open takes no answer any more: an editor may have lost it.

    Raises:
        InputError: when nothing waits for them.
    """
    async with run.turn:
        if run.approval is None:
            raise InputError("Nothing of this run waits for approval.", "See how it stands with luthier/runs.")
        if run.asking is not None:
            run.asking.cancel()
        _ask(session, run)
        return run.approval.waiting


def _ask(session: Session, run: AgentRun) -> None:
    run.asking = session.runs.start(f"approval of {run.identity}", ask(session, run), about=run.folder)
