"""Events by name, across code and plan: completion, hover, definition, references, rename, symbols."""

from pathlib import Path

import pytest
from lsprotocol import types as t

from tests.support.abilities import EDITORS
from tests.support.editor import Editor
from tests.support.folders import folder_of
from tests.support.plain import path_of
from tests.support.small import SMALL

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(90)]

PLAN = "tracking-plan.yaml"


def at(editor: Editor, uri: str, words: str, inside: int = 0) -> dict[str, object]:
    """The document and position of some words."""
    return {"text_document": t.TextDocumentIdentifier(uri), "position": editor.at(uri, words, inside=inside)}


async def test_event_names_are_completed_inside_a_capture(editor: Editor, tmp_path: Path) -> None:
    """Names of the plan come first, then those of the code; what is written already is replaced."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    editor.type(uri, '"order_refunded"', '"\U0001f600ord"')
    found = await editor.text_document_completion_async(t.CompletionParams(**at(editor, uri, '\U0001f600ord"', 4)))
    assert isinstance(found, t.CompletionList)
    assert [(each.label, each.detail) for each in found.items] == [
        ("order_paid", "implemented in the plan"),
        ("order_refunded", "approved in the plan"),
    ]
    edit = found.items[0].text_edit
    assert isinstance(edit, t.TextEdit)
    assert editor.covered(uri, edit.range) == "\U0001f600ord"
    assert edit.new_text == "order_paid"


@pytest.mark.parametrize("kind", ["vscode", "neovim"])
async def test_a_name_is_completed_before_its_quote_is_closed(editor: Editor, tmp_path: Path, kind: str) -> None:
    """Editors that do not close quotes by themselves ask in the middle of a broken line."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / "orders.py")
    line = "    order.refunded = True\n"
    for before, after in (
        ('track(user.id, "wh', ""),
        ("track(user.id, 'wh", ")"),
        ('track(\n        user.id, "wh', ""),
    ):
        editor.type(uri, line, f"{line}    {before}{after}\n")
        where = t.CompletionParams(**at(editor, uri, before, len(before)))
        found = await editor.text_document_completion_async(where)
        assert isinstance(found, t.CompletionList), before
        assert [each.label for each in found.items] == ["order_paid", "order_refunded"]
        edit = found.items[0].text_edit
        assert isinstance(edit, t.TextEdit)
        assert editor.covered(uri, edit.range) == "wh"
        editor.type(uri, f"    {before}{after}\n", "")


async def test_property_keys_are_completed_inside_a_capture(editor: Editor, tmp_path: Path) -> None:
    """Planned keys that are missing come first, then keys of other captures; written ones are left out."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    editor.type(uri, '"currency": order.currency}', '"c": order.currency}')
    found = await editor.text_document_completion_async(t.CompletionParams(**at(editor, uri, '"c": order', 2)))
    assert isinstance(found, t.CompletionList)
    assert [each.label for each in found.items] == ["currency", "coupon"]


async def test_nothing_is_completed_outside_of_captures(editor: Editor, tmp_path: Path) -> None:
    """The server stays out of every other string and place."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    editor.type(uri, "    order.refunded = True\n", '    order.refunded = True\n    print(user.id, "ord\n')
    for words in ("Orders.", "order.paid", "track(user.id", "analytics import", '"ord\n'):
        assert await editor.text_document_completion_async(t.CompletionParams(**at(editor, uri, words, 2))) is None


