"""The first second: what is asked for while the folder is still being read."""

import ast
from pathlib import Path

import pytest
from lsprotocol import types as t

from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.editor import Editor

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]


@pytest.mark.parametrize("command", ["luthier.track", "luthier.review"])
async def test_a_change_waits_until_the_house_wrapper_has_been_seen(
    editor: Editor, tmp_path: Path, command: str
) -> None:
    """An editor that asks at once gets the capture that it would get later, and no second wrapper."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, waits=False)
    uri = editor.show(root / "shop" / "auth.py")
    answer = await editor.run(command, {"uri": uri, "event": "user_signed_up", "symbol": "signup"})
    if command == "luthier.review":
        answer = await editor.run("luthier.accept", {"review": answer["review"]})
    assert answer["applied" if command == "luthier.track" else "done"]
    assert list(editor.buffers) == [uri]
    text = editor.buffers[uri].text
    ast.parse(text)
    assert 'track(user.id, "user_signed_up", {"plan": user.plan})' in text


async def test_actions_and_ghost_text_wait_as_well(editor: Editor, tmp_path: Path) -> None:
    """What is offered can be done."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, kind="neovim", waits=False)
    uri = editor.show(root / "shop" / "auth.py")
    editor.type(uri, "        login_user(user)\n", "        login_user(user)\n\n")
    place = editor.at(uri, "login_user(user)\n\n", inside=len("login_user(user)\n"))
    context = t.InlineCompletionContext(trigger_kind=t.InlineCompletionTriggerKind.Automatic)
    params = t.InlineCompletionParams(context, t.TextDocumentIdentifier(uri), place)
    found = await editor.text_document_inline_completion_async(params)
    assert isinstance(found, t.InlineCompletionList)
    assert [str(each.insert_text).strip()[:6] for each in found.items] == ["track("]
