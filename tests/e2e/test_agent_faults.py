"""The agent is stopped, fails, or is left alone: a person is told at once, and nothing of theirs has changed."""

import asyncio
import time
from pathlib import Path
from typing import Any

import psutil
import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from analyzers.model import Status
from tests.e2e.test_agent import begun, reviews
from tests.e2e.test_review import statuses
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.model_api import Trouble, When
from tests.support.plain import until
from tests.support.workshop import (
    AUTH,
    READY,
    Workshop,
    is_agent,
    open_workshop,
    plans,
    script,
    surveys,
    writes_signed_up,
)

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

HIDDEN = """
import importlib.machinery

found = importlib.machinery.PathFinder.find_spec
importlib.machinery.PathFinder.find_spec = classmethod(
    lambda cls, name, *rest: None if name == "claude_agent_sdk" else found(name, *rest)
)
"""


async def test_an_installation_without_the_agent_says_what_to_install(tmp_path: Path) -> None:
    """Everything else works there."""
    root = shop_with_wrapper(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(HIDDEN)
    async with open_workshop(tmp_path, {"PYTHONPATH": str(tmp_path / "site")}) as shop:
        await shop.editor.begin(root)
        with pytest.raises(JsonRpcException, match=r"not part of this installation. Install `luthier\[agent\]`"):
            await begun(shop, root)


@pytest.mark.parametrize("how", ["progress", "command", "action"])
async def test_a_stop_is_acknowledged_while_the_api_hangs(tmp_path: Path, how: str) -> None:
    """The progress ends at once, the agent's processes and its copy are gone, and another run may begin."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = [*writes_signed_up()[:2], Trouble(hang=When.MIDDLE)]
        await shop.editor.begin(root)
        answer = await begun(shop, root)
        await shop.api.asked(3)
        assert shop.agents
        with pytest.raises(JsonRpcException, match="at work in this folder already"):
            await begun(shop, root)
        await stop(shop, root, answer["run"], how)
        started = time.monotonic()
        await until(lambda: shop.progress[0][-1].message == "Stopped.")
        assert time.monotonic() - started < PROMPT
        await shop.idle()
        await until(lambda: not shop.agents and not shop.copies)
        assert not shop.said
        shop.api.script = script(writes_signed_up())
        if how == "action":
            await act(shop, root, "Go on with the agent's run")
        else:
            await begun(shop, root)
        await shop.idle()
        assert shop.said == [READY]


PROMPT = 5.0
"""Seconds within which a stop must be acknowledged on any machine; an agent that was waited for would take longer."""


async def stop(shop: Workshop, root: Path, run: str, how: str) -> None:
    """Stop a run in one of the ways that editors have."""
    if how == "progress":
        [token] = [token for token, told in shop.editor.progress_reports.items() if told in shop.progress]
        shop.editor.window_work_done_progress_cancel(t.WorkDoneProgressCancelParams(token))
    elif how == "command":
        assert await shop.editor.run("luthier.stopRun", {"run": run}) == {"run": run}
    else:
        await act(shop, root, "Stop the agent")


async def act(shop: Workshop, root: Path, title: str) -> None:
    """Choose an action at the top of an open file."""
    uri = shop.editor.show(root / AUTH)
    actions = await shop.editor.actions(uri, t.Range(t.Position(0, 0), t.Position(0, 0)))
    [action] = [each for each in actions if each.title == title]
    await shop.editor.choose(action)


async def test_a_key_that_is_refused_is_told_with_what_to_do(tmp_path: Path) -> None:
    """The run can be gone on with, and finishes what it had begun."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        refused = Trouble(status=401, kind="authentication_error", times=-1)
        shop.api.script = [*surveys(), *plans(), refused]
        shop.editor.choices = ["Approve all"]
        await shop.editor.begin(root)
        answer = await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        await shop.idle()
        [message] = shop.editor.messages
        assert message.type == t.MessageType.Error
        assert "does not accept the key" in message.message
        assert "Check ANTHROPIC_API_KEY" in message.message
        assert message.message.endswith(f"or run luthier implement --resume {answer['run']}.")
        assert shop.progress[0][-1].message == "Failed."
        assert await reviews(shop) == []
        assert (root / AUTH).read_text().count("track") == 0
        before = len(shop.api.requests)
        shop.api.script = script(writes_signed_up())
        again = await shop.editor.run("luthier.implement", {"uri": root.as_uri(), "resume": answer["run"]})
        await shop.idle()
        assert again["run"] != answer["run"]
        first = shop.api.requests[before]
        assert "user_signed_up" in first.text
        assert "2 need you" in shop.said[-1]
        assert shop.said[-1].startswith("1 of 3 events is ready to review")


async def test_a_person_who_never_answers_costs_nothing_and_can_stop(tmp_path: Path) -> None:
    """The run waits with its plan; what it asks the model for does not grow, and the status says what it waits for."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans())
        shop.editor.silent = True
        await shop.editor.begin(root, kind="neovim")
        answer = await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        run = await shop.waiting()
        count = len(shop.api.requests)
        await asyncio.sleep(1.0)
        assert len(shop.api.requests) == count
        [told] = (await shop.editor.status_when(lambda status: bool(status["agent"])))["agent"]
        assert told["message"].startswith("3 events wait for your approval · $")
        assert await shop.editor.run("luthier.approve", {"run": run["run"]}) == {
            "run": answer["run"],
            "waiting": ["user_signed_up", "cart_item_added", "cart_item_removed"],
        }
        await until(lambda: len(shop.editor.questions) == 2)
        await shop.editor.run("luthier.stopRun", {"run": answer["run"]})
        await shop.idle()
        await until(lambda: not shop.agents and not shop.copies)
        assert not (root / "tracking-plan.yaml").exists()


async def test_a_question_that_was_dismissed_is_asked_again_by_an_action(tmp_path: Path) -> None:
    """What was decided before stays decided, and is in the plan."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans(), writes_signed_up())
        shop.editor.choices = ["One by one", "Approve"]
        await shop.editor.begin(root, kind="helix")
        await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        await until(lambda: len(shop.editor.questions) == 3)
        await shop.editor.status_when(
            lambda status: any(each["message"].startswith("2 events wait") for each in status["agent"])
        )
        assert statuses(root) == {"user_signed_up": Status.APPROVED}
        shop.editor.choices = ["One by one", "Reject", "Not business here", "Reject", "Not business here"]
        await act(shop, root, "Decide on the agent's plan: 2 events wait")
        await shop.idle()
        assert shop.said == [READY]


async def test_a_plan_that_was_broken_while_it_was_edited_is_named_and_asked_about_again(tmp_path: Path) -> None:
    """Nothing is taken for rejected because it cannot be read."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans())
        shop.editor.choices = ["Edit in the plan"]
        await shop.editor.begin(root)
        answer = await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        await shop.asked("Then go on")
        uri = shop.editor.show(root / "tracking-plan.yaml")
        whole = shop.editor.buffers[uri].text
        shop.editor.type(uri, whole, f"{whole}  - event: [\n")
        shop.editor.choices = ["Go on"]
        await shop.editor.run("luthier.approve", {"run": answer["run"]})
        await until(lambda: any("tracking-plan.yaml" in said for said in shop.said))
        [run] = await shop.runs()
        assert len(run["pending"]) == 3
        broken = shop.editor.buffers[uri].text
        shop.editor.type(uri, broken, whole.replace("status: proposed", "status: rejected"))
        shop.editor.save(uri)
        shop.editor.choices = ["Go on"]
        await shop.editor.run("luthier.approve", {"run": answer["run"]})
        await shop.idle()
        assert shop.said[-1] == "No event of the plan was approved; nothing was written."
        assert set(statuses(root).values()) == {Status.REJECTED}
        assert await reviews(shop) == []


async def test_an_editor_without_progress_is_told_in_sentences(tmp_path: Path) -> None:
    """What it may cost, how to stop it, and that it was stopped."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = [*writes_signed_up()[:2], Trouble(hang=When.MIDDLE)]
        await shop.editor.begin(root, window=None)
        await begun(shop, root)
        await shop.api.asked(3)
        await act(shop, root, "Stop the agent")
        await shop.idle()
        await until(lambda: len(shop.said) == 2)
        assert shop.said[0].startswith("Agent: user_signed_up. At most $")
        assert shop.said[0].endswith("The action “Stop the agent” ends it.")
        assert shop.said[1] == "The agent was stopped."
        assert shop.progress == []


async def test_a_folder_that_is_closed_takes_its_run_with_it(tmp_path: Path) -> None:
    """Nothing of it is left, and nothing can be gone on with there."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = [*writes_signed_up()[:2], Trouble(hang=When.MIDDLE)]
        await shop.editor.begin(root)
        await begun(shop, root)
        await shop.api.asked(3)
        gone = t.WorkspaceFoldersChangeEvent(added=[], removed=[t.WorkspaceFolder(root.as_uri(), root.name)])
        shop.editor.workspace_did_change_workspace_folders(t.DidChangeWorkspaceFoldersParams(gone))
        await shop.idle()
        await until(lambda: not shop.agents and not shop.copies)
        with pytest.raises(JsonRpcException, match="belongs to no open folder"):
            await shop.editor.run("luthier.implement", {"uri": (root / AUTH).as_uri()})


async def test_answers_that_cannot_be_read_change_nothing(tmp_path: Path) -> None:
    """The error says what can be said, and the run waits on."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans())
        await shop.editor.begin(root, experimental={"luthierRuns": True})
        answer = await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        await shop.waiting()
        approval: dict[str, Any] = {"event": "user_signed_up", "decision": "approve"}
        for entries in ([approval, {"event": "other", "decision": "approve"}], [{**approval, "name": ""}], "all"):
            with pytest.raises(JsonRpcException):
                await shop.editor.run("luthier.approve", {"run": answer["run"], "entries": entries})
        with pytest.raises(JsonRpcException, match="no such run"):
            await shop.editor.run("luthier.stopRun", {"run": "another"})
        [run] = await shop.runs()
        assert len(run["pending"]) == 3


@pytest.mark.parametrize("how", ["exit", "hang up", "kill"])
async def test_nothing_of_an_agent_outlives_its_editor(tmp_path: Path, how: str) -> None:
    """Whether the editor says goodbye, dies, or the server itself is killed."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = [*writes_signed_up()[:2], Trouble(hang=When.MIDDLE)]
        await shop.editor.begin(root)
        await begun(shop, root)
        await shop.api.asked(3)
        below = [each for each in shop.server.children(recursive=True) if is_agent(each)]
        assert below
        await leave(shop, how)
        gone, alive = await asyncio.to_thread(psutil.wait_procs, [shop.server, *below], 30)
        assert not alive, gone
        assert how == "kill" or shop.copies == []
        assert not (root / "tracking-plan.yaml").exists()


async def leave(shop: Workshop, how: str) -> None:
    """End a session in one of the ways that sessions end."""
    process = shop.editor._server
    assert process is not None
    if how == "exit":
        await shop.editor.shutdown_session()
    elif how == "hang up":
        assert process.stdin is not None
        process.stdin.close()
    else:
        shop.editor._stop_event.set()
        process.kill()
