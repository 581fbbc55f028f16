"""``workspace/symbol``: events by name, in code and plan."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.events import mentions, named
from lsp_server.handlers.places import Found, placed, plan_text, with_lines
from lsp_server.session import Session
from lsp_server.workspace.project import Project


async def workspace_symbol(session: Session, params: t.WorkspaceSymbolParams) -> list[t.WorkspaceSymbol]:
    """The events whose names hold the query's letters."""
    symbols: list[t.WorkspaceSymbol] = []
    for folder in tuple(session.folders.values()):
        documents = session.snapshot(folder)
        plan = plan_text(documents)

        def work(project: Project, plan: bytes | None = plan) -> Found:
            return with_lines(project, named(params.query, mentions(project, plan)))

        found = placed(session, folder, await folder.ask(work), documents)
        symbols += convert.workspace_symbols(found, session.flags)
    return symbols
