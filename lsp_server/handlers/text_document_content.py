"""``workspace/textDocumentContent``: documents of our own: a file before and after a review, the report of a run."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.errors import InputError
from lsp_server.session import Session, report


async def text_document_content(session: Session, params: t.TextDocumentContentParams) -> t.TextDocumentContentResult:
    """The text of a document, remembered so that the client hears when it changes.

    Raises:
        InputError: when there is no such document any more.
    """
    run, shown = convert.run_of(params.uri), convert.shown_of(params.uri)
    if run is not None:
        return convert.content(await report(session, params.uri, run))
    found = session.reviews.get(shown.review) if shown else None
    if shown is None or found is None:
        raise InputError("The review is not open any more.", "Close this document, or start the review again.")
    session.contents.given[params.uri] = text = convert.shown_text(shown, found.review)
    return convert.content(text)
