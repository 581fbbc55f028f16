"""``textDocument/rename``: give an event a new name in code and plan at once."""

from collections.abc import Sequence

from lsprotocol import types as t

from analyzers.model import Hunk
from lsp_server import convert
from lsp_server.features.events import name_at, renamed
from lsp_server.handlers.places import plan_text
from lsp_server.session import Session, edit_for
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project


async def rename(session: Session, params: t.RenameParams) -> t.WorkspaceEdit | None:
    """The edit that renames the event at a position; None when there is none."""
    view = session.view(params.text_document.uri)
    if view is None:
        return None
    document, folder, path = view
    offset = convert.offset_of(document, params.position, session.flags.encoding)
    plan = plan_text(session.snapshot(folder))

    def hunks(project: Project) -> Sequence[Hunk]:
        mention = name_at(project, path, offset, document.text)
        return renamed(project, mention.event, params.new_name, plan) if mention else ()

    edit = await edit_for(session, folder, hunks, {} if plan is None else {PLAN_NAME: plan})
    return edit if edit.changes or edit.document_changes else None
