"""From a remark to a capture: the way that every person goes, in every editor."""

import ast
from pathlib import Path

import pytest
from lsprotocol import types as t

from analyzers.languages import language_of
from analyzers.model import Source
from analyzers.parse import parse
from analyzers.plan import parse_plan
from tests.support.editor import Editor
from tests.support.folders import copy_of

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(90)]

WRAPPER = '''"""Sends events."""

import posthog


def track(person, event, properties=None):
    posthog.capture(event, distinct_id=str(person), properties=properties or {})
'''

CART = """

def bought(person):
    track(person, "cart_emptied")
"""


def shop_with_wrapper(place: Path) -> Path:
    """The shop with a house wrapper that it uses already, so that no file needs to be made."""
    root = copy_of("flask_shop", place)
    (root / "shop" / "analytics.py").write_text(WRAPPER)
    cart = root / "shop" / "cart.py"
    cart.write_text(
        cart.read_text().replace("from shop.models", "from shop.analytics import track\nfrom shop.models", 1)
    )
    cart.write_text(cart.read_text() + CART)
    return root


def moment(remarks: list[t.Diagnostic], event: str) -> t.Diagnostic:
    """The remark about one event."""
    return next(each for each in remarks if each.code == "moment" and f"`{event}`" in each.message)


def sound(path: str, text: str) -> bool:
    """Whether a text parses."""
    if path.endswith(".py"):
        ast.parse(text)
    source = Source(path, text.encode(), language_of(path) or "")
    return not source.language or not parse(source).root_node.has_error


async def chosen(editor: Editor, uri: str, remark: t.Diagnostic, title: str) -> t.CodeAction:
    """The action with this title for a remark."""
    actions = await editor.actions(uri, remark.range, [remark])
    found = [each for each in actions if each.title == title]
    assert found, [each.title for each in actions]
    assert isinstance(found[0], t.CodeAction)
    return found[0]


@pytest.mark.parametrize("kind", ["vscode", "neovim", "eglot", "helix"])
async def test_a_moment_is_tracked_through_the_house_wrapper(editor: Editor, tmp_path: Path, kind: str) -> None:
    """Remark, action, edit on the editor's side: the capture stands there, the remark is gone, the plan knows it."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / "shop" / "auth.py")
    before = editor.buffers[uri].text
    remark = moment(await editor.remarks(uri), "user_signed_up")
    assert editor.covered(uri, remark.range) == "signup"
    action = await chosen(editor, uri, remark, "Track `user_signed_up` here")
    assert [each.message for each in action.diagnostics or ()] == [remark.message]
    assert (await editor.choose(action)) == {"remembered": True}

    text = editor.buffers[uri].text
    assert sound("auth.py", text)
    assert text.count('"user_signed_up"') == 1
    assert "from shop.analytics import track\n" in text
    assert [line for line in before.splitlines() if line not in text.splitlines()] == []
    assert list(editor.buffers) == [uri]
    left = await editor.remarks_when(uri, lambda found: all("user_signed_up" not in each.message for each in found))
    assert moment(left, "user_logged_in")

    plan, faults = parse_plan((root / "tracking-plan.yaml").read_text())
    assert faults == ()
    assert [(each.event, str(each.status)) for each in plan.entries] == [("user_signed_up", "implemented")]
    assert plan.entries[0].where[0].file == "shop/auth.py"
    assert (root / "shop" / "auth.py").read_text() == before, "only the person saves"


@pytest.mark.parametrize("kind", ["vscode", "neovim", "helix"])
@pytest.mark.parametrize(
    "places",
    [
        ("flask_shop", "shop/auth.py", "shop/analytics.py"),
        ("next_saas", "app/(auth)/actions.ts", "lib/analytics-server.ts"),
    ],
    ids=lambda places: places[0],
)
async def test_a_project_without_a_provider_gets_one_in_the_same_edit(
    editor: Editor, tmp_path: Path, kind: str, places: tuple[str, str, str]
) -> None:
    """The module that sends, and the dependency, come with the capture; every text parses."""
    sample, path, made = places
    root = copy_of(sample, tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / path)
    remark = moment(await editor.remarks(uri), "user_signed_up")
    assert await editor.choose(await chosen(editor, uri, remark, "Track `user_signed_up` here")) == {"remembered": True}
    assert (root / made).as_uri() in editor.buffers
    for each, buffer in editor.buffers.items():
        assert sound(each, buffer.text), each
    assert "user_signed_up" in editor.buffers[uri].text
    editor.save_all()
    await editor.settled()
    status = await editor.status_when(lambda found: found["folders"][0]["tracked"] == 1)
    assert status["folders"][0]["plan"] == {"implemented": 1}
    assert all("user_signed_up" not in each.message for each in await editor.remarks(uri))


async def test_an_editor_that_cannot_make_files_is_told_so(editor: Editor, tmp_path: Path) -> None:
    """The action stays visible as one that says why, and nothing is changed."""
    root = copy_of("flask_shop", tmp_path)
    await editor.begin(root, kind="eglot")
    uri = editor.show(root / "shop" / "auth.py")
    remark = moment(await editor.remarks(uri), "user_signed_up")
    actions = await editor.actions(uri, remark.range, [remark])
    why = [each for each in actions if each.title.startswith("Track `user_signed_up` here")]
    assert [type(each) for each in why] == [t.Command]
    with pytest.raises(Exception, match=r"It needs shop/analytics.py, and this editor cannot create files"):
        await editor.choose(why[0])
    everything = [each for each in actions if "moments of this file" in each.title]
    assert [type(each) for each in everything] == [t.Command]
    assert editor.buffers[uri].version == 1
    assert not (root / "tracking-plan.yaml").exists()


async def test_all_moments_of_a_file_are_tracked_at_once(editor: Editor, tmp_path: Path) -> None:
    """One edit holds them all, with one import; what cannot be tracked at once is left out, and counted as such."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "account.py")
    remarks = await editor.remarks(uri)
    moments = [each for each in remarks if each.code == "moment"]
    actions = await editor.actions(uri, remarks[0].range, remarks, only=["source"])
    assert [each.title for each in actions] == [f"Track {len(moments) - 1} of {len(moments)} moments of this file"]
    assert await editor.choose(actions[0]) == {"remembered": True}
    text = editor.buffers[uri].text
    assert sound("account.py", text)
    assert text.count("import track\n") == 1
    left = [each for each in await editor.remarks(uri) if each.code == "moment"]
    assert [editor.covered(uri, each.range) for each in left] == ["delete_account"]
    plan = parse_plan((root / "tracking-plan.yaml").read_text())[0]
    assert {str(each.status) for each in plan.entries} == {"implemented"}
    assert len(plan.entries) == len(moments) - 1


