"""``workspace/diagnostic``: what is remarked in all files, open or not."""

from functools import partial

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.notes import Note, notes_in
from lsp_server.session import Folder, Session, text_of
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project

_FILES_AT_ONCE = 50
"""Other questions are answered between two such stretches."""


async def workspace_diagnostic(session: Session, params: t.WorkspaceDiagnosticParams) -> t.WorkspaceDiagnosticReport:
    """A report for every file with remarks, and for every one that had some before."""
    previous = {each.uri: each.value for each in params.previous_result_ids}
    items: list[convert.FileReport] = []
    for folder in tuple(session.folders.values()):
        items += await _of_folder(session, folder, previous)
    return convert.workspace_report(items)


async def _of_folder(session: Session, folder: Folder, previous: dict[str, str]) -> list[convert.FileReport]:
    documents = session.snapshot(folder)
    paths = await folder.ask(lambda project: [*project.readings, PLAN_NAME])
    closed = [path for path in dict.fromkeys(paths) if path not in documents]
    gone = set(previous) - {session.uri(folder, path) for path in paths}
    reports = [convert.file_report(uri, None, [], previous[uri]) for uri in gone if session.seat(uri).folder is folder]
    for at in range(0, len(closed), _FILES_AT_ONCE):
        chunk = closed[at : at + _FILES_AT_ONCE]
        for path, notes, text in await folder.ask(partial(_remarked, chunk)):
            uri = session.uri(folder, path)
            if notes or uri in previous:
                found = convert.diagnostics(notes, text, session.flags)
                reports.append(convert.file_report(uri, None, found, previous.get(uri)))
    return reports


def _remarked(paths: list[str], project: Project) -> list[tuple[str, tuple[Note, ...], convert.Placed]]:
    return [(path, notes_in(project, path), convert.lines(text_of(project, path))) for path in paths]
