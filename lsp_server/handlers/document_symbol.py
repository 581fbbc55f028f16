"""``textDocument/documentSymbol``: the events of a document."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.events import mentions_in
from lsp_server.session import Session


async def document_symbol(session: Session, params: t.DocumentSymbolParams) -> list[t.DocumentSymbol]:
    """The events that a document captures or plans."""
    view = session.view(params.text_document.uri)
    if view is None:
        return []
    document, folder, path = view
    found = await folder.ask(lambda project: tuple(mentions_in(project, path, document.text)))
    return convert.document_symbols(found, document, session.flags)
