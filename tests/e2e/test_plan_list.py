"""The whole plan for an editor with a view of its own for it, and decisions on many events at once."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from analyzers.plan import parse_plan
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.editor import Editor
from tests.support.folders import folder_of
from tests.support.small import SMALL
from tests.support.views import VIEWS, decide, entry, heard, moments, plan, states

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

PLAN = "tracking-plan.yaml"
MANY = """# Ours.
events:
  - event: user_signed_up  # first
    status: proposed
    moment: signed_up
    properties:
      plan: string
    where:
      - file: shop/auth.py
        symbol: signup
      - file: shop/auth.py
        symbol: renamed_long_ago
  - event: cart_emptied
    status: implemented
  - event: order_refunded
    status: rejected
    description: Who wants the money back?
    reason: Nobody asks
"""


def written(root: Path) -> list[tuple[str, str]]:
    """Events of the plan on disk with their status."""
    found, faults = parse_plan((root / PLAN).read_text())
    assert faults == ()
    return [(each.event, str(each.status)) for each in found.entries]


async def test_the_plan_is_answered_beside_its_code(editor: Editor, tmp_path: Path) -> None:
    """The file's entries in its order, with lines, captures and what differs; then what is proposed."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    found = await plan(editor, root)
    told = [found[key] for key in ("name", "planUri", "scanned", "exists", "problems", "listening", "run")]
    assert told == ["small", (root / PLAN).as_uri(), True, True, [], None, ""]
    planned = [each for each in found["entries"] if each["planned"]]
    assert [(each["event"], each["status"], each["line"], each["captures"]) for each in planned] == [
        ("order_paid", "implemented", 2, 2),
        ("order_refunded", "approved", 12, 1),
    ]
    assert found["entries"][: len(planned)] == planned
    paid = planned[0]
    assert paid["description"] == "How much do people pay?"
    assert [each["name"] for each in paid["properties"]] == ["amount", "currency", "coupon"]
    assert all(each.startswith("`order_paid` is sent with other properties") for each in paid["drift"])
    assert "coupon is missing" in " ".join(paid["drift"])
    assert (paid["seen"], paid["waits"], planned[1]["drift"]) == (None, False, [])
    assert {(each["status"], each["line"], each["planned"]) for each in found["entries"][len(planned) :]} <= {
        ("proposed", -1, False)
    }


async def test_places_have_the_line_of_their_function(editor: Editor, tmp_path: Path) -> None:
    """As the text is in the editor; one that is gone has none; what follows in the list is proposed once."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(MANY)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    editor.type(uri, '"""Signing up,', '# \u2028 one\n# two\n"""Signing up,')
    found = await plan(editor, root)
    line = editor.buffers[uri].text.split("def signup")[0].count("\n")
    assert [(each["symbol"], each["line"], each["uri"]) for each in entry(found, "user_signed_up")["where"]] == [
        ("signup", line, uri),
        ("renamed_long_ago", -1, uri),
    ]
    assert entry(found, "order_refunded")["reason"] == "Nobody asks"
    proposed = [each["event"] for each in found["entries"] if not each["planned"]]
    assert len(proposed) == len(set(proposed)) > 8
    assert not {"user_signed_up", "cart_emptied"} & set(proposed)


async def test_a_plan_says_whether_the_code_was_read_before_it(editor: Editor, tmp_path: Path) -> None:
    """What is told as read is whole, however early it is asked for."""
    root = shop_with_wrapper(tmp_path)
    folder_of(root / "more", {f"file_{number}.py": "def nothing():\n    pass\n" * 50 for number in range(400)})
    (root / PLAN).write_text(MANY)
    await editor.begin(root, waits=False)
    found = [await plan(editor, root)]
    while not found[-1]["scanned"]:
        found.append(await plan(editor, root))
    assert len(found) > 1
    assert [each["symbol"] for each in entry(found[-1], "user_signed_up")["where"] if each["line"] > 0] == ["signup"]
    assert entry(found[-1], "cart_item_added")["status"] == "proposed"


