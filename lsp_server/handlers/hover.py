"""``textDocument/hover``: why something is business, and what the plan says."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.hover import explain
from lsp_server.session import Session


async def hover(session: Session, params: t.HoverParams) -> t.Hover | None:
    """What there is to say about a position."""
    view = session.view(params.text_document.uri)
    if view is None:
        return None
    document, folder, path = view
    offset = convert.offset_of(document, params.position, session.flags.encoding)
    seen = session.hearings.seen(folder)
    explanation = await folder.ask(lambda project: explain(project, path, offset, document.text, seen))
    return None if explanation is None else convert.hover(explanation, document, session.flags)
