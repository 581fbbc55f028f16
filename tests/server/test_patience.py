"""Long work never stands in the way: it is stopped when nobody wants it, and others are answered in between."""

import shutil
from pathlib import Path

import pytest

from tests.support.folders import SAMPLES, copy_of, folder_of
from tests.support.wire import Message, Wire, silent

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

CANCELLED, SUPERSEDED = -32800, -32802
MINE = 77
"""A token of the client's own."""

PULLS: Message = {"textDocument": {"diagnostic": {}}, "window": {"workDoneProgress": True}}


def large(place: Path, count: int) -> Path:
    """A folder with so many small files, and a few real ones among them."""
    files = {f"pkg{number // 100}/m{number}.py": f"def f{number}(x):\n    return x + 1\n" for number in range(count)}
    root = folder_of(place / "large", files)
    shutil.copytree(SAMPLES / "flask_shop" / "shop", root / "shop")
    return root


def opened(path: Path, version: int = 1) -> Message:
    """The parameters that open a document."""
    return {
        "textDocument": {"uri": path.as_uri(), "languageId": "python", "version": version, "text": path.read_text()}
    }


def idle(status: Message) -> bool:
    """Whether nothing is under way but the watching of files."""
    return all(run.startswith("watch of") for run in status["runs"])


def hover_of(path: Path) -> Message:
    """A hover on the name of the function that signs people up."""
    line = path.read_text().splitlines().index("def signup():")
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": 5}}


async def test_a_hover_is_answered_while_five_thousand_files_are_read(tmp_path: Path) -> None:
    """The answer comes before the scan's end: both are seen in the order in which the server said them."""
    root = large(tmp_path, 5000)
    auth = root / "shop" / "auth.py"
    async with Wire.start() as wire:
        await wire.begin(root.as_uri(), capabilities=PULLS)
        wire.notify("textDocument/didOpen", opened(auth))
        await wire.until(lambda: wire.sayings("$/progress"))
        for _ in range(3):
            assert (await wire.result("textDocument/hover", hover_of(auth)))["contents"]
        assert (await wire.result("luthier/status"))["folders"][0]["scanned"] is False
        assert [each["value"]["kind"] for each in wire.sayings("$/progress")].count("end") == 0
        assert (await wire.scanned())["folders"][0]["files"] > 5000
        assert (await wire.result("textDocument/hover", hover_of(auth)))["contents"]


async def test_a_hover_overtakes_a_pull_of_the_whole_workspace(tmp_path: Path) -> None:
    """The pull is answered in stretches, so that it comes last although it was asked first."""
    root = large(tmp_path, 1000)
    auth = root / "shop" / "auth.py"
    async with Wire.start() as wire:
        await wire.begin(root.as_uri(), capabilities=PULLS)
        wire.notify("textDocument/didOpen", opened(auth))
        await wire.scanned()
        order: list[str] = []
        pull = wire.ask("workspace/diagnostic", {"previousResultIds": []})
        hover = wire.ask("textDocument/hover", hover_of(auth))
        pull.add_done_callback(lambda _: order.append("pull"))
        hover.add_done_callback(lambda _: order.append("hover"))
        assert (await hover)["result"]["contents"]
        assert (await pull)["result"]["items"]
        assert order == ["hover", "pull"]


async def test_a_pull_of_the_workspace_that_is_cancelled_stops(tmp_path: Path) -> None:
    """It is answered as cancelled, and its remaining stretches are never asked for.

    The first of many may be done before the news of its end is read; the last one cannot.
    """
    root = large(tmp_path, 1000)
    async with Wire.start() as wire:
        await wire.begin(root.as_uri(), capabilities=PULLS)
        await wire.scanned()
        pulls = [wire.ask("workspace/diagnostic", {"previousResultIds": []}) for _ in range(20)]
        for each in pulls:
            wire.notify("$/cancelRequest", {"id": each.number})  # type: ignore[attr-defined]
        later = wire.ask("luthier/status")
        ends = [(await each).get("error", {}).get("code") for each in pulls]
        assert set(ends) <= {CANCELLED, None}
        assert ends[-1] == CANCELLED
        assert idle((await later)["result"])


async def test_what_is_cancelled_is_answered_once_and_only_once(tmp_path: Path) -> None:
    """A storm of requests and cancellations, for known and unknown numbers, leaves none open and none twice."""
    root = copy_of("flask_shop", tmp_path)
    auth = root / "shop" / "auth.py"
    async with Wire.start() as wire:
        await wire.begin(root.as_uri(), capabilities=PULLS)
        wire.notify("textDocument/didOpen", opened(auth))
        asked = []
        for number in range(200):
            asked.append(wire.ask("textDocument/hover", hover_of(auth)))
            if number % 3:
                wire.notify("$/cancelRequest", {"id": asked[-1].number})  # type: ignore[attr-defined]
            wire.notify("$/cancelRequest", {"id": f"none-{number}"})
        answers = [await each for each in asked]
        assert all(("result" in each) != ("error" in each) for each in answers)
        assert {each["error"]["code"] for each in answers if "error" in each} <= {CANCELLED}
        assert all("result" in each for each in answers[::3])
        assert await wire.leave() == 0
        assert wire.strays == []