async def test_many_events_are_decided_at_once(editor: Editor, tmp_path: Path) -> None:
    """What is not in the file comes into it, what is there changes in place, and comments stay."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(MANY)
    await editor.begin(root, experimental=VIEWS)
    await heard(editor, root, ["scan", "moments", "plan"])
    properties = [{"name": "plan", "type": "string", "description": "Which."}, {"name": "age", "type": "number"}]
    count = await decide(
        editor,
        root,
        {"event": "user_signed_up", "decision": "approve", "name": "person_joined", "properties": properties},
        {"event": "order_refunded", "decision": "reopen"},
        {"event": "cart_emptied", "decision": "remove"},
        {"event": "cart_item_added", "decision": "approve", "description": "What do people want?"},
        {"event": "cart_item_removed", "decision": "reject", "reason": "Nobody acts on it"},
        {"event": "checkout_started", "decision": "approve"},
    )
    assert count == 6
    await heard(editor, root, ["moments", "plan"])
    text = (root / PLAN).read_text()
    assert text.startswith("# Ours.\nevents:\n  - event: person_joined   # first\n    status: approved\n")
    found = await plan(editor, root)
    joined = entry(found, "person_joined")
    assert [(each["name"], each["type"], each["description"]) for each in joined["properties"]] == [
        ("plan", "string", "Which."),
        ("age", "number", ""),
    ]
    added = entry(found, "cart_item_added")
    assert (added["status"], added["description"]) == ("approved", "What do people want?")
    assert [each["symbol"] for each in added["where"]] == ["add_to_cart"]
    refunded = entry(found, "order_refunded")
    assert (refunded["status"], refunded["reason"], refunded["description"]) == (
        "proposed",
        "",
        "Who wants the money back?",
    )
    assert entry(found, "cart_item_removed")["reason"] == "Nobody acts on it"
    assert "cart_item_removed" not in {
        event for event, _, state in states(await moments(editor, root)) if state == "proposed"
    }
    assert "cart_emptied" not in dict(written(root))
    assert await decide(editor, root, {"event": "person_joined", "decision": "approve"}) == 0


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"event": "never_heard_of", "decision": "approve"}, "never_heard_of is neither in the plan nor proposed"),
        ({"event": "cart_emptied", "decision": "postpone"}, "approve, reject, reopen, remove"),
        ({"event": "cart_emptied", "decision": "approve", "name": "order_refunded"}, "has an event order_refunded"),
        ({"event": "cart_emptied", "decision": "approve", "properties": [{"name": "a", "type": "date"}]}, "date|read"),
        ({"event": "cart_item_added", "decision": "reject", "symbol": "elsewhere"}, "in elsewhere"),
        ({"event": "user_signed_up", "decision": "reject"}, "Two things are said"),
        ({"decision": "approve"}, "cannot be read"),
        ("approve", "cannot be read"),
    ],
)
async def test_of_decisions_that_cannot_all_be_made_none_is(
    editor: Editor, tmp_path: Path, bad: Any, words: str
) -> None:
    """A sentence says which one is wrong, and the file is untouched."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(MANY)
    await editor.begin(root)
    good = {"event": "user_signed_up", "decision": "approve"}
    with pytest.raises(JsonRpcException, match=words):
        await decide(editor, root, good, bad)
    assert (root / PLAN).read_text() == MANY


async def test_a_plan_comes_to_be_with_the_first_decision(editor: Editor, tmp_path: Path) -> None:
    """Rejected at one place, an event is still proposed at the others."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    found = await plan(editor, root)
    assert (found["exists"], found["problems"]) == (False, [])
    assert {(each["planned"], each["line"]) for each in found["entries"]} == {(False, -1)}
    places = entry(found, "subscription_cancelled")["where"]
    assert len(places) > 1
    first = {key: places[0][key] for key in ("path", "symbol")}
    with pytest.raises(JsonRpcException, match="no tracking plan here yet"):
        await editor.run("luthier.showPlan", {"uri": root.as_uri()})
    assert await decide(editor, root, {"event": "subscription_cancelled", "decision": "reject", **first}) == 1
    assert written(root) == [("subscription_cancelled", "rejected")]
    found = await plan(editor, root)
    assert found["exists"]
    rows = [each for each in found["entries"] if each["event"] == "subscription_cancelled"]
    assert [(each["status"], each["planned"], [at["symbol"] for at in each["where"]]) for each in rows] == [
        ("rejected", True, [places[0]["symbol"]]),
        ("proposed", False, [each["symbol"] for each in places[1:]]),
    ]
    with pytest.raises(JsonRpcException, match="names no open folder"):
        await editor.run("luthier.decide", {"uri": "file:///elsewhere", "entries": []})


async def test_a_rejection_is_reopened_with_all_that_is_known(editor: Editor, tmp_path: Path) -> None:
    """What was rejected before it was ever in the plan becomes a whole entry."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    await decide(editor, root, {"event": "cart_item_added", "decision": "reject"})
    assert entry(await plan(editor, root), "cart_item_added")["reason"] == "Rejected in the editor"
    await decide(editor, root, {"event": "cart_item_added", "decision": "reopen"})
    row = entry(await plan(editor, root), "cart_item_added")
    assert (row["planned"], row["status"], row["reason"], row["moment"] != "") == (True, "proposed", "", True)
    assert [each["symbol"] for each in row["where"]] == ["add_to_cart"]


