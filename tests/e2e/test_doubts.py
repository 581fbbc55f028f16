"""What may go wrong is confirmed by a person before it is in the text, in every editor."""

from pathlib import Path

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from tests.support.editor import Editor
from tests.support.folders import copy_of

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(90)]

DOUBT = "see that it is started"


def shop_with_an_unused_client(place: Path) -> Path:
    """The shop with an SDK among its requirements that no code starts."""
    root = copy_of("flask_shop", place)
    with (root / "requirements.txt").open("a") as file:
        file.write("posthog\n")
    return root


async def picked(editor: Editor, root: Path) -> tuple[str, t.CodeAction | t.Command]:
    """The document, and the action that tracks a sign-up in it."""
    uri = editor.show(root / "shop" / "auth.py")
    remark = next(each for each in await editor.remarks(uri) if "`user_signed_up`" in each.message)
    actions = await editor.actions(uri, remark.range, [remark])
    return uri, next(each for each in actions if each.title.startswith("Track `user_signed_up` here"))


async def test_an_editor_with_annotations_confirms_by_itself(editor: Editor, tmp_path: Path) -> None:
    """The edit says which part needs it, and why; nobody is asked twice."""
    await editor.begin(shop_with_an_unused_client(tmp_path))
    _, action = await picked(editor, tmp_path / "flask_shop")
    assert isinstance(action, t.CodeAction)
    edit = (await editor.code_action_resolve_async(action)).edit
    assert edit is not None
    asked = [each for each in (edit.change_annotations or {}).values() if each.needs_confirmation]
    assert [each.label for each in asked] == ["user_signed_up"]
    assert DOUBT in (asked[0].description or "")
    assert editor.questions == []


@pytest.mark.parametrize("kind", ["neovim", "eglot", "helix"])
@pytest.mark.parametrize("answer", ["Make the changes", "Cancel"])
async def test_an_editor_without_annotations_is_asked_in_words(
    editor: Editor, tmp_path: Path, kind: str, answer: str
) -> None:
    """Nothing is sent that relies on what the editor cannot show."""
    await editor.begin(shop_with_an_unused_client(tmp_path), kind=kind)
    uri, action = await picked(editor, tmp_path / "flask_shop")
    editor.choices.append(answer)
    if answer == "Cancel":
        with pytest.raises(JsonRpcException, match=r"Nothing was changed\."):
            await editor.choose(action)
    else:
        await editor.choose(action)
    assert ('"user_signed_up"' in editor.buffers[uri].text) == (answer != "Cancel")
    assert len(editor.questions) == 1
    assert DOUBT in editor.questions[0].message


async def test_a_review_asks_before_it_puts_in_what_may_go_wrong(editor: Editor, tmp_path: Path) -> None:
    """What a person does not agree to is open again."""
    root = shop_with_an_unused_client(tmp_path)
    await editor.begin(root, kind="neovim")
    uri = editor.show(root / "shop" / "auth.py")
    started = await editor.run("luthier.review", {"uri": uri})
    subject = {"review": started["review"], "event": "user_signed_up"}
    for answer, done in (("Cancel", False), ("Make the changes", True)):
        editor.choices.append(answer)
        assert (await editor.run("luthier.accept", subject))["done"] is done
        assert ('"user_signed_up"' in editor.buffers[uri].text) is done
