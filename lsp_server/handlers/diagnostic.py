"""``textDocument/diagnostic``: what is remarked in a document."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.notes import notes_in
from lsp_server.session import Session, Superseded


async def diagnostic(session: Session, params: t.DocumentDiagnosticParams) -> t.DocumentDiagnosticReport:
    """The document's diagnostics; dropped when the document changed before they were found."""
    view = session.view(params.text_document.uri)
    if view is None:
        return convert.document_report([], params.previous_result_id)
    document, folder, path = view
    notes = await folder.ask(lambda project: notes_in(project, path, document.text))
    if session.documents.get(document.uri) is not document:
        raise Superseded
    found = convert.diagnostics(notes, document, session.flags)
    return convert.document_report(found, params.previous_result_id)
