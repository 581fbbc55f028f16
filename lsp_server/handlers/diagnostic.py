"""``textDocument/diagnostic``: what is remarked in a document."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.notes import Note, notes_in
from lsp_server.session import Session, Superseded
from lsp_server.workspace.documents import Document
from lsp_server.workspace.project import Project


async def diagnostic(session: Session, params: t.DocumentDiagnosticParams) -> t.DocumentDiagnosticReport:
    """The document's diagnostics; dropped when the document changed before they were found."""
    view = session.view(params.text_document.uri)
    if view is None:
        return convert.document_report([], params.previous_result_id)
    document, folder, path = view

    def work(project: Project) -> tuple[Note, ...]:
        _check(session, document)
        return notes_in(project, path, document.text)

    notes = await folder.ask(work)
    _check(session, document)
    found = convert.diagnostics(notes, document, session.flags)
    return convert.document_report(found, params.previous_result_id)


def _check(session: Session, document: Document) -> None:
    """Stop when the editor has another text by now: nobody needs what would be found in this one."""
    if session.documents.get(document.uri) is not document:
        raise Superseded
