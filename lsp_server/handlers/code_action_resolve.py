"""``codeAction/resolve``: the edit of the action that a person chose."""

from lsprotocol import types as t

from lsp_server import convert
from lsp_server.handlers.deeds import deed_of, hunks_of, mark_of
from lsp_server.session import Session, edit_for


async def code_action_resolve(session: Session, params: t.CodeAction) -> t.CodeAction:
    """The same action with its edit, for the text as it is now."""
    if params.edit is not None or not isinstance(params.data, dict):
        return params
    folder, mark = mark_of(session, params.data)
    deed = deed_of(params.data)
    return convert.resolved(params, await edit_for(session, folder, hunks_of(session, folder, deed, mark)))
