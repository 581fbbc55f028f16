"""Stop the agent's process at once, whatever it is doing."""

import asyncio
import contextlib
import os
import signal
from pathlib import Path

from claude_agent_sdk import ClaudeSDKClient

_ASKED_SECONDS = 0.3


async def stop(client: ClaudeSDKClient, opening: asyncio.Task[None], mark: Path) -> None:
    """Interrupt what the process of ``client`` does, end it, and collect what is left of it.

    Args:
        client: Connected, or on the way there.
        opening: What connects it.
        mark: The file with the process's id.
    """
    if opening.done():
        with contextlib.suppress(Exception):
            async with asyncio.timeout(_ASKED_SECONDS):
                await client.interrupt()
    _kill(mark)
    opening.cancel()
    with contextlib.suppress(Exception, asyncio.CancelledError):
        await opening
    with contextlib.suppress(Exception):
        await client.disconnect()


def _kill(mark: Path) -> None:
    """End the process that ``mark`` names, when it is still a child of ours: ids are given anew."""
    with contextlib.suppress(OSError, ValueError):
        number = int(mark.read_text("utf-8"))
        if os.waitpid(number, os.WNOHANG)[0] == 0:
            os.kill(number, signal.SIGKILL)
