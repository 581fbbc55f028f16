"""``workspace/didChangeWorkspaceFolders``: folders came or went."""

from lsprotocol import types as t

from lsp_server.session import Session, join, leave


def did_change_workspace_folders(session: Session, params: t.DidChangeWorkspaceFoldersParams) -> None:
    """Forget those that went, and read those that came."""
    for gone in params.event.removed:
        leave(session, gone.uri)
    for come in params.event.added:
        join(session, come.uri)
