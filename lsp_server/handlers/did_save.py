"""``textDocument/didSave``: what is on disk has changed."""

from lsprotocol import types as t

from lsp_server.session import Session, saved


def did_save(session: Session, params: t.DidSaveTextDocumentParams) -> None:
    """Let what depends on the disk follow."""
    saved(session, params.text_document.uri)
