"""The world around the documents: folders, settings, files on disk, pushed remarks, documents without a file."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as t

from tests.support.abilities import EDITORS
from tests.support.editor import Editor
from tests.support.folders import copy_of, folder_of
from tests.support.plain import path_of, plain, until
from tests.support.small import SMALL

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(90)]

SIGNUP = """from app.models import User


@app.post("/signup")
def signup(form):
    user = User(email=form["email"])
    db.session.add(user)
    db.session.commit()
    return user
"""


def folder(status: dict[str, Any], root: Path) -> dict[str, Any]:
    """What the status says of one folder."""
    return next(each for each in status["folders"] if each["uri"] == root.as_uri())


def change(*folders: Path, gone: tuple[Path, ...] = ()) -> t.DidChangeWorkspaceFoldersParams:
    """Folders that come and go."""
    added = [t.WorkspaceFolder(each.as_uri(), each.name) for each in folders]
    removed = [t.WorkspaceFolder(each.as_uri(), each.name) for each in gone]
    return t.DidChangeWorkspaceFoldersParams(t.WorkspaceFoldersChangeEvent(added=added, removed=removed))


@pytest.mark.parametrize("kind", EDITORS)
async def test_each_folder_has_a_plan_and_a_memory_of_its_own(editor: Editor, tmp_path: Path, kind: str) -> None:
    """A name in one folder means nothing in the other, and a dismissal stays where it was made."""
    one = folder_of(tmp_path / "one", SMALL)
    two = folder_of(tmp_path / "two", {"a.py": SIGNUP})
    await editor.begin(one, two, kind=kind)
    uri = editor.show(two / "a.py")
    subject = {"uri": uri, "event": "user_signed_up", "symbol": "signup", "reason": "no"}
    assert await editor.run("luthier.dismiss", subject) == {"dismissed": True}
    assert (one / "tracking-plan.yaml").read_text() == SMALL["tracking-plan.yaml"]
    assert "user_signed_up" in (two / "tracking-plan.yaml").read_text()
    found = await editor.workspace_symbol_async(t.WorkspaceSymbolParams(query="order"))
    assert {path_of(each.location.uri).parent.name for each in found or ()} == {"one", "web"}


async def test_folders_come_and_go(editor: Editor, tmp_path: Path) -> None:
    """A folder that comes is read; of one that goes nothing is left, and its open documents are served as strays."""
    one = folder_of(tmp_path / "one", SMALL)
    two = folder_of(tmp_path / "two", {"a.py": SIGNUP})
    await editor.begin(one)
    uri = editor.show(two / "a.py")
    assert [each.code for each in await editor.remarks(uri)] == ["moment"]
    editor.workspace_did_change_workspace_folders(change(two))
    status = await editor.settled()
    assert folder(status, two)["files"] == 1
    assert [each.code for each in await editor.remarks(uri)] == ["moment"]
    editor.workspace_did_change_workspace_folders(change(gone=(one, two)))
    assert (await editor.settled())["folders"] == []
    assert [each.code for each in await editor.remarks(uri)] == ["moment"]
    assert await editor.workspace_symbol_async(t.WorkspaceSymbolParams(query="")) in ([], ())


async def test_a_folder_that_is_not_there_harms_nobody(editor: Editor, tmp_path: Path) -> None:
    """Another folder of the same session is read as ever."""
    one = folder_of(tmp_path / "one", SMALL)
    await editor.begin(tmp_path / "nowhere", one, kind="neovim")
    status = await editor.settled()
    assert folder(status, one)["files"] == 3
    assert folder(status, tmp_path / "nowhere")["files"] == 0


@pytest.mark.parametrize("kind", EDITORS)
async def test_new_settings_are_asked_for_and_followed(editor: Editor, tmp_path: Path, kind: str) -> None:
    """After word of a change the folder is read anew with them."""
    root = folder_of(tmp_path / "one", {**SMALL, "legacy/a.py": SIGNUP})
    await editor.begin(root, kind=kind)
    assert folder(await editor.settled(), root)["files"] == 4
    editor.set_configuration({"exclude": ["legacy/"], "trace": {"server": "off"}}, section="luthier")
    settings = {"luthier": {"exclude": ["legacy/"]}}
    editor.workspace_did_change_configuration(t.DidChangeConfigurationParams(settings=settings))
    status = await editor.status_when(lambda found: folder(found, root)["files"] == 3)
    assert folder(status, root)["trouble"] == ""


async def test_settings_may_come_with_initialize(editor: Editor, tmp_path: Path) -> None:
    """As initialization options, for editors that have no other way."""
    root = folder_of(tmp_path / "one", {**SMALL, "legacy/a.py": SIGNUP})
    await editor.begin(root, options={"exclude": ["legacy/"]})
    assert folder(await editor.settled(), root)["files"] == 3


async def test_settings_that_cannot_be_used_are_told_and_do_not_stop_the_reading(
    editor: Editor, tmp_path: Path
) -> None:
    """The message names the key."""
    root = folder_of(tmp_path / "one", {**SMALL, "luthier.toml": "provder = 'x'\n"})
    await editor.begin(root)
    status = folder(await editor.settled(), root)
    assert status["files"] == 3
    assert "provder" in status["trouble"]
    await until(lambda: any("provder" in each.message for each in editor.log_messages))
    (root / "luthier.toml").write_text("")
    editor.tell(root / "luthier.toml", t.FileChangeType.Changed)
    await editor.status_when(lambda found: folder(found, root)["trouble"] == "")


@pytest.mark.parametrize("kind", ["vscode", "eglot", "helix", "neovim"])
async def test_files_that_change_on_disk_are_followed(editor: Editor, tmp_path: Path, kind: str) -> None:
    """By the editor's own watching where it has one, else by the server's."""
    root = folder_of(tmp_path / "one", SMALL)
    await editor.begin(root, kind=kind)
    assert editor.watches == (kind != "neovim")

    (root / "a.py").write_text(SIGNUP)
    editor.tell(root / "a.py", t.FileChangeType.Created)
    await editor.status_when(lambda found: folder(found, root)["files"] == 4)

    (root / "a.py").write_text("x = 1\n")
    editor.tell(root / "a.py", t.FileChangeType.Changed)
    await editor.status_when(lambda found: folder(found, root)["moments"] == folder(found, root)["tracked"])

    (root / "a.py").unlink()
    editor.tell(root / "a.py", t.FileChangeType.Deleted)
    await editor.status_when(lambda found: folder(found, root)["files"] == 3)

    (root / "tracking-plan.yaml").write_text("events: [\n")
    editor.tell(root / "tracking-plan.yaml", t.FileChangeType.Changed)
    await editor.status_when(lambda found: folder(found, root)["planProblems"] != [])

    (root / "luthier.toml").write_text('exclude = ["web/"]\n')
    editor.tell(root / "luthier.toml", t.FileChangeType.Created)
    await editor.status_when(lambda found: folder(found, root)["files"] == 2)


async def test_a_saved_document_is_followed_without_any_watching(editor: Editor, tmp_path: Path) -> None:
    """A plan that was saved in the editor counts at once."""
    root = folder_of(tmp_path / "one", SMALL)
    await editor.begin(root)
    plan = editor.show(root / "tracking-plan.yaml")
    editor.type(plan, "status: approved", "status: proposed")
    editor.save(plan)
    await editor.status_when(lambda found: folder(found, root)["plan"] == {"implemented": 1, "proposed": 1})


async def test_what_is_typed_counts_over_what_is_on_disk_until_it_is_closed(editor: Editor, tmp_path: Path) -> None:
    """Closing a document without saving brings the disk's text back."""
    root = folder_of(tmp_path / "one", SMALL)
    await editor.begin(root)
    assert folder(await editor.settled(), root)["captures"] == 3
    uri = editor.show(root / "orders.py")
    editor.type(uri, '    track(user.id, "order_refunded", {"amount": order.amount})\n', "")
    assert folder(await editor.settled(), root)["captures"] == 2
    (root / "orders.py").write_text("x = 1\n")
    editor.tell(root / "orders.py", t.FileChangeType.Changed)
    assert folder(await editor.settled(), root)["captures"] == 2
    editor.close(uri)
    assert folder(await editor.settled(), root)["captures"] == 1


