"""Out of step: what is asked for while the folder is still being read, and text that comes after its command."""

import ast
from pathlib import Path

import pytest
from lsprotocol import types as t

from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.editor import Editor
from tests.support.folders import folder_of
from tests.support.plain import path_of
from tests.support.small import SMALL

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


async def test_text_that_comes_after_its_command_is_remembered_all_the_same(editor: Editor, tmp_path: Path) -> None:
    """An editor that sends what it changed only when it is idle is answered at once, and the plan learns it then."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, kind="eglot")
    uri = editor.show(root / "shop" / "auth.py")
    subject = {"uri": uri, "event": "user_signed_up", "symbol": "signup"}
    assert await editor.run("luthier.accepted", subject) == {"remembered": False}
    editor.type(uri, "from shop.extensions", "from shop.analytics import track\nfrom shop.extensions")
    act = "        login_user(user)\n"
    editor.type(uri, act, f'{act}        track(user.id, "user_signed_up")\n')
    await editor.status_when(lambda found: found["folders"][0]["plan"] == {"implemented": 1})


async def test_uses_and_renames_wait_until_every_file_is_known(editor: Editor, tmp_path: Path) -> None:
    """A rename that knew only the open file would leave the others behind."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root, waits=False)
    uri = editor.show(root / "orders.py")
    where = {"text_document": t.TextDocumentIdentifier(uri), "position": editor.at(uri, "order_paid", inside=2)}
    context = t.ReferenceContext(include_declaration=True)
    found = await editor.text_document_references_async(t.ReferenceParams(**where, context=context))
    assert {path_of(each.uri).name for each in found or ()} == {"orders.py", "checkout.ts", "tracking-plan.yaml"}
    edit = await editor.text_document_rename_async(t.RenameParams(**where, new_name="purchase_made"))
    assert edit is not None
    editor.apply(edit)
    assert sum(buffer.text.count("purchase_made") for buffer in editor.buffers.values()) == 3
