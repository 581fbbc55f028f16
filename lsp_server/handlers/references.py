"""``textDocument/references``: every mention of an event in code and plan."""

from lsprotocol import types as t

from lsp_server.features.events import referring
from lsp_server.handlers.places import locate
from lsp_server.session import Session


async def references(session: Session, params: t.ReferenceParams) -> list[t.Location]:
    """Where the event at a position is mentioned; the plan only when declarations are wanted."""
    planned = params.context.include_declaration
    return await locate(session, params, lambda mention, every: referring(mention, every, planned=planned))