async def test_a_hover_tells_what_the_plan_says(editor: Editor, tmp_path: Path) -> None:
    """On a capture and on the plan's entry alike, as Markdown or plain, by what the editor shows."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    for path in ("orders.py", "web/checkout.ts", PLAN):
        uri = editor.show(root / path)
        found = await editor.text_document_hover_async(t.HoverParams(**at(editor, uri, "order_paid", 2)))
        assert found is not None
        assert found.range is not None
        assert editor.covered(uri, found.range) == "order_paid"
        assert isinstance(found.contents, t.MarkupContent)
        assert found.contents.kind == t.MarkupKind.Markdown
        assert "**`order_paid`** in the plan: implemented." in found.contents.value
        assert "How much do people pay?" in found.contents.value


@pytest.mark.parametrize("kind", EDITORS)
async def test_definition_and_references_lead_across_code_and_plan(editor: Editor, tmp_path: Path, kind: str) -> None:
    """From a capture to the plan, from the plan to the captures; references are all of them."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root, kind=kind)
    code, plan = editor.show(root / "orders.py"), editor.show(root / PLAN)
    defined = await editor.text_document_definition_async(t.DefinitionParams(**at(editor, code, "order_paid", 3)))
    assert isinstance(defined, list | tuple)
    assert [(each.uri, editor.covered(plan, each.range)) for each in defined] == [(plan, "order_paid")]
    back = await editor.text_document_definition_async(t.DefinitionParams(**at(editor, plan, "order_paid", 3)))
    assert isinstance(back, list | tuple)
    assert {path_of(each.uri).name for each in back} == {"orders.py", "checkout.ts"}
    for declared, names in ((False, {"orders.py", "checkout.ts"}), (True, {"orders.py", "checkout.ts", PLAN})):
        context = t.ReferenceContext(include_declaration=declared)
        where = t.ReferenceParams(**at(editor, code, "order_paid", 3), context=context)
        found = await editor.text_document_references_async(where)
        assert {path_of(each.uri).name for each in found or ()} == names


@pytest.mark.parametrize("kind", EDITORS)
async def test_a_rename_reaches_code_and_plan_at_once(editor: Editor, tmp_path: Path, kind: str) -> None:
    """Open or closed, every mention gets the new name and nothing else changes; comments and quotes stay."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / "orders.py")
    editor.type(uri, '"""Orders."""', '"""Orders \U0001f600."""')
    if editor.server.rename_provider is not True:
        ready = await editor.text_document_prepare_rename_async(
            t.PrepareRenameParams(**at(editor, uri, "order_paid", 1))
        )
        assert isinstance(ready, t.PrepareRenamePlaceholder)
        assert (editor.covered(uri, ready.range), ready.placeholder) == ("order_paid", "order_paid")
    where = at(editor, uri, "order_paid", 4)
    edit = await editor.text_document_rename_async(t.RenameParams(**where, new_name="purchase_made"))
    assert edit is not None
    editor.apply(edit)
    texts = {path_of(each).name: buffer.text for each, buffer in editor.buffers.items()}
    assert texts == {
        "orders.py": SMALL["orders.py"].replace("order_paid", "purchase_made").replace("Orders.", "Orders \U0001f600."),
        "checkout.ts": SMALL["web/checkout.ts"].replace("order_paid", "purchase_made"),
        PLAN: SMALL[PLAN].replace("order_paid", "purchase_made"),
    }
    editor.save_all()
    await editor.status_when(lambda status: status["folders"][0]["planProblems"] == [])
    assert [each for each in await editor.remarks(uri) if "order_paid" in each.message] == []


@pytest.mark.parametrize(
    ("name", "written"),
    [("Order: Paid", '"Order: Paid"'), ("yes", '"yes"'), ("123", '"123"'), ("Order Paid", "Order Paid")],
)
async def test_a_new_name_is_written_as_the_plan_needs_it(
    editor: Editor, tmp_path: Path, name: str, written: str
) -> None:
    """YAML takes some words for something else; they get quotes, and only there."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    edit = await editor.text_document_rename_async(t.RenameParams(**at(editor, uri, "order_paid", 4), new_name=name))
    assert edit is not None
    editor.apply(edit)
    assert f'"{name}"' in editor.buffers[uri].text
    assert f"  - event: {written}  # the one" in editor.buffers[(root / PLAN).as_uri()].text


