"""``textDocument/definition``: from a capture to the plan, and from the plan to the captures."""

from lsprotocol import types as t

from lsp_server.features.events import defining
from lsp_server.handlers.places import locate
from lsp_server.session import Session


async def definition(session: Session, params: t.DefinitionParams) -> list[t.Location]:
    """Where the event at a position is defined."""
    return await locate(session, params, defining)
