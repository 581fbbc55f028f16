"""Every editor whose announcements are recorded: nothing is sent that it did not announce, and every deed works."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as t
from pygls.exceptions import JsonRpcException

from tests.e2e.test_tracking import chosen, moment, shop_with_wrapper, sound
from tests.support.abilities import ALL_CLIENTS, abilities
from tests.support.editor import Editor
from tests.support.folders import copy_of
from tests.support.plain import plain

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

AUTH = "shop/auth.py"


def announced(kind: str, *path: str) -> Any:
    """What an editor announces at a path of its capabilities; None when it says nothing."""
    found: Any = abilities(kind).capabilities
    for name in path:
        found = getattr(found, name, None)
    return found


def foreign(kind: str, edit: t.WorkspaceEdit) -> Iterator[str]:
    """What an edit holds that the editor did not announce."""
    taken = announced(kind, "workspace", "workspace_edit")
    operations = getattr(taken, "resource_operations", None) or ()
    if edit.document_changes and not (getattr(taken, "document_changes", None) or operations):
        yield "document changes"
    if edit.change_annotations and not getattr(taken, "change_annotation_support", None):
        yield "annotations"
    for change in edit.document_changes or ():
        if not isinstance(change, t.TextDocumentEdit):
            if t.ResourceOperationKind(change.kind) not in operations:
                yield f"an operation {change.kind}"
            continue
        for each in change.edits:
            if isinstance(each, t.SnippetTextEdit) and not getattr(taken, "snippet_edit_support", None):
                yield "a snippet"
            if isinstance(each, t.AnnotatedTextEdit) and not edit.change_annotations:
                yield "an annotation that is not there"


def edits_of(editor: Editor, *actions: t.CodeAction | t.Command) -> list[t.WorkspaceEdit]:
    """Every edit that an editor has been given."""
    carried = [each.edit for each in actions if isinstance(each, t.CodeAction) and each.edit]
    return [*carried, *(each.edit for each in editor.applied)]


@pytest.mark.parametrize("kind", ALL_CLIENTS)
async def test_tracking_and_its_edit(editor: Editor, tmp_path: Path, kind: str) -> None:
    """The action's edit is of a kind that the editor knows; where it may resolve, it does."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / AUTH)
    remark = moment(await editor.remarks(uri), "user_signed_up")
    action = await chosen(editor, uri, remark, "Track `user_signed_up` here")
    later = announced(kind, "text_document", "code_action", "resolve_support")
    assert (action.edit is None) == (later is not None)
    if later is not None:
        action = await editor.code_action_resolve_async(action)
    assert action.edit is not None
    assert list(foreign(kind, action.edit)) == []
    editor.apply(action.edit)
    assert sound(AUTH, editor.buffers[uri].text)
    assert '"user_signed_up"' in editor.buffers[uri].text
    assert (action.command is None) == (kind == "ale"), "ALE would run the command in place of the edit"


@pytest.mark.parametrize("kind", ALL_CLIENTS)
async def test_what_needs_a_new_file(editor: Editor, tmp_path: Path, kind: str) -> None:
    """It comes with the edit where files can be created; elsewhere the action says what is missing."""
    root = copy_of("flask_shop", tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / AUTH)
    remark = moment(await editor.remarks(uri), "user_signed_up")
    actions = await editor.actions(uri, remark.range, [remark])
    found = next(each for each in actions if each.title.startswith("Track `user_signed_up` here"))
    creates = t.ResourceOperationKind.Create in (
        announced(kind, "workspace", "workspace_edit", "resource_operations") or ()
    )
    if creates:
        await editor.choose(found)
        assert (root / "shop/analytics.py").as_uri() in editor.buffers
    elif isinstance(found, t.Command):
        with pytest.raises(JsonRpcException, match="this editor cannot create files"):
            await editor.choose(found)
    else:
        assert found.disabled is not None
    for edit in edits_of(editor, *actions):
        assert list(foreign(kind, edit)) == []
    assert all(sound(each, buffer.text) for each, buffer in editor.buffers.items())


