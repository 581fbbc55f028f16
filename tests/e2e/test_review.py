"""A person reviews what would be put in: one event at a time, in any standard editor."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from analyzers.model import Status
from analyzers.plan import parse_plan
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.editor import Editor
from tests.support.folders import copy_of
from tests.support.plain import plain

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(90)]


async def lenses(editor: Editor, uri: str) -> dict[str, t.Command]:
    """The commands above a document's lines by title."""
    found = await editor.text_document_code_lens_async(t.CodeLensParams(t.TextDocumentIdentifier(uri)))
    return {each.command.title: each.command for each in found or () if each.command}


async def click(editor: Editor, uri: str, title: str) -> Any:
    """Run the lens whose title starts so."""
    found = next(command for name, command in (await lenses(editor, uri)).items() if name.startswith(title))
    return await editor.run(found.command, *(found.arguments or ()))


def statuses(root: Path) -> dict[str, Status]:
    """Every event of the plan with its status."""
    text = (root / "tracking-plan.yaml").read_text("utf-8")
    return {entry.event: entry.status for entry in parse_plan(text)[0].entries}


async def test_events_are_accepted_and_rejected_one_by_one_by_lenses(editor: Editor, tmp_path: Path) -> None:
    """The import comes with the first, the plan learns both, and what was rejected is proposed no more."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    before = editor.buffers[uri].text
    started = await click(editor, uri, "Review them one by one")
    assert {each["result"] for each in started["events"]} == {"open"}
    assert editor.buffers[uri].text == before
    accepted = await click(editor, uri, "Accept user_signed_up")
    assert accepted["done"]
    assert [each.label for each in editor.applied] == ["Review user_signed_up"]
    text = editor.buffers[uri].text
    assert '"user_signed_up"' in text
    assert text.count("import track") == 1
    assert '"user_logged_in"' not in text
    await click(editor, uri, "Reject user_logged_in")
    assert editor.buffers[uri].text == text
    assert statuses(root)["user_signed_up"] is Status.IMPLEMENTED
    assert statuses(root)["user_logged_in"] is Status.REJECTED
    assert "`user_logged_in`" not in "".join(each.message for each in await editor.remarks(uri))


async def test_typing_moves_what_waits_and_makes_stale_what_it_hits(editor: Editor, tmp_path: Path) -> None:
    """Nothing is put into a place that has changed."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    await editor.run("luthier.review", {"uri": uri})
    lines = editor.buffers[uri].text.splitlines()
    hunks = (await review(editor))["files"][0]["hunks"]
    signup = next(each for each in hunks if each["events"] == ["user_signed_up"])
    act = lines[signup["range"]["start"]["line"] - 1]
    editor.type(uri, act, f"{act}  # typed")
    last = lines[-1]
    editor.type(uri, f"\n{last}", f"\n{last}\n\n\nLAST = 1")
    hunks = (await review(editor))["files"][0]["hunks"]
    assert next(each for each in hunks if each["events"] == ["user_signed_up"])["state"] == "stale"
    accepted = await click(editor, uri, "Accept all")
    assert {each["event"]: each["result"] for each in accepted["events"]}["user_signed_up"] != "implemented"
    assert '"user_signed_up"' not in editor.buffers[uri].text
    assert '"user_logged_in"' in editor.buffers[uri].text


async def test_undo_in_the_editor_opens_an_event_again(editor: Editor, tmp_path: Path) -> None:
    """The review follows the text, not the other way round."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    before = editor.buffers[uri].text
    await editor.run("luthier.review", {"uri": uri})
    await click(editor, uri, "Accept user_signed_up")
    after = editor.buffers[uri].text
    editor.type(uri, after, before)
    events = (await review(editor))["events"]
    assert {each["event"]: each["result"] for each in events}["user_signed_up"] == "open"
    await click(editor, uri, "Accept user_signed_up")
    assert editor.buffers[uri].text == after


async def test_a_review_is_shown_as_documents_before_and_after(editor: Editor, tmp_path: Path) -> None:
    """An editor with a diff view needs no more than that."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    started = await editor.run("luthier.review", {"uri": uri})
    file = next(each for each in started["files"] if each["uri"] == uri)
    before, after = [
        await editor.workspace_text_document_content_async(t.TextDocumentContentParams(file[side]))
        for side in ("before", "after")
    ]
    assert before.text == editor.buffers[uri].text
    await editor.run("luthier.accept", {"review": started["review"]})
    assert editor.buffers[uri].text == after.text


@pytest.mark.parametrize("kind", ["vscode", "neovim"])
async def test_a_file_that_must_be_made_is_made_once(editor: Editor, tmp_path: Path, kind: str) -> None:
    """A project without any client gets one with the first event; an editor that cannot make files is told so."""
    root = copy_of("flask_shop", tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / "shop" / "auth.py")
    started = await editor.run("luthier.review", {"uri": uri})
    created = [file["uri"] for file in started["files"] for hunk in file["hunks"] if hunk["creates"]]
    for event in ("user_signed_up", "user_logged_in"):
        answer = await editor.run("luthier.accept", {"review": started["review"], "event": event})
        assert answer["done"], answer
    assert len(created) == 1
    changes = [change for edit in editor.applied for change in edit.edit.document_changes or ()]
    assert [each.uri for each in changes if isinstance(each, t.CreateFile)] == created


async def test_a_closed_review_is_named_as_such(editor: Editor, tmp_path: Path) -> None:
    """A lens that an editor still shows says what to do."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    started = await editor.run("luthier.review", {"uri": uri})
    await editor.run("luthier.endReview", {"review": started["review"]})
    with pytest.raises(JsonRpcException, match="not open any more"):
        await editor.run("luthier.accept", {"review": started["review"]})


async def test_a_plan_that_cannot_be_written_is_told_and_nothing_is_lost(editor: Editor, tmp_path: Path) -> None:
    """The code is in the editor; the broken plan is left as it is."""
    root = shop_with_wrapper(tmp_path)
    (root / "tracking-plan.yaml").write_text("events: [\n")
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    started = await editor.run("luthier.review", {"uri": uri})
    with pytest.raises(JsonRpcException, match=r"tracking-plan\.yaml"):
        await editor.run("luthier.accept", {"review": started["review"], "event": "user_signed_up"})
    assert '"user_signed_up"' in editor.buffers[uri].text
    assert (root / "tracking-plan.yaml").read_text() == "events: [\n"
    (root / "tracking-plan.yaml").write_text("events: []\n")
    await editor.run("luthier.accept", {"review": started["review"], "event": "user_signed_up"})
    assert statuses(root) == {"user_signed_up": Status.IMPLEMENTED}


async def review(editor: Editor) -> dict[str, Any]:
    """The only open review."""
    return dict(plain(await editor.protocol.send_request_async("luthier/review", {}))[0])
