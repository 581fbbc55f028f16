"""What a person is told before they let the agent begin: the same that a run is begun with, and nothing is begun."""

from pathlib import Path
from typing import Any

import pytest
from pygls.exceptions import JsonRpcException

from lsp_server.agent.jail import choose_jail
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.editor import Editor
from tests.support.plain import plain
from tests.support.workshop import AUTH, CART, Workshop, open_workshop, plans, script, surveys

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

SIGN_UP = {"event": "user_signed_up", "symbol": "signup"}
WRITING = ["implement", "check", "retrospective"]
PLAN = """events:
  - event: person_came
    status: approved
    where:
      - file: shop/auth.py
        symbol: signup
"""


async def scope(editor: Editor, **wanted: Any) -> dict[str, Any]:
    """What a run would be about."""
    return dict(plain(await editor.protocol.send_request_async("luthier/scope", wanted)))


async def test_a_scope_tells_events_files_limits_and_what_is_shown(tmp_path: Path) -> None:
    """Of one event, and of the whole project; no process is started, nothing is recorded, and no model is asked."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        await shop.editor.begin(root, options={"agentDollars": 2.5, "agentTurns": 30, "agentModel": "a-model"})
        one = await scope(shop.editor, uri=(root / AUTH).as_uri(), **SIGN_UP)
        jail = choose_jail()
        assert one == {
            "title": "user_signed_up",
            "events": ["user_signed_up"],
            "files": [AUTH],
            "limits": {"dollars": 2.5, "turns": 30},
            "model": "a-model",
            "provider": one["provider"],
            "sandboxed": jail.shut,
            "sandbox": jail.said,
            "reads": one["reads"],
            "stages": WRITING,
        }
        assert one["provider"]
        assert "env files" in one["reads"]
        whole = await scope(shop.editor, uri=root.as_uri())
        assert (whole["title"], whole["events"]) == (root.name, [])
        assert {AUTH, CART} <= set(whole["files"])
        assert whole["stages"] == ["survey", "plan", *WRITING]
        assert await shop.runs() == []
        assert not shop.agents
        assert not shop.state.exists()
        assert not shop.api.requests


async def test_what_is_planned_and_lacking_is_the_scope(editor: Editor, tmp_path: Path) -> None:
    """As the plan has it, saved or not by the editor."""
    root = shop_with_wrapper(tmp_path)
    (root / "tracking-plan.yaml").write_text(PLAN)
    await editor.begin(root)
    found = await scope(editor, uri=root.as_uri(), planned=True)
    assert (found["title"], found["events"], found["files"]) == ("person_came", ["person_came"], [AUTH])


@pytest.mark.parametrize(
    "wanted",
    [
        {"planned": True},
        {"resume": "20261124"},
        {"event": "never_heard_of", "symbol": "signup"},
        {"event": 7},
    ],
    ids=["nothing approved", "no such run", "no such event", "no event"],
)
async def test_what_cannot_begin_has_no_scope_and_the_same_reason(
    editor: Editor, tmp_path: Path, wanted: dict[str, Any]
) -> None:
    """A person reads one sentence, whichever way they asked."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    wanted = {"uri": root.as_uri(), **wanted}
    with pytest.raises(JsonRpcException) as asked:
        await scope(editor, **wanted)
    with pytest.raises(JsonRpcException) as begun:
        await editor.run("luthier.implement", wanted)
    assert asked.value.message == begun.value.message


async def test_a_stray_file_a_missing_argument_and_a_lack_of_trust_are_told(editor: Editor, tmp_path: Path) -> None:
    """Each by what is wrong."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    editor.open_text("untitled:one", "python", "x = 1\n")
    for wanted, told in (({"uri": "untitled:one"}, "belongs to no open folder"), ({}, "names no moment")):
        with pytest.raises(JsonRpcException, match=told):
            await scope(editor, **wanted)
    editor.protocol.notify("luthier/trust", {"trusted": False})
    with pytest.raises(JsonRpcException, match="not trusted"):
        await scope(editor, uri=root.as_uri())


async def test_a_folder_at_work_has_no_scope_and_one_that_stopped_goes_on_from_its_plan(tmp_path: Path) -> None:
    """What is gone on with is told like anything else: from the plan that waits, nothing is surveyed again."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans())
        await shop.editor.begin(root, experimental={"luthierRuns": True})
        run = (await shop.editor.run("luthier.implement", {"uri": root.as_uri()}))["run"]
        await shop.waiting()
        with pytest.raises(JsonRpcException, match="at work in this folder"):
            await scope(shop.editor, uri=root.as_uri())
        await _stopped(shop, run)
        found = await scope(shop.editor, uri=root.as_uri(), resume=run)
        assert found["events"] == ["user_signed_up", "cart_item_added", "cart_item_removed"]
        assert found["files"] == [AUTH, CART]
        assert found["stages"] == WRITING
        assert len(list((shop.state / "runs").iterdir())) == 1


async def _stopped(shop: Workshop, run: str) -> None:
    await shop.editor.run("luthier.stopRun", {"run": run})
    await shop.idle()
