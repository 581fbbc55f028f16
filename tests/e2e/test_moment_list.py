"""All moments of all folders, for an editor with a list of its own: tracked, proposed and dismissed."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types as t

from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.editor import Editor
from tests.support.folders import folder_of
from tests.support.plain import path_of, until
from tests.support.small import SMALL
from tests.support.texts import index_of
from tests.support.views import VIEWS, heard, moments, states

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(90)]

PLAN = "tracking-plan.yaml"
LEAVE = """import Stripe from 'stripe';
const stripe = new Stripe(process.env.KEY!);
/* \U0001f600 é */ export async function cancelSubscription(id: string) {
  await stripe.subscriptions.cancel(id);
}
"""
DISMISSED = """events:
  - event: user_logged_in
    status: rejected
    reason: Known from elsewhere
    where:
      - file: shop/auth.py
        symbol: login
      - file: shop/gone.py
        symbol: login
  - event: user_signed_up
    status: approved
  - event: newsletter_opened
    status: rejected
    reason: Noise
"""


@pytest.mark.parametrize("kind", ["vscode", "neovim"])
async def test_all_moments_are_listed_with_nothing_open(editor: Editor, tmp_path: Path, kind: str) -> None:
    """Each with its place in the editor's encoding, its question and how sure it is."""
    root = shop_with_wrapper(tmp_path)
    folder_of(root, {"web/leave.ts": LEAVE})
    await editor.begin(root, kind=kind)
    found = await moments(editor, root)
    assert (found["name"], found["scanned"], found["trouble"]) == ("flask_shop", True, "")
    assert found["tracked"] == len([each for each in found["moments"] if each["state"] == "tracked"])
    assert found["total"] == len(found["moments"]) > 10
    for each in found["moments"]:
        text = path_of(each["uri"]).read_text()
        ends = (each["range"][end] for end in ("start", "end"))
        start, end = (index_of(text, at["line"], at["character"], editor.encoding) for at in ends)
        assert text[start:end] == each["symbol"].rpartition(".")[2]
        assert path_of(each["uri"]) == root / each["path"]
        assert each["question"].endswith("?")
        assert each["sureness"] == f"{round(100 * each['score'])} % sure"
    [signed_up] = [each for each in found["moments"] if (each["path"], each["symbol"]) == ("shop/auth.py", "signup")]
    told = [signed_up[key] for key in ("event", "moment", "lifecycle", "side", "state", "plan", "placed", "reason")]
    assert told == ["user_signed_up", "signed_up", "acquisition", "server", "proposed", "", True, ""]
    assert any(each["path"] == "web/leave.ts" for each in found["moments"])


async def test_what_is_tracked_counts(editor: Editor, tmp_path: Path) -> None:
    """A capture that is typed makes its moment tracked, and the editor is told when typing pauses."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, experimental=VIEWS)
    before = await moments(editor, root)
    assert before["tracked"] == 0
    uri = editor.show(root / "shop" / "auth.py")
    await until(lambda: (root.as_uri(), "moments") in editor.changes)
    await asyncio.sleep(0.5)
    editor.changes.clear()
    editor.type(uri, "from shop.extensions", "from shop.analytics import track\nfrom shop.extensions")
    for letter in range(30):
        editor.type(
            uri,
            "        login_user(user)\n        return",
            f"        # {letter}\n        login_user(user)\n        return",
        )
    capture = 'track(user.id, "user_signed_up")'
    editor.type(
        uri, "        login_user(user)\n        return", f"        login_user(user)\n        {capture}\n        return"
    )
    await until(lambda: (root.as_uri(), "moments") in editor.changes)
    after = await moments(editor, root)
    assert (after["tracked"], after["total"]) == (1, before["total"])
    assert ("user_signed_up", "signup", "tracked") in states(after)
    await asyncio.sleep(0.5)
    assert sorted(editor.changes) == [(root.as_uri(), "moments"), (root.as_uri(), "plan")], "30 keys, one word each"


async def test_a_dismissal_is_listed_and_can_be_taken_back(editor: Editor, tmp_path: Path) -> None:
    """At its place with its reason; reconsidered, it is proposed again as it was before."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, experimental=VIEWS)
    uri = (root / "shop" / "auth.py").as_uri()
    before = await moments(editor, root)
    await heard(editor, root, ["scan", "moments"])
    subject = {"uri": uri, "event": "user_logged_in", "symbol": "login"}
    assert await editor.run("luthier.dismiss", {**subject, "reason": "Known"}) == {"dismissed": True}
    assert editor.questions == []
    await heard(editor, root, ["moments", "plan"])
    found = await moments(editor, root)
    assert found["total"] == before["total"] - 1
    [dismissed] = [each for each in found["moments"] if each["state"] == "dismissed"]
    [proposed] = [each for each in before["moments"] if each["symbol"] == "login"]
    assert dismissed == {
        **proposed,
        "state": "dismissed",
        "reason": "Known",
        "placed": False,
        "side": dismissed["side"],
    }
    assert await editor.run("luthier.reconsider", subject) == {"reconsidered": True}
    await heard(editor, root, ["moments", "plan"])
    assert (await moments(editor, root))["moments"] == before["moments"]
    assert await editor.run("luthier.reconsider", subject) == {"reconsidered": False}
    assert "user_logged_in" not in (root / PLAN).read_text()