@pytest.mark.parametrize("kind", ALL_CLIENTS)
async def test_only_actions_of_a_kind_that_the_editor_knows(editor: Editor, tmp_path: Path, kind: str) -> None:
    """Kinds, disabled actions and data are sent to those only that have announced them."""
    root = copy_of("flask_shop", tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / AUTH)
    remarks = await editor.remarks(uri)
    for each in await editor.actions(uri, remarks[0].range, remarks):
        if isinstance(each, t.CodeAction):
            assert each.disabled is None or announced(kind, "text_document", "code_action", "disabled_support")
            assert each.data is None or announced(kind, "text_document", "code_action", "data_support")
    described = announced(kind, "text_document", "publish_diagnostics", "code_description_support") or announced(
        kind, "text_document", "diagnostic", "code_description_support"
    )
    assert all((each.code_description is None) or described for each in remarks)


@pytest.mark.parametrize("kind", ALL_CLIENTS)
async def test_hover_and_completion_in_a_form_that_the_editor_shows(editor: Editor, tmp_path: Path, kind: str) -> None:
    """Markdown where it is announced, plain text elsewhere; no snippet is ever completed."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / AUTH)
    where = {"text_document": t.TextDocumentIdentifier(uri), "position": editor.at(uri, "signup():")}
    found = await editor.text_document_hover_async(t.HoverParams(**where))
    assert found is not None
    assert isinstance(found.contents, t.MarkupContent)
    shown = announced(kind, "text_document", "hover", "content_format") or (t.MarkupKind.PlainText,)
    assert found.contents.kind in shown
    cart = editor.show(root / "shop/cart.py")
    inside = {"text_document": t.TextDocumentIdentifier(cart), "position": editor.at(cart, "cart_emptied", inside=3)}
    names = await editor.text_document_completion_async(t.CompletionParams(**inside))
    assert isinstance(names, t.CompletionList)
    assert {each.insert_text_format for each in names.items} <= {None, t.InsertTextFormat.PlainText}
    assert all(isinstance(each.text_edit, t.TextEdit) for each in names.items)


@pytest.mark.parametrize("kind", ALL_CLIENTS)
async def test_a_rename_and_a_dismissal(editor: Editor, tmp_path: Path, kind: str) -> None:
    """The rename's edit is one that the editor knows; only an editor that answers is asked for a reason."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, kind=kind)
    cart = editor.show(root / "shop/cart.py")
    where = {"text_document": t.TextDocumentIdentifier(cart), "position": editor.at(cart, "cart_emptied", inside=3)}
    edit = await editor.text_document_rename_async(t.RenameParams(**where, new_name="basket_emptied"))
    assert edit is not None
    assert list(foreign(kind, edit)) == []
    editor.apply(edit)
    assert '"basket_emptied"' in editor.buffers[cart].text

    uri = editor.show(root / AUTH)
    editor.choices = ["Known from elsewhere"]
    subject = {"uri": uri, "event": "user_logged_in", "symbol": "login"}
    assert await editor.run("luthier.dismiss", subject) == {"dismissed": True}
    plan = (root / "tracking-plan.yaml").read_text()
    assert ("reason: Known from elsewhere" in plan) == (kind != "ale")
    assert len(editor.questions) == (kind != "ale")
    assert not any("`user_logged_in`" in each.message for each in await editor.remarks(uri))


@pytest.mark.parametrize("kind", [each for each in ALL_CLIENTS if each != "ale"])
async def test_a_review(editor: Editor, tmp_path: Path, kind: str) -> None:
    """Begun, accepted and rejected by commands, as lenses do where an editor has them; the edits are as announced."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / AUTH)
    begun = plain(await editor.run("luthier.review", {"uri": uri}))
    assert (await editor.run("luthier.accept", {"review": begun["review"], "event": "user_signed_up"}))["done"]
    assert (await editor.run("luthier.reject", {"review": begun["review"], "event": "user_logged_in"}))["done"]
    assert '"user_signed_up"' in editor.buffers[uri].text
    assert '"user_logged_in"' not in editor.buffers[uri].text
    assert [list(foreign(kind, each)) for each in edits_of(editor)] == [[]]


async def test_an_editor_that_shows_labels_but_asks_nothing_is_asked_by_a_message(
    editor: Editor, tmp_path: Path
) -> None:
    """Sublime Text announces annotations and does not honor them in actions: what is risky is a question there."""
    root = copy_of("flask_shop", tmp_path)
    await editor.begin(root, kind="sublime")
    uri = editor.show(root / AUTH)
    remark = moment(await editor.remarks(uri), "user_signed_up")
    action = await editor.code_action_resolve_async(await chosen(editor, uri, remark, "Track `user_signed_up` here"))
    assert action.edit is not None
    assert not action.edit.change_annotations
