"""One conversation with an agent over all stages: ask, wait for the answer, and stop it at once when told to."""

import asyncio
import gc
import logging
import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self, TypeVar

import claude_agent_sdk
from claude_agent_sdk import (
    AssistantMessage,
    ClaudeSDKClient,
    Message,
    ResultMessage,
    SdkMcpTool,
    StreamEvent,
    SystemMessage,
    UserMessage,
)
from claude_agent_sdk.types import AssistantMessageError

from lsp_server.agent.faults import fault_of_error, fault_of_result, refuse_full_disk, waits
from lsp_server.agent.guard import called, guard, returned
from lsp_server.agent.jail import choose_jail, write_program
from lsp_server.agent.options import options
from lsp_server.agent.patience import Patience
from lsp_server.agent.program import find_program
from lsp_server.agent.stopping import stop
from lsp_server.runs.faults import AgentFault
from lsp_server.runs.guarding import Gate, Room
from lsp_server.runs.metering import Meter
from lsp_server.runs.values import Limits, News, Spent
from lsp_server.workspace.sandbox import Starter, surroundings

T = TypeVar("T")

_log = logging.getLogger(__name__)

_START_SECONDS = 60.0
_STOP_SECONDS = 0.8
_COLLECT_SECONDS = 5.0

# What the SDK logs of its errors holds parts of the messages: they are not for anybody's log.
logging.getLogger(claude_agent_sdk.__name__).setLevel(logging.CRITICAL + 1)


