"""An editor that answers whatever a server may ask, paired with a server of its own."""

from typing import Any

from lsprotocol import types as t
from pytest_lsp import ClientServerConfig
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from tests.support.editor import Editor
from tests.support.plain import plain
from tests.support.wire import COMMAND

_OWN = {t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS}


def make_editor() -> Editor:
    """An editor that answers whatever a server may ask."""
    editor = Editor()
    ready = {method: each for method, each in DEFAULT_CLIENT_FEATURES.items() if method not in _OWN}
    register_lsp_features(editor, ready)

    @editor.feature(t.WORKSPACE_APPLY_EDIT)
    def apply_edit(params: t.ApplyWorkspaceEditParams) -> t.ApplyWorkspaceEditResult:
        editor.applied.append(params)
        editor.apply(params.edit)
        return t.ApplyWorkspaceEditResult(applied=True)

    @editor.feature(t.CLIENT_REGISTER_CAPABILITY)
    def register(params: t.RegistrationParams) -> None:
        editor.registered += params.registrations

    @editor.feature(t.CLIENT_UNREGISTER_CAPABILITY)
    def unregister(params: t.UnregistrationParams) -> None:
        gone = {each.id for each in params.unregisterations}
        editor.registered = [each for each in editor.registered if each.id not in gone]

    @editor.feature(t.WORKSPACE_CODE_LENS_REFRESH)
    def refresh(_params: None) -> None:
        """Lenses are asked for anew by the test."""

    @editor.feature(t.WINDOW_SHOW_MESSAGE_REQUEST)
    async def ask(params: t.ShowMessageRequestParams) -> t.MessageActionItem | None:
        editor.questions.append(params)
        if editor.silent:
            await editor.left.wait()
        return t.MessageActionItem(editor.choices.pop(0)) if editor.choices else None

    @editor.feature(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def publish(params: t.PublishDiagnosticsParams) -> None:
        editor.published[params.uri] = params

    _hear(editor)
    return editor


def _hear(editor: Editor) -> None:
    """Let the editor note what is said to clients with views of their own."""

    @editor.feature("luthier/runChanged")
    def run_changed(params: Any) -> None:
        editor.run_changes.append(plain(params))

    @editor.feature("luthier/changed")
    def changed(params: Any) -> None:
        said = plain(params)
        editor.changes.append((said["uri"], said["what"]))

    @editor.feature(t.WORKSPACE_TEXT_DOCUMENT_CONTENT_REFRESH)
    def refresh_content(params: t.TextDocumentContentRefreshParams) -> None:
        editor.refreshed.append(params.uri)


CONFIG = ClientServerConfig(server_command=COMMAND, client_factory=make_editor)
"""How the fixture starts an editor with its server."""
