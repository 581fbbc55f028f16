"""Take the steps of a journey: ask the agent, ask the person, let the host check."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import Protocol

from analyzers.model import Entry, Flaw
from lsp_server.prose.stages import StagePage
from lsp_server.runs.desk import Desk
from lsp_server.runs.faults import AgentFault
from lsp_server.runs.journey import Approve, Ask, Journey, Step, Unfruitful, Verify
from lsp_server.runs.records import Recorder
from lsp_server.runs.settling import Bench
from lsp_server.runs.values import Answer, Checked, Conclusion, Decided, News, Stage, StageBegan
from lsp_server.workspace.shadow import Shadow


class Person(Protocol):
    """The one who decides on the plan."""

    async def approve(self, entries: tuple[Entry, ...]) -> tuple[Decided, ...]:
        """What the person says to each entry; they may take as long as they like.

        Raises:
            asyncio.CancelledError: when they stop the run.
        """


class Agent(Protocol):
    """The one who is asked."""

    async def ask(self, prompt: str) -> str:
        """The words that it ends its work on ``prompt`` with.

        Raises:
            AgentFault: when it can no longer be asked.
        """


class Walker:
    """What the steps of one run are taken with."""

    def __init__(  # noqa: PLR0917 - it names what a walk needs
        self,
        agent: Agent,
        desk: Desk,
        bench: Bench,
        pages: Mapping[str, StagePage],
        person: Person,
        recorder: Recorder,
        hear: Callable[[News], None],
    ) -> None:
        self._agent = agent
        self._desk = desk
        self._bench = bench
        self._pages = pages
        self._person = person
        self._recorder = recorder
        self._hear = hear

    async def walk(self, steps: Journey, farewell: Ask) -> Conclusion:
        """Take every step; what the journey comes to.

        A journey that stops since a stage gave nothing still ends with the question of ``farewell``.

        Raises:
            AgentFault: when the agent can no longer be asked.
            Unfruitful: when a stage gave nothing.
        """
        reply: object = None
        while True:
            try:
                step = steps.send(reply)
            except StopIteration as end:
                return _conclusion(end.value)
            except Unfruitful:
                await self._part(farewell)
                raise
            reply = await self._take(step)

    async def _take(self, step: Step) -> object:
        match step:
            case Approve(entries):
                self._recorder.proposed(entries)
                decided = await self._person.approve(entries)
                self._recorder.decided(decided)
                return decided
            case Verify(entries, number):
                return await self._verify(entries, number)
            case Ask(Stage.RETROSPECTIVE):
                return await self._part(step)
            case Ask():
                return await self._ask(step)

    async def _ask(self, step: Ask) -> Answer:
        self._hear(StageBegan(step.stage, step.event, step.number, step.of))
        self._desk.enter(frozenset(self._pages[step.stage].tools))
        answer = self._desk.answer(await self._agent.ask(step.prompt))
        if step.stage is Stage.IMPLEMENT:
            await self._keep(step.event)
        elif step.stage is Stage.CHECK:
            await self._keep()
        self._recorder.finished(step.stage, answer, step.event)
        return answer

    async def _keep(self, event: str = "") -> None:
        changes = await asyncio.to_thread(self._desk.shadow.changes)
        self._recorder.saved(changes, self._desk.settings, event)

    async def _part(self, step: Ask) -> Answer:
        """The last question; whether it is answered changes nothing for what was made."""
        with contextlib.suppress(AgentFault):
            return await self._ask(step)
        return Answer()

    async def _verify(self, entries: tuple[Entry, ...], number: int) -> tuple[Flaw, ...]:
        flaws = await asyncio.to_thread(_flaws, self._desk.shadow, self._bench, entries)
        bad = {each.event for each in flaws}
        ready = 0 if "" in bad else sum(each.event not in bad for each in entries)
        self._hear(Checked(ready, len(entries), number))
        self._recorder.checked(flaws)
        return flaws


def _flaws(shadow: Shadow, bench: Bench, entries: tuple[Entry, ...]) -> tuple[Flaw, ...]:
    found = shadow.compare()
    strange = tuple(Flaw("untouched", each.path, f"It {each.reason}; remove it.") for each in found.strange)
    return bench.flaws(found.changes, entries) + strange


def _conclusion(value: object) -> Conclusion:
    if not isinstance(value, Conclusion):
        raise TypeError("a journey ends with its conclusion")
    return value