class Conversation:
    """An agent that is asked one thing after the other, and remembers what was said before.

    ``async with`` starts its process and ends it. After a fault or a cancellation it cannot be asked again.
    """

    def __init__(
        self,
        room: Room,
        *,
        system: str,
        tools: Mapping[str, Sequence[SdkMcpTool[Any]]],
        granted: Callable[[], frozenset[str]],
        limits: Limits,
        model: str | None,
        tell: Callable[[News], None],
        environment: Mapping[str, str] | None = None,
        jailing: bool = True,
        program: Path | None = None,
    ) -> None:
        """Prepare the conversation; nothing is started or written.

        Args:
            room: Where the agent works.
            system: What it is told before anything else.
            tools: Our tools, by the group that they are shown and hidden with.
            granted: Short names of the tools of the present stage; asked anew for each call.
            limits: What it may use.
            model: None for the newest of the API.
            tell: Hears what happens, in the order that it happens.
            environment: Variables that are added to those of this process, under the same rules.
            jailing: Whether it is put into a sandbox of the operating system, where there is one.
            program: The agent's program; None for the one that is installed.
        """
        room = Room(room.shadow.resolve(), room.folder.resolve(), tuple(each.resolve() for each in room.readable))
        self._room = replace(room, readable=(*room.readable, *([room.plugin] if room.plugin else [])))
        self._jail = choose_jail(jailing=jailing)
        self.jailed = self._jail.shut
        """Whether the agent's process is in a sandbox of the operating system."""
        self.jail = self._jail.said
        """One sentence: which, or why there is none."""
        self._around = surroundings({**os.environ, **(environment or {})}, self._room.own)
        self._program = program
        self._patience = Patience(limits.silence)
        self._tools = {name: [self._patience.while_working(each) for each in group] for name, group in tools.items()}
        self._shown = dict.fromkeys(tools, True)
        self._gate = Gate(self._room, granted)
        self._system, self._limits, self._model, self._tell = system, limits, model, tell
        self._meter = Meter(limits, tell)
        self._error: AssistantMessageError | None = None
        self._fault: AgentFault | None = None
        self._client: ClaudeSDKClient | None = None
        self._mark = self._room.folder
        self._opening: asyncio.Task[None] | None = None
        self._stopping: asyncio.Task[None] | None = None

    @property
    def spent(self) -> Spent:
        """What was used so far."""
        return self._meter.spent

    async def __aenter__(self) -> Self:
        await self._carefully(self._open())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stop()

    async def ask(self, prompt: str) -> str:
        """Let the agent work on ``prompt`` until it has nothing more to do; the words it ends with.

        Raises:
            AgentFault: when it cannot go on; it is stopped, and every further question meets the same fault.
            asyncio.CancelledError: when the task was cancelled; the agent is stopped before.
        """
        if self._fault:
            raise self._fault
        return await self._carefully(self._exchange(prompt))

    async def _open(self) -> None:
        starter = self._prepare()
        self._mark = starter.mark
        self._client = ClaudeSDKClient(
            options(
                self._room,
                starter.program,
                system=self._system,
                tools=self._tools,
                hook=guard(self._gate, self._tell),
                variables={**dict.fromkeys(self._around.gone, ""), **self._around.kept},
                dollars=self._limits.dollars,
                model=self._model,
            )
        )
        self._opening = asyncio.create_task(self._client.connect())
        async with Patience(_START_SECONDS):
            await asyncio.shield(self._opening)

    def _prepare(self) -> Starter:
        cli = self._program or find_program()
        if cli is None or not os.access(cli, os.X_OK):
            raise AgentFault("missing")
        try:
            return write_program(self._room, cli, self._around, self._jail)
        except OSError:
            raise AgentFault("disk") from None

    async def _exchange(self, prompt: str) -> str:
        if self._client is None:
            raise AgentFault("ended")
        self._meter.check()
        async with self._patience:
            await self._show(self._client)
            await self._client.query(prompt)
            async for message in self._client.receive_response():
                self._patience.renew()
                self._hear(message)
                if isinstance(message, ResultMessage):
                    return self._conclude(message)
        raise AgentFault("ended")

    async def _show(self, client: ClaudeSDKClient) -> None:
        """Show the groups that a tool is granted of, and hide the others."""
        granted = self._gate.granted()
        for name, group in self._tools.items():
            wanted = any(each.name in granted for each in group)
            if self._shown[name] is not wanted:
                await client.toggle_mcp_server(name, wanted)
                self._shown[name] = wanted

    def _hear(self, message: Message) -> None:
        match message:
            case SystemMessage(subtype="init", data=told) if told.get("plugin_errors"):
                raise AgentFault("plugin")
            case SystemMessage(subtype="api_retry", data=told):
                self._tell(waits(told))
            case StreamEvent():
                self._meter.event(message.event)
            case AssistantMessage():
                self._error = message.error
                called(message, self._gate)
                self._meter.response(None if message.error else message.message_id)
            case UserMessage():
                returned(message, self._gate, self._tell)
                refuse_full_disk(message)
                self._meter.check()

    def _conclude(self, result: ResultMessage) -> str:
        self._meter.result(result.total_cost_usd)
        if result.is_error or result.subtype != "success":
            raise fault_of_result(result, self._error)
        return result.result or ""

    async def _carefully(self, work: Coroutine[Any, Any, T]) -> T:
        """Do ``work``; when it cannot be done, the agent is stopped, and the reason told in our words."""
        try:
            return await work
        except asyncio.CancelledError:
            self._fault = AgentFault("ended")
            await self._stop()
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the process must not be left
            _log.info("the agent is given up: %s", type(error).__name__)
            self._fault = error if isinstance(error, AgentFault) else fault_of_error(error)
        # Raised outside of the handler: a fault must not keep the SDK's error alive, and its pipes with that.
        await self._stop()
        if self._fault.kind == "oversized":
            await self._collect()
        raise self._fault

    async def _stop(self) -> None:
        if self._client is None or self._opening is None:
            return
        if self._stopping is None:
            self._stopping = asyncio.create_task(stop(self._client, self._opening, self._mark))
        # What takes longer, a tool of ours in its thread, ends on its own and is not waited for.
        await asyncio.wait({self._stopping}, timeout=_STOP_SECONDS)

    async def _collect(self) -> None:
        """Close the pipe of a reader that failed: the SDK leaves it to the collector, which needs the loop for it."""
        if self._stopping is not None:
            await asyncio.wait({self._stopping}, timeout=_COLLECT_SECONDS)
        gc.collect()
