"""``workspace/didChangeWorkspaceFolders``: folders came or went."""

from lsprotocol import types as t

from lsp_server.session import Session, welcome


def did_change_workspace_folders(session: Session, params: t.DidChangeWorkspaceFoldersParams) -> None:
    """Forget those that went, and read those that came."""
    for gone in params.event.removed:
        session.remove_folder(gone.uri)
    for come in params.event.added:
        folder = session.add_folder(come.uri)
        if folder is not None:
            session.runs.start(f"welcome of {folder.root}", welcome(session, folder))
