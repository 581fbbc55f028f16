"""The agent's runs that are under way: one for a folder at most."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lsp_server.errors import InputError
from lsp_server.runs.approval import Approval
from lsp_server.runs.standing import Standing, told_approval
from lsp_server.session.folder import Folder
from lsp_server.session.outgoing import Progress


@dataclass
class AgentRun:
    """One run, from its begin until nothing of it is left."""

    identity: str
    """By which it is recorded, and can be resumed."""
    folder: Folder
    began: str
    """ISO 8601, UTC."""
    progress: Progress | None = None
    standing: Standing = field(default_factory=Standing)
    approval: Approval | None = None
    """The plan that waits for a person."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while something that a person said is taken and remembered."""
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the person has said something to every entry."""
    asking: "asyncio.Task[None] | None" = None
    """The question that is before the person."""
    task: "asyncio.Task[None] | None" = None
    stopped: bool = False

    @property
    def line(self) -> str:
        """How it stands, for a person."""
        if self.approval is not None:
            return told_approval(self.standing, len(self.approval.waiting))
        return self.standing.line

    def show(self) -> None:
        """Say how it stands now."""
        if self.progress is not None:
            self.progress.tell(self.line, self.standing.percent)

    def stop(self) -> None:
        """End it; that it ends is said at once, however long it takes to be gone."""
        self.stopped = True
        if self.progress is not None:
            self.progress.end("Stopped.")
        if self.task is not None:
            self.task.cancel()


class AgentRuns:
    """The table of runs. Used on the event loop only."""

    def __init__(self) -> None:
        self._runs: dict[str, AgentRun] = {}
        self._beginning: set[Folder] = set()
        self.resumable: dict[Folder, str] = {}
        """The last run of a folder, where one can go on with it."""

    def __iter__(self) -> Iterator[AgentRun]:
        return iter(tuple(self._runs.values()))

    def of(self, folder: Folder) -> AgentRun | None:
        """The folder's run."""
        return next((each for each in self if each.folder is folder), None)

    def get(self, identity: Any) -> AgentRun:
        """The run of that name.

        Raises:
            InputError: when there is none under way.
        """
        found = self._runs.get(identity) if isinstance(identity, str) else None
        if found is None:
            raise InputError("There is no such run under way.", "Ask for luthier/runs, or begin one.")
        return found

    async def reserve(self, folder: Folder) -> None:
        """Keep a folder for a run that is about to begin; one that was stopped is waited for.

        Raises:
            InputError: when a run is under way there.
        """
        last = self.of(folder)
        if last is not None and last.stopped and last.task is not None:
            await asyncio.wait({last.task})
        self.check_free(folder)
        self._beginning.add(folder)

    def check_free(self, folder: Folder) -> None:
        """Make sure that a run may begin in a folder.

        Raises:
            InputError: when one is under way there, other than one that was stopped.
        """
        last = self.of(folder)
        if folder in self._beginning or (last is not None and not last.stopped):
            raise InputError("The agent is at work in this folder already.", "Stop it first, or wait for its end.")

    def release(self, folder: Folder) -> None:
        """A run that was about to begin has begun, or does not."""
        self._beginning.discard(folder)

    def enter(self, run: AgentRun) -> None:
        """A run has begun."""
        self._runs[run.identity] = run
        self.resumable.pop(run.folder, None)

    def leave(self, run: AgentRun) -> None:
        """Nothing of a run is left."""
        self._runs.pop(run.identity, None)