async def test_dismissals_of_the_plan_are_listed_where_they_still_are(editor: Editor, tmp_path: Path) -> None:
    """A place that is gone is left out, a function with a new name is followed, and one everywhere has no place."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(DISMISSED)
    await editor.begin(root)
    found = await moments(editor, root)
    dismissed = [
        (each["event"], each["path"], each["symbol"]) for each in found["moments"] if each["state"] == "dismissed"
    ]
    assert dismissed == [("user_logged_in", "shop/auth.py", "login"), ("newsletter_opened", "", "")]
    [signed_up] = [each for each in found["moments"] if each["event"] == "user_signed_up"]
    assert (signed_up["state"], signed_up["plan"]) == ("proposed", "approved")
    everywhere = {"uri": root.as_uri(), "event": "newsletter_opened", "symbol": ""}
    assert await editor.run("luthier.reconsider", everywhere) == {"reconsidered": True}
    assert "newsletter_opened" not in (root / PLAN).read_text()
    uri = editor.show(root / "shop" / "auth.py")
    editor.type(uri, "def login():", "def enter():")
    states_now = states(await moments(editor, root))
    assert ("user_logged_in", "login", "dismissed") not in states_now
    editor.type(uri, "def enter():", "def login():")
    assert ("user_logged_in", "login", "dismissed") in states(await moments(editor, root))


async def test_a_dismissed_function_with_a_new_name_is_still_dismissed(editor: Editor, tmp_path: Path) -> None:
    """It is listed under the new name, and reconsidered by it."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    await editor.run("luthier.dismiss", {"uri": uri, "event": "user_logged_in", "symbol": "login", "reason": "no"})
    editor.type(uri, "def login():", "def enter():")
    found = states(await moments(editor, root))
    assert {each for each in found if each[0] == "user_logged_in"} == {("user_logged_in", "enter", "dismissed")}
    subject = {"uri": uri, "event": "user_logged_in", "symbol": "enter"}
    assert await editor.run("luthier.reconsider", subject) == {"reconsidered": True}
    found = states(await moments(editor, root))
    assert {each for each in found if each[0] == "user_logged_in"} == {("user_logged_in", "enter", "proposed")}


