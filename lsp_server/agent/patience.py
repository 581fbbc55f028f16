"""Give up on an agent that says nothing, but wait for a tool of ours however long it takes."""

import asyncio
import contextlib
from dataclasses import replace
from types import TracebackType
from typing import Any

from claude_agent_sdk import SdkMcpTool

from lsp_server.runs.faults import AgentFault


class Patience:
    """``async with`` it around what the agent does; ``renew`` it whenever something was heard."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._working = 0
        self._clock = asyncio.Timeout(None)

    def renew(self) -> None:
        """Something was heard: the wait begins anew."""
        until = None if self._working else asyncio.get_running_loop().time() + self._seconds
        with contextlib.suppress(RuntimeError):  # it is over already, or has not begun
            self._clock.reschedule(until)

    def while_working(self, tool: SdkMcpTool[Any]) -> SdkMcpTool[Any]:
        """``tool``, with the clock stopped while it works."""

        async def handle(given: Any) -> dict[str, Any]:
            self._working += 1
            self.renew()
            try:
                return await tool.handler(given)
            finally:
                self._working -= 1
                self.renew()

        return replace(tool, handler=handle)

    async def __aenter__(self) -> None:
        self._clock = asyncio.timeout(self._seconds)
        await self._clock.__aenter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._clock.__aexit__(kind, error, trace)
        except TimeoutError:
            raise AgentFault("silence") from None
