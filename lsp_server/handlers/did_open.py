"""``textDocument/didOpen``: from now on the editor's text counts."""

from lsprotocol import types as t

from lsp_server.session import Session, publish_soon


def did_open(session: Session, params: t.DidOpenTextDocumentParams) -> None:
    """Take the document's text."""
    opened = params.text_document
    session.take(session.documents.open(opened.uri, str(opened.language_id), opened.version, opened.text))
    publish_soon(session, opened.uri)