async def test_a_folder_that_is_deleted_on_disk_is_forgotten_file_by_file(editor: Editor, tmp_path: Path) -> None:
    """An editor may tell of the folder alone."""
    root = copy_of("flask_shop", tmp_path)
    await editor.begin(root)
    assert folder(await editor.settled(), root)["files"] == 12
    shutil.rmtree(root / "shop")
    params = t.DeleteFilesParams([t.FileDelete((root / "shop").as_uri())])
    editor.workspace_did_delete_files(params)
    await editor.status_when(lambda found: folder(found, root)["files"] == 2)


async def test_renamed_files_keep_what_is_known_of_them(editor: Editor, tmp_path: Path) -> None:
    """The old name is forgotten, the new one is read."""
    root = folder_of(tmp_path / "one", SMALL)
    await editor.begin(root)
    (root / "orders.py").rename(root / "sales.py")
    renamed = t.FileRename((root / "orders.py").as_uri(), (root / "sales.py").as_uri())
    editor.workspace_did_rename_files(t.RenameFilesParams([renamed]))

    async def where() -> set[str | None]:
        found = await editor.workspace_symbol_async(t.WorkspaceSymbolParams(query="order_refunded"))
        return {each.container_name for each in found or ()}

    await editor.status_when(lambda found: folder(found, root)["files"] == 3)
    while await where() != {"sales.py", "tracking-plan.yaml"}:
        pass


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "vscode-vfs://github/o/r/a.py", "git:/a/b.py?x"])
@pytest.mark.parametrize("kind", EDITORS)
async def test_a_document_without_a_file_is_served_from_its_text(editor: Editor, kind: str, uri: str) -> None:
    """It has remarks and hovers; nothing is read from the disk for it, and nothing is remembered about it."""
    await editor.begin(kind=kind)
    editor.open_text(uri, "python", SIGNUP)
    remarks = await editor.remarks(uri)
    assert [each.code for each in remarks] == ["moment"]
    params = t.HoverParams(t.TextDocumentIdentifier(uri), remarks[0].range.start)
    assert await editor.text_document_hover_async(params) is not None
    titles = [each.title for each in await editor.actions(uri, remarks[0].range, remarks)]
    assert len(titles) == 1
    assert titles[0].startswith("Track `user_signed_up` here")
    with pytest.raises(Exception, match=r"belongs to no open folder"):
        await editor.run("luthier.addToPlan", {"uri": uri, "event": "user_signed_up", "symbol": "signup"})
    editor.type(uri, "    db.session.commit()\n", "")
    editor.type(uri, "    db.session.add(user)\n", "")
    editor.type(uri, '    user = User(email=form["email"])\n', "    user = None\n")
    assert await editor.remarks(uri) == []


