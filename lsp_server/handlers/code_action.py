"""``textDocument/codeAction``: what can be done at a place."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.features.offers import Offer, Place, offers_at
from lsp_server.handlers.deeds import hunks_of
from lsp_server.session import Session, View, agent_offers, edit_unasked


async def code_action(session: Session, params: t.CodeActionParams) -> list[t.CodeAction | t.Command]:
    """The actions for a range; their edits at once only for a client that cannot ask for them later."""
    await session.seat(params.text_document.uri).folder.whole()
    view = session.view(params.text_document.uri)
    if view is None:
        return []
    document, folder, path = view
    span = convert.span_of(document, params.range, session.flags.encoding)
    creates = session.flags.creates_files and not folder.loose
    place = Place(path, span, creates=creates, stray=folder.loose)
    offers = await folder.ask(lambda project: offers_at(project, place)) + agent_offers(session, folder, path)
    chosen = [offer for offer in offers if convert.wanted(offer, params.context.only)]
    return [
        convert.action(
            offer, document.uri, params.context.diagnostics, await _edit_now(session, view, offer), session.flags
        )
        for offer in chosen
    ]


async def _edit_now(session: Session, view: View, offer: Offer) -> t.WorkspaceEdit | None:
    later = session.flags.resolves_edits and offer.fix is None
    if later or offer.refusal or offer.deed not in convert.WITH_EDIT or not session.flags.action_literals:
        return None
    return await edit_unasked(session, view.folder, hunks_of(session, view.folder, offer.deed, offer.mark, offer.fix))
