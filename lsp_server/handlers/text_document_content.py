"""``workspace/textDocumentContent``: documents of the server's own, such as a file before and after a review."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.errors import InputError
from lsp_server.session import Session


async def text_document_content(session: Session, params: t.TextDocumentContentParams) -> t.TextDocumentContentResult:
    """The text of a document, remembered so that the client hears when it changes.

    Raises:
        InputError: when there is no such document any more.
    """
    shown = convert.shown_of(params.uri)
    found = session.reviews.get(shown.review) if shown else None
    if shown is None or found is None:
        raise InputError("The review is not open any more.", "Close this document, or start the review again.")
    text = convert.shown_text(shown, found.review)
    session.contents.given[params.uri] = text
    return convert.content(text)
