"""What was made by agents on this machine: a list of runs, and a page about each, in the editor."""

import json
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.editor import Editor
from tests.support.kept import PARTLY, READY, keep
from tests.support.plain import plain, until
from tests.support.workshop import AUTH, Workshop, open_workshop, plans, script, surveys, writes_signed_up

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

FOLLOWS = {"luthierRuns": True}
SIGN_UP = {"event": "user_signed_up", "symbol": "signup"}
REJECT = {"decision": "reject", "reason": "Not *this* week"}


async def records(editor: Editor, **wanted: Any) -> list[dict[str, Any]]:
    """The runs that are known."""
    return list(plain(await editor.protocol.send_request_async("luthier/records", wanted)))


async def page(editor: Editor, run: str) -> str:
    """The report of a run."""
    params = t.TextDocumentContentParams(f"luthier-run:///{run}.md")
    return (await editor.workspace_text_document_content_async(params)).text


async def test_a_run_is_found_in_the_list_and_told_of_on_its_page(tmp_path: Path) -> None:
    """From its begin to its end: standing, sentence, record and report agree; other folders' runs are not listed."""
    root = shop_with_wrapper(tmp_path)
    keep(tmp_path / "state", PARTLY)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans(), writes_signed_up())
        await shop.editor.begin(root, experimental=FOLLOWS, workspace=_shows_contents())
        assert "luthier-run" in shop.editor.server.workspace.text_document_content.schemes  # type: ignore[union-attr]
        run = (await shop.editor.run("luthier.implement", {"uri": root.as_uri()}))["run"]
        waiting = await shop.waiting()
        assert (waiting["percent"], waiting["began"][:4]) == (10, run[:4])
        assert [(each["run"], each["ended"]) for each in await records(shop.editor)] == [(run, "under-way")]
        before = await page(shop.editor, run)
        assert "`user_signed_up` waits for you" in before
        entries = [
            {"event": "user_signed_up", "decision": "approve"},
            *({"event": each, **REJECT} for each in ("cart_item_added", "cart_item_removed")),
        ]
        await shop.editor.run("luthier.approve", {"run": run, "entries": entries})
        await shop.idle()
        await until(lambda: "ended" in shop.editor.run_changes[-1])
        sentence = shop.editor.run_changes[-1]["message"]
        assert sentence == "The event is ready to review."
        [row] = await records(shop.editor, uri=(root / AUTH).as_uri())
        assert {key: row[key] for key in ("run", "ended", "message", "events", "root", "resumable")} == {
            "run": run,
            "ended": "ready",
            "message": sentence,
            "events": 1,
            "root": str(root),
            "resumable": False,
        }
        assert row["turns"] == len(shop.api.requests)
        assert row["began"] <= row["endedAt"]
        assert f"luthier-run:///{run}.md" in shop.editor.refreshed
        after = await page(shop.editor, run)
        assert after.split("\n\n")[1] == sentence
        assert "- `user_signed_up` approved\n- `cart_item_added` rejected (Not \\*this\\* week)" in after
        assert f"Files that it changed: `{AUTH}`" in after
        assert "track(user.id" not in after, "what it wrote is in the review"


async def test_a_run_that_was_stopped_can_be_gone_on_with(tmp_path: Path) -> None:
    """The end says so, and its row."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path) as shop:
        shop.api.script = script(surveys(), plans())
        await shop.editor.begin(root, experimental=FOLLOWS)
        run = (await shop.editor.run("luthier.implement", {"uri": root.as_uri()}))["run"]
        await shop.waiting()
        await shop.editor.run("luthier.stopRun", {"run": run})
        assert await _end(shop) == {
            "run": run,
            "ended": "stopped",
            "message": "The agent was stopped.",
            "resumable": True,
        }
        [row] = await records(shop.editor)
        assert (row["message"], row["resumable"]) == ("It was stopped.", True)
        assert shop.said == []


async def test_a_run_that_fails_says_why_once(tmp_path: Path) -> None:
    """To a client that has a view for it; its list has the same reason."""
    root = shop_with_wrapper(tmp_path)
    async with open_workshop(tmp_path, {"ANTHROPIC_API_KEY": ""}) as shop:
        await shop.editor.begin(root, experimental=FOLLOWS)
        await shop.editor.run("luthier.implement", {"uri": (root / AUTH).as_uri(), **SIGN_UP})
        end = await _end(shop)
        assert end["ended"] == "failed"
        assert end["message"].endswith("Your code is as it was.")
        [row] = await records(shop.editor)
        assert end["message"].startswith(row["message"])
        assert shop.said == []


async def test_what_is_no_run_has_no_page(tmp_path: Path) -> None:
    """Nor has a folder without runs a list; a record that cannot be read keeps no other from being shown."""
    root = shop_with_wrapper(tmp_path)
    keep(tmp_path / "state", READY)
    broken = tmp_path / "state" / "runs" / "20261125-090001-abcdef"
    broken.mkdir()
    (broken / "record.json").write_text(json.dumps({"version": 7}))
    async with open_workshop(tmp_path) as shop:
        await shop.editor.begin(root)
        assert await records(shop.editor) == []
        assert READY.run in await page(shop.editor, READY.run)
        for name in (READY.run[:8], "20991231-235959-abcdef", "..", "", broken.name):
            with pytest.raises(JsonRpcException, match=r"no run|cannot be read|2 runs begin"):
                await page(shop.editor, name)


async def _end(shop: Workshop) -> dict[str, Any]:
    await until(lambda: bool(shop.editor.run_changes) and "ended" in shop.editor.run_changes[-1])
    return shop.editor.run_changes[-1]


def _shows_contents() -> t.WorkspaceClientCapabilities:
    return t.WorkspaceClientCapabilities(
        apply_edit=True, text_document_content=t.TextDocumentContentClientCapabilities(dynamic_registration=True)
    )
