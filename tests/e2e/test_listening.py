"""A person clicks through their app, and each event is seen in the editor: how often, and whether it is as planned."""

import asyncio
import contextlib
import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from lsp_server.listening.ingestions import read_ingestions
from tests.e2e.test_review import lenses
from tests.support.editor import Editor
from tests.support.folders import folder_of
from tests.support.listening import send
from tests.support.small import SMALL
from tests.support.views import VIEWS, entry, heard, plan
from tests.support.wire import Wire

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

PLAN = "tracking-plan.yaml"
PLACED = "events:\n  - event: order_placed\n    status: approved\n    properties:\n      total: number\n"
GOOD = {"event": "order_placed", "distinct_id": "p", "properties": {"total": 3}}


def post(url: str, *events: dict[str, Any]) -> int:
    """Send events as an SDK does; the status of the answer."""
    place = urlsplit(url)
    with contextlib.closing(http.client.HTTPConnection(place.netloc, timeout=20)) as connection:
        connection.request("POST", "/batch/", json.dumps({"api_key": "k", "batch": list(events)}).encode())
        return connection.getresponse().status


async def listening(editor: Editor, root: Path, port: int | None = 0) -> dict[str, Any]:
    """Where the app of a folder sends to."""
    more = {} if port is None else {"port": port}
    return dict(await editor.run("luthier.listen", {"uri": root.as_uri(), **more}))


async def seen(editor: Editor, root: Path, event: str) -> Any:
    """What came of an event."""
    return entry(await plan(editor, root), event)["seen"]


@contextlib.contextmanager
def taken(port: int = 0) -> Iterator[int]:
    """A port that somebody else listens at."""
    with socket.create_server(("127.0.0.1", port)) as other:
        yield other.getsockname()[1]


async def test_an_event_of_a_real_sdk_is_seen(editor: Editor, tmp_path: Path) -> None:
    """What it sends about persons and groups is not counted, and the verdict is that of the plan as it is now."""
    root = folder_of(tmp_path / "shop", {PLAN: PLACED})
    await editor.begin(root, experimental=VIEWS)
    opened = await listening(editor, root)
    assert opened["url"] == f"http://127.0.0.1:{opened['port']}"
    await heard(editor, root, ["seen", "plan"])
    await asyncio.to_thread(send, "posthog_python.py", opened["url"])
    await heard(editor, root, ["seen"])
    found = await plan(editor, root)
    listens = found["listening"]
    assert (listens["url"], listens["heard"], listens["unplanned"]) == (opened["url"], 1, [])
    came = entry(found, "order_placed")["seen"]
    assert (came["count"], came["good"], came["told"]) == (1, False, "not planned currency")
    assert came["last"].startswith("20")
    assert came["last"].endswith("Z")
    (root / PLAN).write_text(PLACED + "      currency: string\n")
    editor.tell(root / PLAN, t.FileChangeType.Changed)
    await heard(editor, root, ["plan"])
    assert await seen(editor, root, "order_placed") == {**came, "good": True, "told": "as planned"}


async def test_the_folders_own_sdks_are_pointed_at_the_endpoint(editor: Editor, tmp_path: Path) -> None:
    """As in the terminal, with the address filled in; a package that comes to the folder is known at once."""
    root = folder_of(tmp_path / "shop", {PLAN: PLACED, "requirements.txt": "flask\nposthog>=6\n"})
    await editor.begin(root, experimental=VIEWS)
    url = (await listening(editor, root))["url"]
    python = {"title": "PostHog", "code": f'Posthog(key, host="{url}")'}
    assert (await plan(editor, root))["listening"]["points"] == [python]
    editor.changes.clear()
    (root / "package.json").write_text('{"dependencies": {"mixpanel-browser": "2"}}')
    editor.tell(root / "package.json", t.FileChangeType.Created)
    await heard(editor, root, ["scan"])
    browser = {"title": "Mixpanel", "code": f'mixpanel.init(token, {{ api_host: "{url}" }})'}
    assert (await plan(editor, root))["listening"]["points"] == [browser, python]