async def test_a_document_that_has_the_uri_of_a_secret_shows_nothing_of_it(editor: Editor) -> None:
    """The disk is never read for what is no file, however much its URI looks like a path."""
    await editor.begin()
    editor.open_text("git:/etc/hostname?x", "python", "x = 1\n")
    text = plain(await editor.protocol.send_request_async("luthier/viewFileText", {"uri": "git:/etc/hostname?x"}))
    assert text == {"text": "x = 1\n", "version": 1}
    assert await editor.protocol.send_request_async("luthier/viewFileText", {"uri": "git:/etc/passwd?x"}) is None
    assert await editor.protocol.send_request_async("luthier/viewFileText", {"uri": "file:///etc/passwd"}) is None


async def test_other_peoples_code_that_is_open_is_left_alone(editor: Editor, tmp_path: Path) -> None:
    """A library's source, a built file and an excluded one are opened to be read, not to be instrumented."""
    files = {
        "node_modules/x/a.py": SIGNUP,
        "legacy/a.py": SIGNUP,
        "a.py": SIGNUP,
        "luthier.toml": 'exclude = ["legacy/"]',
    }
    root = folder_of(tmp_path / "one", files)
    await editor.begin(root)
    for path, count in (("node_modules/x/a.py", 0), ("legacy/a.py", 0), ("a.py", 1)):
        uri = editor.show(root / path)
        assert len(await editor.remarks(uri)) == count, path
        editor.close(uri)
    assert folder(await editor.settled(), root)["files"] == 1


