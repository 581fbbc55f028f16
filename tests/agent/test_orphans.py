"""When the editor is killed, the agent ends with it, or can at least write nothing more."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psutil
import pytest

from lsp_server.agent.jail import choose_jail
from lsp_server.workspace.sandbox import starter
from tests.house.tree import ROOT
from tests.support.agents import Studio, alive
from tests.support.model_api import ModelApi, Request, Turn, say, use

PARENT = """
import asyncio, sys
from pathlib import Path
from lsp_server.runs.guarding import Room
from lsp_server.workspace.sandbox import starter
from tests.support.agents import Studio
from tests.support.model_api import ModelApi

async def main(shadow, folder, url, way):
    if way == "plain":
        starter.tie = lambda: ()
    api = ModelApi()
    api.url = url
    async with Studio(Room(Path(shadow), Path(folder))).conversation(api, jailing=way == "jailed") as talk:
        await talk.ask("Go.")

asyncio.run(main(*sys.argv[1:]))
"""

WAYS = [
    *(["jailed"] if choose_jail().shut else []),
    *(["tied"] if starter.tie() else []),
    "plain",
]


@pytest.mark.asyncio
@pytest.mark.parametrize("way", WAYS)
async def test_an_agent_whose_parent_was_killed_writes_nothing_more(studio: Studio, way: str) -> None:
    """Where the system ties them the agent is gone at once; elsewhere every tool call of its is refused."""
    killed = asyncio.Event()

    async def after(_request: Request) -> Turn:
        await killed.wait()
        return use("Write", file_path="after.py", content="")

    script = [use("Write", file_path="before.py", content=""), after, use("Write", file_path="late.py", content="")]
    async with ModelApi([*script, say("Done.")]) as api, parent(studio, api, way) as tree:
        await api.asked(2)
        agents = tree[1:]
        assert agents
        tree[0].send_signal(signal.SIGKILL)
        if way == "plain":
            killed.set()
            await ended(agents, 20.0)
        else:
            await ended(agents, 3.0)
            killed.set()
        assert sorted(each.name for each in studio.room.shadow.glob("*.py")) == ["app.py", "before.py"]


@asynccontextmanager
async def parent(studio: Studio, api: ModelApi, way: str) -> AsyncIterator[list[psutil.Process]]:
    """Another Python that talks with an agent; it and all below it, as they are once the API was asked."""
    given = [str(studio.room.shadow), str(studio.room.folder), api.url, way]
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PARENT, *given, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL
    )
    await api.asked()
    top = psutil.Process(started.pid)
    tree = [top, *top.children(recursive=True)]
    try:
        yield tree
    finally:
        for each in tree:
            if alive(each):
                each.kill()
        await started.wait()


async def ended(tree: list[psutil.Process], seconds: float) -> None:
    """Check that nothing of ``tree`` is left in time."""
    until = asyncio.get_running_loop().time() + seconds
    while any(map(alive, tree)) and asyncio.get_running_loop().time() < until:  # noqa: ASYNC110 - nothing tells of it
        await asyncio.sleep(0.02)
    assert [each for each in tree if alive(each)] == []