async def test_progress_that_a_person_stops_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """The scan ends, says so, and what was known before is still known."""
    root = large(tmp_path, 1500)
    async with Wire.start() as wire:
        await wire.begin(root.as_uri(), capabilities=PULLS)
        before = (await wire.scanned())["folders"][0]["files"]
        await wire.until(lambda: _ended(wire, 1))
        scan = wire.ask("workspace/executeCommand", {"command": "luthier.scan", "workDoneToken": MINE})
        await wire.until(lambda: [each for each in wire.sayings("$/progress") if each["token"] == MINE])
        wire.notify("window/workDoneProgress/cancel", {"token": MINE})
        assert (await scan)["error"]["code"] == CANCELLED
        mine = [each["value"] for each in wire.sayings("$/progress") if each["token"] == MINE]
        assert (mine[0]["kind"], mine[-1]) == ("begin", {"kind": "end", "message": "Stopped."})
        status = await wire.result("luthier/status")
        assert (status["folders"][0]["files"], status["folders"][0]["scanned"]) == (before, True)
        await wire.result("luthier/status")
        assert wire.sayings("$/progress")[-1]["value"]["kind"] == "end"


async def test_a_command_that_is_cancelled_stops_its_work(tmp_path: Path) -> None:
    """The request is answered as cancelled, and nothing runs on behind it."""
    root = large(tmp_path, 1500)
    async with Wire.start() as wire:
        await wire.begin(root.as_uri(), capabilities=PULLS)
        await wire.scanned()
        scan = wire.ask("workspace/executeCommand", {"command": "luthier.scan", "workDoneToken": MINE})
        await wire.until(lambda: [each for each in wire.sayings("$/progress") if each["token"] == MINE])
        wire.notify("$/cancelRequest", {"id": scan.number})  # type: ignore[attr-defined]
        assert (await scan)["error"]["code"] == CANCELLED
        assert idle(await wire.result("luthier/status"))


async def test_one_scan_of_all_folders_is_one_progress(tmp_path: Path) -> None:
    """The editor's own token gets one begin and one end, however many folders there are."""
    roots = [copy_of("flask_shop", tmp_path / name) for name in ("one", "two", "three")]
    async with Wire.start() as wire:
        await wire.begin(*[root.as_uri() for root in roots], capabilities=PULLS)
        await wire.scanned()
        params = {"command": "luthier.scan", "workDoneToken": 7}
        assert await wire.result("workspace/executeCommand", params) == {"files": 36}
        kinds = [each["value"]["kind"] for each in wire.sayings("$/progress") if each["token"] == 7]
        assert (kinds.count("begin"), kinds.count("end")) == (1, 1)


async def test_a_pull_for_a_text_that_is_gone_asks_to_be_asked_again(tmp_path: Path) -> None:
    """Typing while the answer is worked out makes it worthless; the editor learns so and pulls anew."""
    root = copy_of("flask_shop", tmp_path)
    auth = root / "shop" / "auth.py"
    async with Wire.start() as wire:
        await wire.begin(root.as_uri(), capabilities=PULLS)
        await wire.scanned()
        wire.notify("textDocument/didOpen", opened(auth))
        identity = {"uri": auth.as_uri()}
        asked = []
        for version in range(2, 40):
            asked.append(wire.ask("textDocument/diagnostic", {"textDocument": identity}))
            change = {"text": "#\n" * version + auth.read_text()}
            wire.notify(
                "textDocument/didChange",
                {"textDocument": {**identity, "version": version}, "contentChanges": [change]},
            )
        last = wire.ask("textDocument/diagnostic", {"textDocument": identity})
        answers = [await each for each in asked]
        dropped = [each["error"] for each in answers if "error" in each]
        assert {each["code"] for each in dropped} == {SUPERSEDED}
        assert all(each["data"] == {"retriggerRequest": True} for each in dropped)
        shift = next(each["range"]["start"]["line"] for each in (await last)["result"]["items"])
        assert shift == 39 + auth.read_text().splitlines().index("def signup():")


async def test_a_burst_of_typing_ends_in_the_same_text_on_both_sides(tmp_path: Path) -> None:
    """Thousands of changes without a pause are all applied, in order."""
    async with Wire.start() as wire:
        wire.replies = {"workspace/configuration": silent}
        await wire.begin(tmp_path.as_uri())
        identity = {"uri": "untitled:a"}
        document = {**identity, "languageId": "python", "version": 0, "text": ""}
        wire.notify("textDocument/didOpen", {"textDocument": document})
        text = ""
        for version in range(1, 3000):
            letter = "\U0001f600\n\r\u2028é\x0ca"[version % 7]
            at = {"line": 0, "character": 0}
            change = {"range": {"start": at, "end": at}, "text": letter}
            text = letter + text
            wire.notify(
                "textDocument/didChange",
                {"textDocument": {**identity, "version": version}, "contentChanges": [change]},
            )
        assert await wire.result("luthier/viewFileText", identity) == {"text": text, "version": 2999}


def _ended(wire: Wire, count: int) -> bool:
    return [each["value"]["kind"] for each in wire.sayings("$/progress")].count("end") >= count