async def test_without_an_sdk_of_its_own_a_folder_is_told_of_all(editor: Editor, tmp_path: Path) -> None:
    """Each with an address, one that wants no scheme as well."""
    root = folder_of(tmp_path / "shop", {PLAN: PLACED})
    await editor.begin(root)
    opened = await listening(editor, root)
    points = (await plan(editor, root))["listening"]["points"]
    assert {each["title"] for each in points} == {each.title for each in read_ingestions()}
    assert all(f"127.0.0.1:{opened['port']}" in each["code"] and "<<" not in each["code"] for each in points)


async def test_events_are_counted_by_name_and_ids_once(editor: Editor, tmp_path: Path) -> None:
    """Of what is not planned it is told what the plan has; what an SDK sends by itself counts nowhere."""
    root = folder_of(tmp_path / "shop", {PLAN: PLACED})
    await editor.begin(root, experimental=VIEWS)
    url = (await listening(editor, root))["url"]
    editor.changes.clear()
    for _ in range(40):
        assert await asyncio.to_thread(post, url, {**GOOD, "uuid": "the-same"}) == 200
    misspelt = {**GOOD, "event": "order_plcaed"}
    automatic = [{"event": each, "distinct_id": "p"} for each in ("$pageview", "$identify", "$autocapture")]
    assert await asyncio.to_thread(post, url, GOOD, GOOD, misspelt, *automatic) == 200
    await heard(editor, root, ["seen"])
    found = await plan(editor, root)
    assert entry(found, "order_placed")["seen"]["count"] == 3
    assert found["listening"]["heard"] == 4
    [unplanned] = found["listening"]["unplanned"]
    assert (unplanned["event"], unplanned["count"], unplanned["told"]) == (
        "order_plcaed",
        1,
        "misspelt: the plan has order_placed",
    )


async def test_many_events_are_told_in_few_words(editor: Editor, tmp_path: Path) -> None:
    """Ten words a second at most, and the last count is never lost; the server answers all the while."""
    root = folder_of(tmp_path / "shop", {PLAN: PLACED})
    await editor.begin(root, experimental=VIEWS)
    url = (await listening(editor, root))["url"]
    await asyncio.sleep(0.3)
    editor.changes.clear()
    began = asyncio.get_running_loop().time()
    for _ in range(20):
        assert await asyncio.to_thread(post, url, *[GOOD] * 100) == 200
        assert (await plan(editor, root))["listening"]["url"] == url
    took = asyncio.get_running_loop().time() - began
    await asyncio.sleep(0.5)
    assert 1 <= len(editor.changes) <= 10 * took + 4
    assert (await seen(editor, root, "order_placed"))["count"] == 2000


