"""``textDocument/codeLens``: how much of a file's business is tracked, and what could be."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.lenses import lenses_in
from lsp_server.review import choices
from lsp_server.session import Session


async def code_lens(session: Session, params: t.CodeLensParams) -> list[t.CodeLens]:
    """The lenses of a document."""
    view = session.view(params.text_document.uri)
    if view is None:
        return []
    document, folder, path = view
    seen = session.hearings.seen(folder)
    found = await folder.ask(lambda project: lenses_in(project, path, seen))
    lenses = convert.lenses(found, document.uri, document, session.flags)
    for each in session.reviews:
        sheet = each.review.sheet(path) if each.folder is folder else None
        if sheet is not None:
            said = choices(each.review, sheet)
            lenses += convert.review_lenses(said, each.identity, document.uri, document, session.flags)
    return lenses