async def test_the_workspace_is_pulled_with_all_its_files(editor: Editor, tmp_path: Path) -> None:
    """Files that are not open are remarked on as well; asked again, what has not changed is not sent again."""
    root = folder_of(tmp_path / "one", {**SMALL, "a.py": SIGNUP})
    await editor.begin(root)
    report = await editor.workspace_diagnostic_async(t.WorkspaceDiagnosticParams(previous_result_ids=[]))
    full = {each.uri: each for each in report.items}
    assert {path_of(uri).name for uri in full} == {"a.py", "orders.py", "checkout.ts"}
    before = [t.PreviousResultId(uri, str(each.result_id)) for uri, each in full.items()]
    again = await editor.workspace_diagnostic_async(t.WorkspaceDiagnosticParams(previous_result_ids=before))
    assert {type(each) for each in again.items} == {t.WorkspaceUnchangedDocumentDiagnosticReport}
    (root / "a.py").unlink()
    editor.tell(root / "a.py", t.FileChangeType.Deleted)
    await editor.status_when(lambda found: folder(found, root)["files"] == 3)
    last = await editor.workspace_diagnostic_async(t.WorkspaceDiagnosticParams(previous_result_ids=before))
    gone = next(each for each in last.items if path_of(each.uri).name == "a.py")
    assert isinstance(gone, t.WorkspaceFullDocumentDiagnosticReport)
    assert list(gone.items) == []


async def test_pushed_remarks_follow_the_typing_and_go_with_the_document(editor: Editor, tmp_path: Path) -> None:
    """An editor that cannot pull is told; the version says for which text; a closed document has none."""
    root = folder_of(tmp_path / "one", {"a.py": SIGNUP})
    await editor.begin(root, kind="eglot")
    uri = editor.show(root / "a.py")
    assert len(await editor.pushed(uri)) == 1
    for number in range(5):
        editor.type(uri, "def signup(form):\n", f"def signup(form):\n    # {number}\n")
    assert len(await editor.pushed(uri)) == 1
    editor.close(uri)
    await until(lambda: editor.published[uri].version is None)
    assert list(editor.published[uri].diagnostics) == []


async def test_a_broken_plan_that_nobody_has_open_is_pushed_as_well(editor: Editor, tmp_path: Path) -> None:
    """It hinders everything else, so that a person should see it."""
    root = folder_of(tmp_path / "one", {"tracking-plan.yaml": "events: [\n", "a.py": SIGNUP})
    await editor.begin(root, kind="eglot")
    uri = (root / "tracking-plan.yaml").as_uri()
    await until(lambda: uri in editor.published and len(editor.published[uri].diagnostics) > 0)
    (root / "tracking-plan.yaml").write_text("events: []\n")
    editor.tell(root / "tracking-plan.yaml", t.FileChangeType.Changed)
    await until(lambda: len(editor.published[uri].diagnostics) == 0)


async def test_a_pull_is_answered_briefly_when_nothing_has_changed(editor: Editor, tmp_path: Path) -> None:
    """By the identity of the last result."""
    root = folder_of(tmp_path / "one", {"a.py": SIGNUP})
    await editor.begin(root)
    identity = t.TextDocumentIdentifier(editor.show(root / "a.py"))
    first = await editor.text_document_diagnostic_async(t.DocumentDiagnosticParams(identity))
    assert isinstance(first, t.RelatedFullDocumentDiagnosticReport)
    params = t.DocumentDiagnosticParams(identity, previous_result_id=first.result_id)
    second = await editor.text_document_diagnostic_async(params)
    assert isinstance(second, t.RelatedUnchangedDocumentDiagnosticReport)