@pytest.mark.parametrize("name", ["order_refunded", "", " x", "a'b", 'a"b', "a\nb", "${x}"])
async def test_a_name_that_cannot_be_is_refused(editor: Editor, tmp_path: Path, name: str) -> None:
    """One that exists would merge two events; one that ends its string would break the code."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    with pytest.raises(Exception, match=r"There is an event order_refunded already|cannot be an event's name"):
        await editor.text_document_rename_async(t.RenameParams(**at(editor, uri, "order_paid", 4), new_name=name))


async def test_only_an_events_name_can_be_renamed(editor: Editor, tmp_path: Path) -> None:
    """Elsewhere there is nothing to rename, and nothing is said."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    for words in ("def pay", "track(user.id", '"amount"'):
        assert (
            await editor.text_document_prepare_rename_async(t.PrepareRenameParams(**at(editor, uri, words, 2))) is None
        )
        where = at(editor, uri, words, 2)
        assert await editor.text_document_rename_async(t.RenameParams(**where, new_name="x_made")) is None


async def test_an_event_behind_a_constant_is_renamed_where_its_letters_stand(editor: Editor, tmp_path: Path) -> None:
    """The constant's value changes, its uses stay; they are references as well."""
    files = {
        **SMALL,
        "events.py": 'class Events:\n    PAID = "order_paid"\n    OTHER = "order_seen"\n',
        "later.py": "from analytics import track\nfrom events import Events\n\n\n"
        "def f(user):\n    track(user.id, Events.PAID)\n",
    }
    root = folder_of(tmp_path / "small", files)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    where = at(editor, uri, "order_paid", 4)
    context = t.ReferenceContext(include_declaration=False)
    found = await editor.text_document_references_async(t.ReferenceParams(**where, context=context))
    assert {path_of(each.uri).name for each in found or ()} == {"orders.py", "checkout.ts", "events.py", "later.py"}
    edit = await editor.text_document_rename_async(t.RenameParams(**where, new_name="purchase_made"))
    assert edit is not None
    editor.apply(edit)
    assert editor.buffers[(root / "events.py").as_uri()].text == files["events.py"].replace(
        "order_paid", "purchase_made"
    )
    assert (root / "later.py").as_uri() not in editor.buffers


async def test_a_file_that_changed_on_disk_is_not_renamed_blindly(editor: Editor, tmp_path: Path) -> None:
    """The edit would miss its place; the person is told to try again, and then it works."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    uri = editor.show(root / "orders.py")
    checkout = root / "web" / "checkout.ts"
    checkout.write_text("// new\n" + checkout.read_text())
    rename = t.RenameParams(**at(editor, uri, "order_paid", 4), new_name="purchase_made")
    with pytest.raises(Exception, match=r"web/checkout.ts has changed on disk. Try again."):
        await editor.text_document_rename_async(rename)
    edit = await editor.text_document_rename_async(rename)
    assert edit is not None
    editor.apply(edit)
    assert editor.buffers[checkout.as_uri()].text == "// new\n" + SMALL["web/checkout.ts"].replace(
        "order_paid", "purchase_made"
    )


async def test_events_are_symbols_of_the_workspace_and_of_documents(editor: Editor, tmp_path: Path) -> None:
    """They are found by letters in order, with the file that they are in."""
    root = folder_of(tmp_path / "small", SMALL)
    await editor.begin(root)
    found = await editor.workspace_symbol_async(t.WorkspaceSymbolParams(query="ordref"))
    assert {(each.name, each.container_name) for each in found or ()} == {
        ("order_refunded", PLAN),
        ("order_refunded", "orders.py"),
    }
    assert len(await editor.workspace_symbol_async(t.WorkspaceSymbolParams(query="")) or ()) == 5
    uri = editor.show(root / PLAN)
    symbols = await editor.text_document_document_symbol_async(t.DocumentSymbolParams(t.TextDocumentIdentifier(uri)))
    assert [each.name for each in symbols or ()] == ["order_paid", "order_refunded"]
