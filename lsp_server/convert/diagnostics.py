"""Notes as diagnostics, pulled and pushed."""

import hashlib
from collections.abc import Iterable, Sequence

from lsprotocol import types as t

from lsp_server.convert.flags import ClientFlags
from lsp_server.convert.positions import Placed, range_of
from lsp_server.features.notes import Note, Weight
from lsp_server.prose.pages import page_path

SOURCE = "luthier"

_SEVERITIES = {
    Weight.HINT: t.DiagnosticSeverity.Hint,
    Weight.NOTE: t.DiagnosticSeverity.Information,
    Weight.WARNING: t.DiagnosticSeverity.Warning,
    Weight.ERROR: t.DiagnosticSeverity.Error,
}

FileReport = t.WorkspaceFullDocumentDiagnosticReport | t.WorkspaceUnchangedDocumentDiagnosticReport


def diagnostics(notes: Iterable[Note], text: Placed, flags: ClientFlags) -> list[t.Diagnostic]:
    """The diagnostics of one text."""
    return [_diagnostic(note, text, flags) for note in notes]


def document_report(found: Sequence[t.Diagnostic], previous: str | None) -> t.DocumentDiagnosticReport:
    """The answer to a pull for one document; short when nothing has changed since ``previous``."""
    identity = _identity(found)
    if previous == identity:
        return t.RelatedUnchangedDocumentDiagnosticReport(result_id=identity)
    return t.RelatedFullDocumentDiagnosticReport(items=found, result_id=identity)


def file_report(uri: str, version: int | None, found: Sequence[t.Diagnostic], previous: str | None) -> FileReport:
    """One file's part of the answer to a pull for the workspace."""
    identity = _identity(found)
    if previous == identity:
        return t.WorkspaceUnchangedDocumentDiagnosticReport(uri=uri, result_id=identity, version=version)
    return t.WorkspaceFullDocumentDiagnosticReport(uri=uri, items=found, version=version, result_id=identity)


def workspace_report(items: Sequence[FileReport]) -> t.WorkspaceDiagnosticReport:
    """The answer to a pull for the workspace."""
    return t.WorkspaceDiagnosticReport(items=items)


def published(uri: str, version: int | None, found: Sequence[t.Diagnostic]) -> t.PublishDiagnosticsParams:
    """Diagnostics for a client that does not pull."""
    return t.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)


def _diagnostic(note: Note, text: Placed, flags: ClientFlags) -> t.Diagnostic:
    return t.Diagnostic(
        range=range_of(text, note.span, flags.encoding),
        message=note.message,
        severity=_SEVERITIES[note.weight],
        code=note.code,
        code_description=_description(note) if flags.diagnostic_pages else None,
        source=SOURCE,
        data=dict(note.payload) if flags.diagnostic_payload and note.payload else None,
    )


def _description(note: Note) -> t.CodeDescription | None:
    page = page_path(note.page)
    return None if page is None else t.CodeDescription(href=page.as_uri())


def _identity(found: Sequence[t.Diagnostic]) -> str:
    return hashlib.sha256(repr(found).encode("utf-8", "replace")).hexdigest()[:16]