async def test_the_plan_in_the_editor_counts_before_it_is_saved(editor: Editor, tmp_path: Path) -> None:
    """Lines and entries are those of its text, decisions go into it, and typing in it is told."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(MANY)
    await editor.begin(root, experimental=VIEWS)
    uri = editor.show(root / PLAN)
    await heard(editor, root, ["plan"])
    editor.type(uri, "# Ours.\n", "# Ours.\n# \U0001f600\n")
    editor.type(uri, "  - event: cart_emptied\n    status: implemented\n", "")
    await heard(editor, root, ["plan"])
    found = await plan(editor, root)
    assert (found["planUri"], entry(found, "user_signed_up")["line"]) == (uri, 3)
    assert "cart_emptied" not in {each["event"] for each in found["entries"]}
    assert await decide(editor, root, {"event": "user_signed_up", "decision": "approve"}) == 1
    assert entry(await plan(editor, root), "user_signed_up")["status"] == "approved"
    assert (root / PLAN).read_text() == MANY
    editor.save(uri)
    assert written(root) == [("user_signed_up", "approved"), ("order_refunded", "rejected")]


async def test_a_plan_that_is_edited_by_hand_is_told(editor: Editor, tmp_path: Path) -> None:
    """In another program, too."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(MANY)
    await editor.begin(root, experimental=VIEWS)
    await heard(editor, root, ["scan", "plan"])
    (root / PLAN).write_text(MANY.replace("status: proposed", "status: approved"))
    editor.tell(root / PLAN, t.FileChangeType.Changed)
    await heard(editor, root, ["plan"])
    assert entry(await plan(editor, root), "user_signed_up")["status"] == "approved"


async def test_a_broken_plan_is_told_with_its_lines(editor: Editor, tmp_path: Path) -> None:
    """The entries that were last readable stay; nothing is decided in it before it is mended."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(MANY)
    await editor.begin(root)
    before = await plan(editor, root)
    uri = editor.show(root / PLAN)
    editor.type(uri, "  - event: cart_emptied\n", "  - event: [\n")
    found = await plan(editor, root)
    assert found["problems"][0]["line"] >= 12
    assert found["problems"][0]["message"]
    assert [(each["event"], each["status"]) for each in found["entries"]] == [
        (each["event"], each["status"]) for each in before["entries"]
    ]
    with pytest.raises(JsonRpcException, match=r"tracking-plan.yaml:\d+:\d+: "):
        await decide(editor, root, {"event": "user_signed_up", "decision": "approve"})
    editor.type(uri, "  - event: [\n", "  - event: cart_emptied\n")
    assert await plan(editor, root) == before


async def test_a_plan_that_nobody_could_read_yet_shows_what_is_sound(editor: Editor, tmp_path: Path) -> None:
    """And its problems, as long as there are some."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(MANY.replace("status: implemented", "status: done"))
    other = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root, other)
    found = await plan(editor, root)
    assert [(each["line"], "done" in each["message"]) for each in found["problems"]] == [(13, True)]
    assert [each["event"] for each in found["entries"] if each["planned"]] == ["user_signed_up", "order_refunded"]
    assert (await plan(editor, other))["problems"] == []


async def test_the_plan_is_opened_at_an_event(editor: Editor, tmp_path: Path) -> None:
    """As a lens or another view asks for it."""
    root = shop_with_wrapper(tmp_path)
    (root / PLAN).write_text(MANY)
    await editor.begin(root)
    asked = {"uri": root.as_uri(), "event": "cart_emptied"}
    assert await editor.run("luthier.showPlan", asked) == {"shown": True}
    [shown] = editor.shown_documents
    assert (shown.uri, shown.selection.start.line) == ((root / PLAN).as_uri(), 12)
