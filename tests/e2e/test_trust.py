"""A workspace that nobody trusts yet is read, and nothing of it is run."""

import os
import sys
from pathlib import Path

import pytest
from pygls.exceptions import JsonRpcException

from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.editor import Editor
from tests.support.pairing import make_editor
from tests.support.plain import until
from tests.support.traps import set_traps
from tests.support.workshop import AUTH, open_workshop, plans, script, surveys, writes_signed_up

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

UNTRUSTED = {"trusted": False}
SIGN_UP = {"event": "user_signed_up", "symbol": "signup"}


@pytest.mark.parametrize("options", [None, UNTRUSTED], ids=["trusted", "untrusted"])
async def test_nothing_of_a_workspace_is_run_by_reading_reviewing_and_inserting(
    tmp_path: Path, options: dict[str, bool] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its check command, nor a hook, nor a module that the server itself could take for one of Python's."""
    root, marks = shop_with_wrapper(tmp_path), tmp_path / "marks"
    set_traps(root, marks)
    monkeypatch.chdir(root)  # as editors start a server
    editor = make_editor()
    await editor.start_io(str(Path(sys.executable).with_name("luthier")), "serve", env={**os.environ})
    try:
        await editor.begin(root, options=options)
        uri = editor.show(root / AUTH)
        assert await editor.remarks(uri)
        started = await editor.run("luthier.review", {"uri": root.as_uri()})
        assert (await editor.run("luthier.accept", {"review": started["review"]}))["done"]
        assert '"user_signed_up"' in editor.buffers[uri].text
        editor.save_all()
        await editor.run("luthier.scan", {})
        await editor.settled()
        assert sorted(each.name for each in marks.iterdir()) == []
    finally:
        await editor.shutdown_session()
        await editor.stop()
    assert sorted(each.name for each in marks.iterdir()) == []


async def test_without_trust_no_run_begins(editor: Editor, tmp_path: Path) -> None:
    """The answer says so, and that is no setting that could not be read; what needs no agent works."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, options=UNTRUSTED)
    status = await editor.settled()
    assert [each["trouble"] for each in status["folders"]] == [""]
    for command, more in (("implement", {}), ("implement", {"planned": True}), ("implement", SIGN_UP)):
        uri = (root / AUTH).as_uri() if more is SIGN_UP else root.as_uri()
        with pytest.raises(JsonRpcException, match="not trusted"):
            await editor.run(f"luthier.{command}", {"uri": uri, **more})
    with pytest.raises(JsonRpcException, match="not trusted"):
        await editor.run("luthier.implement", {"uri": root.as_uri(), "resume": "20261124"})
    assert await editor.remarks(editor.show(root / AUTH))


async def test_a_workspace_that_comes_to_be_trusted_has_an_agent(tmp_path: Path) -> None:
    """And only a clear yes is one."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(writes_signed_up())
        await shop.editor.begin(root, options=UNTRUSTED)
        wanted = {"uri": (root / AUTH).as_uri(), **SIGN_UP}
        for unclear in ({"trusted": "yes"}, {}, None):
            shop.editor.protocol.notify("luthier/trust", unclear)
            with pytest.raises(JsonRpcException, match="not trusted"):
                await shop.editor.run("luthier.implement", wanted)
        shop.editor.protocol.notify("luthier/trust", {"trusted": True})
        await shop.editor.run("luthier.implement", wanted)
        await shop.idle()
        assert "ready to review" in "".join(shop.said)


async def test_a_run_ends_when_trust_is_lost(tmp_path: Path) -> None:
    """At once, as when a person stops it."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans())
        await shop.editor.begin(root, experimental={"luthierRuns": True})
        await shop.editor.run("luthier.implement", {"uri": root.as_uri()})
        await shop.waiting()
        shop.editor.protocol.notify("luthier/trust", {"trusted": False})
        await shop.idle()
        await until(lambda: "ended" in shop.editor.run_changes[-1])
        last = shop.editor.run_changes[-1]
        assert (last["ended"], last["message"], last["resumable"]) == ("stopped", "The agent was stopped.", True)
        with pytest.raises(JsonRpcException, match="not trusted"):
            await shop.editor.run("luthier.resume", {"uri": root.as_uri()})