async def test_a_hover_and_a_lens_say_what_was_seen(editor: Editor, tmp_path: Path) -> None:
    """In every editor, without any view of its own; the lens leads to the plan."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root, experimental=VIEWS)
    url = (await listening(editor, root))["url"]
    uri = editor.show(root / "orders.py")
    assert not [each for each in await lenses(editor, uri) if each.startswith("Seen")]
    editor.changes.clear()
    refunded = {"event": "order_refunded", "distinct_id": "p", "properties": {"amount": 3}}
    paid = {"event": "order_paid", "distinct_id": "p", "properties": {"amount": "3", "currency": "EUR", "coupon": "x"}}
    assert await asyncio.to_thread(post, url, refunded, paid, paid) == 200

    async def hovered(words: str) -> str:
        params = t.HoverParams(t.TextDocumentIdentifier(uri), editor.at(uri, words, inside=2))
        found = await editor.text_document_hover_async(params)
        assert found is not None
        assert isinstance(found.contents, t.MarkupContent)
        return found.contents.value

    await heard(editor, root, ["seen"])
    assert "Seen 2 times, last at " in await hovered('"order_paid"')
    assert (await hovered('"order_paid"')).endswith(": amount came as string, planned as number.")
    assert "Seen once, last at " in await hovered('"order_refunded"')
    above = await lenses(editor, uri)
    titles = [each for each in above if each.startswith("Seen")]
    assert titles == ["Seen 2 times: amount came as string, planned as number", "Seen once: as planned"]
    shown = above["Seen once: as planned"]
    assert await editor.run(shown.command, *(shown.arguments or ())) == {"shown": True}


async def test_a_port_that_is_taken_is_told_in_a_sentence(editor: Editor, tmp_path: Path) -> None:
    """The one that is asked for, and the one that is used when none is."""
    root = folder_of(tmp_path / "shop", {PLAN: PLACED})
    await editor.begin(root)
    with taken() as port, pytest.raises(JsonRpcException, match=rf"Port {port} is in use.*Name another port, or 0"):
        await listening(editor, root, port)
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            stack.enter_context(taken(4777))
        with pytest.raises(JsonRpcException, match="Port 4777 is in use"):
            await listening(editor, root, None)
    for odd in (-1, 65_536, "80", True, 4.5):
        with pytest.raises(JsonRpcException, match="no number from 0 to 65535"):
            await editor.run("luthier.listen", {"uri": root.as_uri(), "port": odd})
    with pytest.raises(JsonRpcException, match="names no open folder"):
        await editor.run("luthier.listen", {"uri": "untitled:a"})
    assert (await plan(editor, root))["listening"] is None


async def test_it_ends_and_begins_again(editor: Editor, tmp_path: Path) -> None:
    """What came stays known until somebody listens anew; the port is free at once."""
    root = folder_of(tmp_path / "shop", {PLAN: PLACED})
    await editor.begin(root, experimental=VIEWS)
    opened = await listening(editor, root)
    assert await listening(editor, root) == opened
    assert await listening(editor, root, opened["port"]) == opened
    assert await listening(editor, root, None) == opened
    with pytest.raises(JsonRpcException, match=f"at {opened['url']} already"):
        await listening(editor, root, opened["port"] - 1)
    assert await asyncio.to_thread(post, opened["url"], GOOD) == 200
    await heard(editor, root, ["seen", "plan"])
    assert await editor.run("luthier.endListening", {"uri": root.as_uri()}) == {}
    await heard(editor, root, ["plan"])
    assert await editor.run("luthier.endListening", {"uri": root.as_uri()}) == {}
    found = await plan(editor, root)
    assert (found["listening"], entry(found, "order_placed")["seen"]["count"]) == (None, 1)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.to_thread(post, opened["url"], GOOD)
    assert await listening(editor, root, opened["port"]) == opened
    assert await seen(editor, root, "order_placed") is None


async def test_two_apps_are_heard_apart_and_one_ends_with_its_folder(editor: Editor, tmp_path: Path) -> None:
    """Each at a port of its own."""
    one, other = (folder_of(tmp_path / name, {PLAN: PLACED}) for name in ("one", "other"))
    await editor.begin(one, other, experimental=VIEWS)
    first, second = await listening(editor, one), await listening(editor, other)
    assert first["port"] != second["port"]
    assert await asyncio.to_thread(post, first["url"], GOOD) == 200
    await heard(editor, one, ["seen"])
    assert (await seen(editor, one, "order_placed"))["count"] == 1
    assert await seen(editor, other, "order_placed") is None
    gone = t.WorkspaceFoldersChangeEvent(added=[], removed=[t.WorkspaceFolder(one.as_uri(), "one")])
    editor.workspace_did_change_workspace_folders(t.DidChangeWorkspaceFoldersParams(gone))
    async with asyncio.timeout(20):
        while True:
            with contextlib.suppress(ConnectionError, TimeoutError):
                await asyncio.to_thread(post, first["url"], GOOD)
                await asyncio.sleep(0.05)
                continue
            break
    assert await asyncio.to_thread(post, second["url"], GOOD) == 200


async def test_the_session_ends_it() -> None:
    """With the client, at once, though a sender still holds on to its connection."""
    async with Wire.start() as wire:
        root = Path(__file__).parent.as_uri()
        await wire.begin(root)
        command = {"command": "luthier.listen", "arguments": [{"uri": root, "port": 0}]}
        opened = await wire.result("workspace/executeCommand", command)
        with socket.create_connection(("127.0.0.1", opened["port"])):
            began = asyncio.get_running_loop().time()
            assert await wire.leave() == 0
            assert asyncio.get_running_loop().time() - began < 5
