"""A person who stops a run is heard at once, whatever the agent is doing, and nothing of it is left."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
from claude_agent_sdk import SdkMcpTool

from lsp_server.agent import stopping
from lsp_server.agent.conversation import Conversation
from lsp_server.runs.faults import AgentFault
from lsp_server.runs.values import Waits
from lsp_server.workspace.sandbox import write_starter
from tests.support.agents import Studio, alive, processes
from tests.support.model_api import ModelApi, Reply, Trouble, Turn, When, say, use

PROMISED = 3.0
"""Seconds that a slow machine is given; elsewhere it is a fraction of one."""


async def heard(_studio: Studio, api: ModelApi) -> None:
    """The API was asked."""
    await api.asked()


async def streaming(_studio: Studio, api: ModelApi) -> None:
    """The answer is on its way."""
    await api.asked()
    await asyncio.sleep(0.3)


async def waiting(studio: Studio, _api: ModelApi) -> None:
    """The process waits before it asks again."""
    while not any(isinstance(each, Waits) for each in studio.news):  # noqa: ASYNC110 - news come from within
        await asyncio.sleep(0.01)


SITUATIONS: dict[str, tuple[Turn, Callable[[Studio, ModelApi], Awaitable[None]]]] = {
    "the API does not answer": (Trouble(hang=When.BEFORE), heard),
    "the answer comes": (Reply([say("word " * 2000)], pause=0.02), streaming),
    "the answer stops coming": (Trouble(hang=When.MIDDLE), streaming),
    "the API is asked again later": (
        Trouble(status=429, kind="rate_limit_error", headers={"retry-after": "30"}, times=-1),
        waiting,
    ),
}


@pytest.mark.asyncio
@pytest.mark.parametrize(("turn", "until"), SITUATIONS.values(), ids=SITUATIONS)
async def test_a_question_that_is_cancelled_ends_at_once(
    studio: Studio, jailing: bool, turn: Turn, until: Callable[[Studio, ModelApi], Awaitable[None]]
) -> None:
    """The task ends, the whole tree of processes is gone, and the agent cannot be asked again."""
    async with ModelApi([turn]) as api, studio.conversation(api, jailing=jailing) as talk:
        asking = asyncio.create_task(talk.ask("Go."))
        await until(studio, api)
        tree = processes()
        assert tree
        await assert_cancelled(asking)
        await assert_gone(tree)
        with pytest.raises(AgentFault):
            await talk.ask("Go on.")


@pytest.mark.asyncio
async def test_a_conversation_that_is_left_ends_at_once(studio: Studio, jailing: bool) -> None:
    """Also when a question is still under way in another task."""
    async with ModelApi([Trouble(hang=When.BEFORE)]) as api:
        async with studio.conversation(api, jailing=jailing) as talk:
            asking = asyncio.create_task(talk.ask("Go."))
            await api.asked()
            tree = processes()
            start = time.monotonic()
        assert time.monotonic() - start < PROMISED
        await assert_gone(tree)
        with pytest.raises(AgentFault):
            await asking


@pytest.mark.asyncio
async def test_a_start_that_is_cancelled_leaves_nothing(studio: Studio, jailing: bool) -> None:
    """At every point of the start."""
    for seconds in (0.0, 0.02, 0.1, 0.2):
        talk = studio.conversation({}, jailing=jailing)
        opening = asyncio.create_task(talk.__aenter__())
        await asyncio.sleep(seconds)
        await assert_cancelled(opening)
        await assert_gone(processes())


@pytest.mark.asyncio
async def test_a_process_that_hears_nothing_is_ended_all_the_same(studio: Studio) -> None:
    """It is stopped by a signal, and so cannot be interrupted."""
    async with ModelApi([Trouble(hang=When.BEFORE)]) as api, studio.conversation(api, jailing=False) as talk:
        asking = asyncio.create_task(talk.ask("Go."))
        await api.asked()
        tree = processes()
        for each in tree:
            os.kill(each.pid, signal.SIGSTOP)
        await assert_cancelled(asking)
        await assert_gone(tree)


@pytest.mark.asyncio
async def test_a_tool_of_ours_that_works_in_a_thread_holds_nobody_up(studio: Studio) -> None:
    """It cannot be cancelled; the person does not wait for it."""
    begun = asyncio.Event()

    async def handle(_given: Any) -> dict[str, Any]:
        begun.set()
        await asyncio.to_thread(time.sleep, 4.0)
        return {"content": []}

    studio.tools = {"code": [SdkMcpTool("run_check", "Checks.", {"type": "object", "properties": {}}, handle)]}
    studio.granted = frozenset({"run_check"})
    async with ModelApi([use("mcp__code__run_check")]) as api, studio.conversation(api) as talk:
        asking = asyncio.create_task(talk.ask("Go."))
        await begun.wait()
        tree = processes()
        await assert_cancelled(asking)
        await assert_gone(tree)


@pytest.mark.asyncio
async def test_what_the_first_process_started_is_ended_with_it(tmp_path: Path) -> None:
    """Walls that are only half built are several processes, and one of them may outlive the first."""
    command = tmp_path / "command.sh"
    command.write_text("#!/bin/sh\nsleep 30 & echo $!; wait\n")
    command.chmod(0o700)
    starter = write_starter(tmp_path, command, [], [])
    started = await asyncio.create_subprocess_exec(starter.program, stdout=asyncio.subprocess.PIPE)
    assert started.stdout is not None
    second = psutil.Process(int(await started.stdout.readline()))
    stopping._kill(starter.mark)
    await assert_gone([second])
    assert await started.wait() == -signal.SIGKILL


@pytest.mark.asyncio
async def test_a_process_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    """An id is given anew once its process was collected: what stands in the file may be somebody else's by then."""
    started = await asyncio.create_subprocess_exec(
        "sh", "-c", "sleep 30 & echo $!; wait", stdout=asyncio.subprocess.PIPE
    )
    assert started.stdout is not None
    grandchild = psutil.Process(int(await started.stdout.readline()))
    mark = tmp_path / "pid"
    mark.write_text(str(grandchild.pid))
    stopping._kill(mark)
    assert alive(grandchild)
    mark.write_text(str(started.pid))
    stopping._kill(mark)
    grandchild.kill()
    assert await started.wait() == -signal.SIGKILL


async def assert_cancelled(task: asyncio.Task[str] | asyncio.Task[Conversation]) -> None:
    """Cancel ``task``, and check that it ends in time by that."""
    start = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - start < PROMISED


async def assert_gone(tree: list[psutil.Process]) -> None:
    """Check that none of ``tree`` does anything soon."""
    until = time.monotonic() + PROMISED
    while any(alive(each) for each in tree) and time.monotonic() < until:  # noqa: ASYNC110 - nothing tells of it
        await asyncio.sleep(0.01)
    assert [each for each in tree if alive(each)] == []
