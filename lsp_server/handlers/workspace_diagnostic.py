"""``workspace/diagnostic``: what is remarked in all files, open or not."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.notes import Note, notes_in
from lsp_server.session import Folder, Session, text_of
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project


async def workspace_diagnostic(session: Session, params: t.WorkspaceDiagnosticParams) -> t.WorkspaceDiagnosticReport:
    """A report for every file with remarks, and for every one that had some before."""
    previous = {each.uri: each.value for each in params.previous_result_ids}
    items: list[convert.FileReport] = []
    for folder in tuple(session.folders.values()):
        items += await _of_folder(session, folder, previous)
    return convert.workspace_report(items)


async def _of_folder(session: Session, folder: Folder, previous: dict[str, str]) -> list[convert.FileReport]:
    documents = session.snapshot(folder)

    def work(project: Project) -> list[tuple[str, tuple[Note, ...], bytes]]:
        paths = dict.fromkeys([*project.readings, PLAN_NAME])
        every = ((path, notes_in(project, path)) for path in paths if path not in documents)
        return [
            (path, notes, text_of(project, path))
            for path, notes in every
            if notes or session.uri(folder, path) in previous
        ]

    reports = []
    for path, notes, text in await folder.ask(work):
        uri = session.uri(folder, path)
        found = convert.diagnostics(notes, convert.lines(text), session.flags)
        reports.append(convert.file_report(uri, None, found, previous.get(uri)))
    return reports
