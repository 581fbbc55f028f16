"""``textDocument/inlineCompletion``: the capture, where it belongs, before it is written."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.ghost import ghost_at
from lsp_server.session import Session


async def inline_completion(session: Session, params: t.InlineCompletionParams) -> t.InlineCompletionList:
    """Ghost text for an empty line beside an anchor; silent everywhere else."""
    await session.seat(params.text_document.uri).folder.whole()
    view = session.view(params.text_document.uri)
    if view is None:
        return convert.ghost_text(None, "", convert.lines(b""), session.flags)
    document, folder, path = view
    offset = convert.offset_of(document, params.position, session.flags.encoding)
    ghost = await folder.ask(lambda project: ghost_at(project, path, offset, document.text))
    return convert.ghost_text(ghost, document.uri, document, session.flags)
