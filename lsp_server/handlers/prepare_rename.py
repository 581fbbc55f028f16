"""``textDocument/prepareRename``: whether there is an event's name to rename."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.events import name_at
from lsp_server.session import Session


async def prepare_rename(session: Session, params: t.PrepareRenameParams) -> t.PrepareRenamePlaceholder | None:
    """The name at a position; None when there is no event's name."""
    view = session.view(params.text_document.uri)
    if view is None:
        return None
    document, folder, path = view
    offset = convert.offset_of(document, params.position, session.flags.encoding)
    mention = await folder.ask(lambda project: name_at(project, path, offset, document.text))
    return None if mention is None else convert.name_range(mention, document, session.flags)
