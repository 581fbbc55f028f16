"""A review in a view of the editor's own: it is told of every change, and asks the person itself."""

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from tests.e2e.test_doubts import shop_with_an_unused_client
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.abilities import abilities
from tests.support.editor import Editor
from tests.support.plain import plain, until
from tests.support.texts import index_of

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(90)]

REVIEWS = {"luthierReviews": True, "luthierChanges": True}


def shows_contents() -> t.WorkspaceClientCapabilities:
    """What VS Code announces, and that it shows documents of the server's."""
    announced = abilities("vscode").capabilities.workspace
    assert announced is not None
    announced.text_document_content = t.TextDocumentContentClientCapabilities(dynamic_registration=True)
    return announced


async def content(editor: Editor, uri: str) -> str:
    """A document of the server's."""
    return (await editor.workspace_text_document_content_async(t.TextDocumentContentParams(uri))).text


async def shown(editor: Editor) -> dict[str, Any]:
    """The only open review."""
    [found] = plain(await editor.protocol.send_request_async("luthier/review", {}))
    return dict(found)


def covered(text: str, place: dict[str, Any]) -> str:
    """What a range covers in a text."""
    start, end = (index_of(text, each["line"], each["character"], "utf-16") for each in (place["start"], place["end"]))
    return text[start:end]


async def test_a_review_says_what_it_is_and_where_its_hunks_are(editor: Editor, tmp_path: Path) -> None:
    """On both sides, in the counting of the editor; a review of a moment, a file and a folder have titles."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, experimental=REVIEWS)
    uri = editor.show(root / "shop" / "auth.py")
    started = await editor.run("luthier.review", {"uri": uri})
    assert (started["title"], started["folder"], started["costly"], started["settled"]) == (
        "Review of auth.py",
        root.as_uri(),
        False,
        False,
    )
    [file] = started["files"]
    assert file["path"] == "shop/auth.py"
    before, after = await content(editor, file["before"]), await content(editor, file["after"])
    assert before == editor.buffers[uri].text
    for hunk in file["hunks"]:
        assert covered(after, hunk["afterRange"]) == hunk["newText"]
        assert covered(before, hunk["beforeRange"]) == ""
    sign_up = {"uri": uri, "event": "user_signed_up", "symbol": "signup"}
    assert (await editor.run("luthier.review", sign_up))["title"] == "Review of user_signed_up"
    assert (await editor.run("luthier.review", {"uri": root.as_uri()}))["title"] == f"Review of {root.name}"


async def test_reviews_of_several_folders_say_which_one_they_are_of(editor: Editor, tmp_path: Path) -> None:
    """Else a person could not tell those of two files of one name."""
    roots = [shop_with_wrapper(tmp_path / name).rename(tmp_path / name / name) for name in ("bakery", "florist")]
    await editor.begin(*roots, experimental=REVIEWS)
    files = [(await editor.run("luthier.review", {"uri": editor.show(root / "shop" / "auth.py")})) for root in roots]
    assert [each["title"] for each in files] == ["Review of auth.py in bakery", "Review of auth.py in florist"]
    assert (await editor.run("luthier.review", {"uri": roots[0].as_uri()}))["title"] == "Review of bakery"


@pytest.mark.parametrize("experimental", [REVIEWS, {}], ids=["own view", "none"])
async def test_who_has_seen_a_change_is_not_asked_about_it_again(
    editor: Editor, tmp_path: Path, experimental: dict[str, bool]
) -> None:
    """An editor with a view of its own gets the plain edit, all others what is doubtful with it."""
    root = shop_with_an_unused_client(tmp_path)
    await editor.begin(root, experimental=experimental)
    uri = editor.show(root / "shop" / "auth.py")
    started = await editor.run("luthier.review", {"uri": uri})
    assert any(hunk["risky"] for file in started["files"] for hunk in file["hunks"])
    assert (await editor.run("luthier.accept", {"review": started["review"]}))["done"]
    [applied] = editor.applied
    changes = applied.edit.document_changes or []
    annotated = [
        each
        for change in changes
        for each in (change.edits if isinstance(change, t.TextDocumentEdit) else [])
        if isinstance(each, t.AnnotatedTextEdit)
    ]
    assert bool(annotated) == bool(applied.edit.change_annotations) == (experimental == {})
    assert editor.questions == []


async def test_every_change_of_a_review_is_told(editor: Editor, tmp_path: Path) -> None:
    """That it began, that a hunk moved or went stale, what was decided, and that it is closed."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, experimental=REVIEWS)
    uri = editor.show(root / "shop" / "auth.py")
    told = (root.as_uri(), "review")

    async def heard() -> None:
        await until(lambda: told in editor.changes)
        editor.changes.clear()

    started = await editor.run("luthier.review", {"uri": uri})
    await heard()
    first = editor.buffers[uri].text.splitlines()[0]
    editor.type(uri, f"{first}\n", f"{first}\n\n")
    await heard()
    login = next(hunk for file in started["files"] for hunk in file["hunks"] if hunk["events"] == ["user_logged_in"])
    act = editor.buffers[uri].text.splitlines()[login["range"]["start"]["line"]]
    editor.type(uri, act, f"{act}  # typed")
    await heard()
    states = {tuple(each["events"]): each["state"] for file in (await shown(editor))["files"] for each in file["hunks"]}
    assert states["user_logged_in",] == "stale"
    await editor.run("luthier.accept", {"review": started["review"], "event": "user_signed_up"})
    await heard()
    rejected = await editor.run("luthier.reject", {"review": started["review"]})
    assert rejected["settled"]
    await heard()
    closed = await editor.run("luthier.endReview", {"review": started["review"]})
    assert closed == {"review": started["review"], "ended": True}
    await heard()
    assert plain(await editor.protocol.send_request_async("luthier/review", {})) == []


