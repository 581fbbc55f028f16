"""Ghost text: the capture where it belongs, before it is written; silent everywhere else."""

import ast
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as t

from analyzers.plan import parse_plan
from tests.e2e.test_tracking import shop_with_wrapper
from tests.support.editor import Editor
from tests.support.folders import folder_of
from tests.support.small import SMALL

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(90)]


async def ghosts(editor: Editor, uri: str, index: int) -> list[t.InlineCompletionItem]:
    """The ghost text at a character's index."""
    params = t.InlineCompletionParams(
        context=t.InlineCompletionContext(trigger_kind=t.InlineCompletionTriggerKind.Automatic),
        text_document=t.TextDocumentIdentifier(uri),
        position=editor.position(uri, index),
    )
    found = await editor.text_document_inline_completion_async(params)
    assert isinstance(found, t.InlineCompletionList)
    return list(found.items)


def take(editor: Editor, uri: str, ghost: t.InlineCompletionItem) -> None:
    """Do with the text what an editor does when a person accepts it."""
    assert isinstance(ghost.insert_text, str)
    assert ghost.range is not None
    editor.apply(t.WorkspaceEdit(changes={uri: [t.TextEdit(ghost.range, ghost.insert_text)]}))


@pytest.mark.parametrize("kind", ["vscode", "neovim"])
@pytest.mark.parametrize("written", ["", "    ", "        "])
async def test_on_an_empty_line_after_the_act_the_capture_appears(
    editor: Editor, tmp_path: Path, kind: str, written: str
) -> None:
    """Accepted, it stands at the right indent, its import comes along, and the plan knows it."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root, kind=kind)
    uri = editor.show(root / "shop" / "auth.py")
    editor.type(uri, "        login_user(user)\n", f"        login_user(user)\n{written}\n")
    after = editor.buffers[uri].text.index("login_user(user)\n") + len("login_user(user)\n" + written)
    found = await ghosts(editor, uri, after)
    assert len(found) == 1
    capture = str(found[0].insert_text).strip()
    assert capture.startswith('track(user.id, "user_signed_up"')
    take(editor, uri, found[0])
    assert found[0].command is not None
    answer = await editor.run(found[0].command.command, *(found[0].command.arguments or ()))
    assert answer == {"remembered": True}
    text = editor.buffers[uri].text
    ast.parse(text)
    assert f"        login_user(user)\n        {capture}\n        return" in text
    assert text.count("from shop.analytics import track\n") == 1
    plan = parse_plan((root / "tracking-plan.yaml").read_text())[0]
    assert [(each.event, str(each.status)) for each in plan.entries] == [("user_signed_up", "implemented")]
    assert await ghosts(editor, uri, text.index("        return redirect(url_for")) == []


async def test_without_evidence_there_is_silence(editor: Editor, tmp_path: Path) -> None:
    """Lines with text, empty lines elsewhere, and lines at the wrong depth show nothing."""
    root = shop_with_wrapper(tmp_path)
    await editor.begin(root)
    uri = editor.show(root / "shop" / "auth.py")
    editor.type(uri, "        login_user(user)\n", "        login_user(user)\n                    \n")
    text = editor.buffers[uri].text
    for words in ("\n\nfrom flask", "        login_user(user)", "SHORTEST", "def validate", "\n\n\n@bp.post"):
        assert await ghosts(editor, uri, text.index(words) + 1) == [], words
    assert await ghosts(editor, uri, text.index("                    \n") + 20) == []
    assert await ghosts(editor, uri, len(text)) == []


async def test_a_project_that_sends_nothing_yet_gets_no_ghost_text(editor: Editor, tmp_path: Path) -> None:
    """A line of ghost text cannot make the module that it would need."""
    root = folder_of(tmp_path / "plain", {"a.py": _SIGNUP})
    await editor.begin(root)
    uri = editor.show(root / "a.py")
    assert [each.code for each in await editor.remarks(uri)] == ["moment"]
    assert await ghosts(editor, uri, editor.buffers[uri].text.index("\n\n    return") + 1) == []


async def test_a_rest_that_no_longer_fits_is_not_written_anywhere(editor: Editor, tmp_path: Path) -> None:
    """When the top of the file changed between ghost and acceptance, the person is told what is missing."""
    root = folder_of(tmp_path / "small", {**SMALL, "a.py": _SIGNUP})
    await editor.begin(root)
    uri = editor.show(root / "a.py")
    found = await ghosts(editor, uri, editor.buffers[uri].text.index("\n\n    return") + 1)
    assert len(found) == 1
    take(editor, uri, found[0])
    editor.type(uri, '"""Users."""\n', '"""Users, and more."""\n')
    command: Any = found[0].command
    version = editor.buffers[uri].version
    with pytest.raises(Exception, match=r"still needs `from analytics import track`. Add it by hand."):
        await editor.run(command.command, *command.arguments)
    assert editor.buffers[uri].version == version


_SIGNUP = '''"""Users."""

from app.db import db
from app.models import User


@app.post("/signup")
def signup(form):
    user = User(email=form["email"])
    db.session.add(user)
    db.session.commit()

    return user
'''