async def test_a_plan_that_is_open_and_not_saved_counts(editor: Editor, tmp_path: Path) -> None:
    """A dismissal goes into the editor's text, is listed at once, and can be taken back there."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text("events: []\n")
    await editor.begin(root)
    plan = editor.show(root / PLAN)
    editor.type(plan, "events: []\n", "# Ours.\nevents: []\n")
    subject = {"uri": (root / "shop" / "auth.py").as_uri(), "event": "user_logged_in", "symbol": "login"}
    await editor.run("luthier.dismiss", {**subject, "reason": "no"})
    assert "user_logged_in" in editor.buffers[plan].text
    assert (root / PLAN).read_text() == "events: []\n"
    assert ("user_logged_in", "login", "dismissed") in states(await moments(editor, root))
    assert await editor.run("luthier.reconsider", subject) == {"reconsidered": True}
    assert ("user_logged_in", "login", "proposed") in states(await moments(editor, root))
    assert "user_logged_in" not in editor.buffers[plan].text
    assert editor.buffers[plan].text.startswith("# Ours.\n")


async def test_a_broken_plan_leaves_the_list_as_it_was(editor: Editor, tmp_path: Path) -> None:
    """What was last readable counts, nothing is written, and mended it counts again."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(DISMISSED)
    await editor.begin(root)
    before = await moments(editor, root)
    plan = editor.show(root / PLAN)
    editor.type(plan, "  - event: newsletter_opened", "  - event: [")
    assert await moments(editor, root) == before
    subject = {"uri": (root / "shop" / "auth.py").as_uri(), "event": "user_logged_in", "symbol": "login"}
    with pytest.raises(Exception, match=r"tracking-plan.yaml:\d+:\d+: "):
        await editor.run("luthier.reconsider", subject)
    assert (root / PLAN).read_text() == DISMISSED


async def test_a_plan_that_was_never_readable_hides_nothing(editor: Editor, tmp_path: Path) -> None:
    """The moments are answered without it."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_bytes(b"events: [\xff")
    await editor.begin(root)
    found = await moments(editor, root)
    assert found["total"] == len(found["moments"]) > 10


async def test_two_folders_are_listed_apart(editor: Editor, tmp_path: Path) -> None:
    """A dismissal in one is told of that one alone, and a folder that leaves is gone."""
    one, other = shop_with_wrapper(tmp_path / "a"), folder_of(tmp_path / "small", SMALL)
    await editor.begin(one, other, experimental=VIEWS)
    await until(lambda: {(other.as_uri(), "scan"), (one.as_uri(), "scan")} <= set(editor.changes))
    await asyncio.sleep(0.3)
    editor.changes.clear()
    first, second = await moments(editor, one), await moments(editor, other)
    assert {each["path"] for each in second["moments"]} <= {"orders.py", "web/checkout.ts"}
    subject = {"uri": (one / "shop" / "auth.py").as_uri(), "event": "user_logged_in", "symbol": "login"}
    await editor.run("luthier.dismiss", {**subject, "reason": "no"})
    assert await moments(editor, other) == second
    assert (await moments(editor, one))["total"] == first["total"] - 1
    await asyncio.sleep(0.3)
    assert {uri for uri, _ in editor.changes} == {one.as_uri()}
    gone = t.WorkspaceFoldersChangeEvent(added=[], removed=[t.WorkspaceFolder(one.as_uri(), "a")])
    editor.workspace_did_change_workspace_folders(t.DidChangeWorkspaceFoldersParams(gone))
    with pytest.raises(ValueError, match="not enough values"):
        await moments(editor, one)
    assert await moments(editor, other) == second


async def test_files_that_change_on_disk_are_told(editor: Editor, tmp_path: Path) -> None:
    """And an editor that does not follow is told nothing."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root, experimental=VIEWS)
    await heard(editor, root, ["scan", "moments", "plan"])
    orders = root / "orders.py"
    orders.write_text(orders.read_text().replace("track(user.id, ", "print("))
    editor.tell(orders, t.FileChangeType.Changed)
    await heard(editor, root, ["moments"])
    assert {state for _, _, state in states(await moments(editor, root))} <= {"proposed", "tracked"}


async def test_an_editor_without_views_is_told_nothing(editor: Editor, tmp_path: Path) -> None:
    """It would not know what to do with it."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    editor.type(editor.show(root / "orders.py"), "order.paid = True", "order.paid = 1")
    await editor.run("luthier.scan", {})
    assert editor.changes == []
