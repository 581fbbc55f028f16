"""Stop the agent's process at once, whatever it is doing."""

import asyncio
import contextlib
import os
import signal
from pathlib import Path

from claude_agent_sdk import ClaudeSDKClient

_ASKED_SECONDS = 0.3
_READ_SECONDS = 2.0
_BORN_SECONDS = 5.0  # on a machine that is very busy; nobody waits for it


async def stop(client: ClaudeSDKClient, opening: asyncio.Task[None], mark: Path) -> None:
    """Interrupt what the process of ``client`` does, end it, and collect what is left of it.

    Args:
        client: Connected, or on the way there.
        opening: What connects it.
        mark: The file with the process's id.
    """
    if not opening.done():
        await _unopened(opening, mark)
    with contextlib.suppress(Exception):
        async with asyncio.timeout(_ASKED_SECONDS):
            await client.interrupt()
    _kill(mark)
    with contextlib.suppress(Exception):
        async with asyncio.timeout(_READ_SECONDS):
            # To the end of what it said: a pipe that is not read out is never closed.
            async for _ in client.receive_messages():
                pass
    with contextlib.suppress(Exception):
        await client.disconnect()


async def _unopened(opening: asyncio.Task[None], mark: Path) -> None:
    """End a process that is only starting; it may not have said its id yet."""
    loop = asyncio.get_running_loop()
    until = loop.time() + _BORN_SECONDS
    while not opening.done() and loop.time() < until:
        _kill(mark)
        await asyncio.wait({opening}, timeout=0.01)
    opening.cancel()
    await asyncio.wait({opening})


def _kill(mark: Path) -> None:
    """End the process that ``mark`` names and its group, when it is still a child of ours: ids are given anew."""
    with contextlib.suppress(OSError, ValueError):
        number = int(mark.read_text("utf-8"))
        if _runs(number):
            # The leader first: the group gains nobody after that.
            os.kill(number, signal.SIGKILL)
            if hasattr(os, "killpg"):
                os.killpg(number, signal.SIGKILL)


def _runs(number: int) -> bool:
    """Whether this child still runs; a finished one is left to the loop to collect, where the system can do that.

    Raises:
        ChildProcessError: when it is no child of ours.
    """
    if hasattr(os, "waitid"):
        return os.waitid(os.P_PID, number, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    return os.waitpid(number, os.WNOHANG)[0] == 0
