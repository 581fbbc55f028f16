"""``textDocument/didChange``: the editor's text has changed."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.session import Session, publish_soon


def did_change(session: Session, params: t.DidChangeTextDocumentParams) -> None:
    """Follow the change; one of a document that is not open is dropped."""
    uri, version = params.text_document.uri, params.text_document.version
    changes = session.documents.change(uri, version, map(convert.replacement_of, params.content_changes))
    document = session.documents.get(uri)
    if changes is None or document is None:
        return
    session.reviews.follow(*session.seat(document.uri), changes)
    session.take(document)
    publish_soon(session, document.uri)