async def test_documents_that_are_shown_are_asked_for_again_when_they_change(editor: Editor, tmp_path: Path) -> None:
    """Only those that were asked for, and only when they say something else, under the address that the editor uses."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, experimental=REVIEWS, workspace=shows_contents())
    uri = editor.show(root / "shop" / "auth.py")
    started = await editor.run("luthier.review", {"uri": uri})
    [file] = started["files"]
    before, after = (file[side].replace("=", "%3D").replace("&", "%26") for side in ("before", "after"))
    plain_text = await content(editor, before)
    whole = await content(editor, after)
    assert '"user_signed_up"' in whole
    await editor.run("luthier.reject", {"review": started["review"], "event": "user_signed_up"})
    await until(lambda: editor.refreshed == [after])
    assert '"user_signed_up"' not in await content(editor, after)
    for event in ("user_logged_in", "user_logged_out"):
        await editor.run("luthier.accept", {"review": started["review"], "event": event})
    assert await content(editor, before) == plain_text
    first = editor.buffers[uri].text.splitlines()[0]
    editor.type(uri, f"{first}\n", f"{first}\n# typed\n")
    await until(lambda: editor.refreshed == [after, before, after])
    assert "# typed" in await content(editor, before)
    assert await content(editor, after) == editor.buffers[uri].text
    await editor.run("luthier.endReview", {"review": started["review"]})
    for closed in (before, "luthier-review:///x?review=99&side=after", "file:///etc/hostname", "other:x"):
        with pytest.raises(JsonRpcException, match="not open any more"):
            await content(editor, closed)


async def test_an_editor_that_shows_no_documents_is_not_told_of_them(editor: Editor, tmp_path: Path) -> None:
    """Whatever it asked for."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    started = await editor.run("luthier.review", {"uri": uri})
    await content(editor, started["files"][0]["after"])
    await editor.run("luthier.reject", {"review": started["review"], "event": "user_signed_up"})
    await editor.run("luthier.accept", {"review": started["review"]})
    assert editor.refreshed == []
    assert editor.changes == []
