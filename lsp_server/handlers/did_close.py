"""``textDocument/didClose``: from now on the text on disk counts."""

from lsprotocol import types as t

from lsp_server.session import Session, clear


def did_close(session: Session, params: t.DidCloseTextDocumentParams) -> None:
    """Forget the editor's text."""
    uri = params.text_document.uri
    seat = session.seat(uri)
    if session.documents.close(uri) is None:
        return
    seat.folder.refresh(seat.path)
    clear(session, uri)
