"""``workspace/didChangeWatchedFiles``: files changed on disk."""

from lsprotocol import types as t

from lsp_server.session import Session, files_changed


def did_change_watched_files(session: Session, params: t.DidChangeWatchedFilesParams) -> None:
    """Follow the disk."""
    files_changed(session, [change.uri for change in params.changes])
