"""``textDocument/completion``: names of events and keys of properties inside a capture."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.completion import candidates_at
from lsp_server.session import Session


async def completion(session: Session, params: t.CompletionParams) -> t.CompletionList | None:
    """The names that fit at a position; nothing outside captures."""
    view = session.view(params.text_document.uri)
    if view is None:
        return None
    document, folder, path = view
    offset = convert.offset_of(document, params.position, session.flags.encoding)
    candidates = await folder.ask(lambda project: candidates_at(project, path, offset, document.text))
    return convert.completions(candidates, document, session.flags) if candidates else None