async def test_annotations_name_the_event_and_ask_about_what_is_risky(editor: Editor, tmp_path: Path) -> None:
    """An editor that shows annotations gets one label for each event; a file that is made asks to be confirmed."""
    root = copy_of("flask_shop", tmp_path)
    await editor.begin(root, kind="vscode")
    uri = editor.show(root / "shop" / "auth.py")
    remark = moment(await editor.remarks(uri), "user_signed_up")
    action = await editor.code_action_resolve_async(await chosen(editor, uri, remark, "Track `user_signed_up` here"))
    assert action.edit is not None
    notes = action.edit.change_annotations or {}
    assert {note.label for note in notes.values()} == {"user_signed_up"}
    used = {
        each.annotation_id
        for change in action.edit.document_changes or ()
        for each in (change.edits if isinstance(change, t.TextDocumentEdit) else [change])
    }
    assert used == set(notes)


async def test_a_command_hands_the_edit_to_the_editor(editor: Editor, tmp_path: Path) -> None:
    """A lens's command asks the editor to apply the edit under a label for its undo list, and remembers it then."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    lenses = await editor.text_document_code_lens_async(t.CodeLensParams(t.TextDocumentIdentifier(uri)))
    titles = [each.command.title for each in lenses or () if each.command]
    assert titles[0] == "0 of 3 moments tracked"
    track = next(each.command for each in lenses or () if each.command and each.command.title == "Track user_logged_in")
    assert await editor.run(track.command, *(track.arguments or ())) == {"applied": True, "remembered": True}
    assert editor.applied[0].label == "Track user_logged_in"
    assert '"user_logged_in"' in editor.buffers[uri].text
    lenses = await editor.text_document_code_lens_async(t.CodeLensParams(t.TextDocumentIdentifier(uri)))
    assert next(each.command.title for each in lenses or () if each.command) == "1 of 3 moments tracked"


async def test_an_edit_that_the_person_took_back_is_not_remembered(editor: Editor, tmp_path: Path) -> None:
    """What counts is the text: the plan stays as it was."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    subject = {"uri": uri, "event": "user_signed_up", "symbol": "signup"}
    assert await editor.run("luthier.accepted", subject) == {"remembered": False}
    assert not (root / "tracking-plan.yaml").exists()


async def test_text_that_changed_between_offer_and_choice_gets_the_edit_for_its_new_place(
    editor: Editor, tmp_path: Path
) -> None:
    """An action is resolved for the text of now: typing above it moves the capture along."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    action = await chosen(
        editor, uri, moment(await editor.remarks(uri), "user_signed_up"), "Track `user_signed_up` here"
    )
    editor.type(uri, "SHORTEST_PASSWORD = 10\n", "# A long\n# remark, with an \U0001f600\nSHORTEST_PASSWORD = 10\n")
    assert await editor.choose(action) == {"remembered": True}
    assert sound("auth.py", editor.buffers[uri].text)
    assert 'login_user(user)\n        track(user.id, "user_signed_up"' in editor.buffers[uri].text


@pytest.mark.parametrize("kind", ["vscode", "neovim", "eglot"])
@pytest.mark.parametrize(("mark", "eol"), [("", "\n"), ("", "\r\n"), ("\ufeff", "\n"), ("\ufeff", "\r\n")])
async def test_the_texts_own_line_ends_and_marks_are_kept(
    editor: Editor, tmp_path: Path, kind: str, mark: str, eol: str
) -> None:
    """Whatever the ends of its lines, a byte order mark or form feeds: the capture lands where it belongs."""
    root = shop_with_wrapper(tmp_path)
    auth = root / "shop" / "auth.py"
    top = '"""\U0001f600 \u2028 é."""  # \U0001d11e\n\x0c\n'
    auth.write_bytes((mark + (top + auth.read_text().partition("\n")[2]).replace("\n", eol)).encode())
    await editor.begin(root, kind=kind)
    uri = editor.show(auth)
    before = editor.buffers[uri].text
    remark = moment(await editor.remarks(uri), "user_signed_up")
    assert editor.covered(uri, remark.range) == "signup"
    assert await editor.choose(await chosen(editor, uri, remark, "Track `user_signed_up` here")) == {"remembered": True}
    text = editor.buffers[uri].text
    assert text.startswith(mark + top.replace("\n", eol))
    imported, capture = [line.strip() for line in text.split(eol) if line not in before.split(eol)]
    assert imported == "from shop.analytics import track"
    assert capture.startswith('track(user.id, "user_signed_up"')
    assert text.count("\r") == text.count("\r\n")
    assert ("\r\n" in text) == ("\r\n" in before)
    assert text.count("\n") == before.count("\n") + 2
    ast.parse(text.removeprefix(mark))
