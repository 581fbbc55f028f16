"""A client that does not answer what the server asks, or answers oddly, is served all the same."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.folders import copy_of, folder_of
from tests.support.wire import Message, Wire, silent

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(60)]

ALL: Message = {
    "window": {"workDoneProgress": True},
    "workspace": {
        "applyEdit": True,
        "configuration": True,
        "codeLens": {"refreshSupport": True},
        "diagnostics": {"refreshSupport": True},
        "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True},
    },
    "textDocument": {"diagnostic": {}},
}
ASKED = (
    *("workspace/configuration", "client/registerCapability", "window/workDoneProgress/create"),
    *("workspace/applyEdit", "workspace/codeLens/refresh", "workspace/diagnostic/refresh"),
    *("window/showMessageRequest",),
)


def refuse(_params: Any) -> Any:
    """An answer of a kind that nobody expects."""
    return {"unheard": [1, {"of": None}]}


@pytest.mark.parametrize("reply", [silent, refuse], ids=["silent", "odd"])
async def test_folders_are_read_whatever_the_client_answers(tmp_path: Path, reply: Any) -> None:
    """Settings, registrations and progress are asked for; nothing waits for them for long."""
    root = copy_of("flask_shop", tmp_path)
    async with Wire.start() as wire:
        wire.replies = dict.fromkeys(ASKED, reply)
        await wire.begin(root.as_uri(), capabilities=ALL)
        status = await wire.scanned()
        assert status["folders"][0]["moments"] > 0
        await wire.until(lambda: wire.sayings("workspace/diagnostic/refresh"))
        assert {each["method"] for each in wire.said} >= {
            *("workspace/configuration", "client/registerCapability", "window/workDoneProgress/create"),
        }
        assert wire.sayings("$/progress") == [] or reply is refuse
        assert await wire.leave() == 0


async def test_a_person_may_think_about_an_edit_while_the_rest_goes_on(tmp_path: Path) -> None:
    """A command whose edit is not answered stays open, is stopped by its cancellation, and blocks nothing."""
    root = copy_of("flask_shop", tmp_path)
    auth = root / "shop" / "auth.py"
    async with Wire.start() as wire:
        wire.replies = {"window/showMessageRequest": silent}
        await wire.begin(root.as_uri(), capabilities=ALL)
        await wire.scanned()
        argument = {"uri": auth.as_uri(), "event": "user_signed_up", "symbol": "signup"}
        asking = wire.ask("workspace/executeCommand", {"command": "luthier.dismiss", "arguments": [argument]})
        await wire.until(lambda: wire.sayings("window/showMessageRequest"))
        assert "luthier.dismiss" in (await wire.result("luthier/status"))["runs"]
        wire.notify("$/cancelRequest", {"id": asking.number})  # type: ignore[attr-defined]
        assert (await asking)["error"]["code"] == -32800
        assert "luthier.dismiss" not in (await wire.result("luthier/status"))["runs"]
        assert not (root / "tracking-plan.yaml").exists()


async def test_settings_that_come_late_count_when_they_come(tmp_path: Path) -> None:
    """A folder is read with its defaults first, and again once the editor has said what it wants."""
    root = folder_of(tmp_path / "a", {"a.py": "def f():\n    pass\n", "b.py": "x = 1\n"})
    asked: list[Message] = []
    async with Wire.start() as wire:
        wire.replies = {"workspace/configuration": silent}
        await wire.begin(root.as_uri(), capabilities=ALL)
        assert (await wire.scanned())["folders"][0]["files"] == 2
        asked = [each for each in wire.said if each["method"] == "workspace/configuration"]
        wire.send({"jsonrpc": "2.0", "id": asked[0]["id"], "result": [{"exclude": ["b.py"]}]})
        while (await wire.result("luthier/status"))["folders"][0]["files"] != 1:
            pass
        assert await wire.leave() == 0


async def test_an_answer_to_a_question_that_was_never_asked_is_dropped() -> None:
    """Nor does an answer that comes twice, or late, do any harm."""
    async with Wire.start() as wire:
        await wire.begin(capabilities=ALL)
        for _ in range(2):
            wire.send({"jsonrpc": "2.0", "id": "never", "result": {"applied": True}})
            wire.send({"jsonrpc": "2.0", "id": 7, "error": {"code": 1, "message": "x"}})
            wire.send({"jsonrpc": "2.0", "id": None, "error": 5})
        assert await wire.result("luthier/status")


async def test_a_client_that_announces_nothing_is_asked_nothing(tmp_path: Path) -> None:
    """Only what was announced is used: no registration, no progress, no refresh, no configuration."""
    root = copy_of("flask_shop", tmp_path)
    async with Wire.start() as wire:
        await wire.begin(root.as_uri())
        await wire.scanned()
        wire.notify("textDocument/didOpen", {"textDocument": _opened(root / "shop" / "auth.py")})
        await wire.until(
            lambda: [each for each in wire.sayings("textDocument/publishDiagnostics") if each["diagnostics"]]
        )
        assert {each["method"] for each in wire.said} == {"textDocument/publishDiagnostics"}
        assert await wire.leave() == 0


async def test_progress_is_shown_from_its_begin_to_its_end(tmp_path: Path) -> None:
    """A client that answers sees one begin, reports, and one end, in this order and under one token."""
    root = copy_of("flask_shop", tmp_path)
    async with Wire.start() as wire:
        await wire.begin(root.as_uri(), capabilities=ALL)
        await wire.scanned()
        await wire.until(lambda: [each for each in wire.sayings("$/progress") if each["value"]["kind"] == "end"])
        kinds = [each["value"]["kind"] for each in wire.sayings("$/progress")]
        assert kinds[0] == "begin"
        assert kinds[-1] == "end"
        assert set(kinds[1:-1]) <= {"report"}
        assert len({each["token"] for each in wire.sayings("$/progress")}) == 1


def _opened(path: Path) -> Message:
    return {"uri": path.as_uri(), "languageId": "python", "version": 1, "text": path.read_text()}
