"""``initialize``: settle what the client can do, and say what the server can."""

from collections.abc import Mapping

from lsprotocol import types as t
from pygls.capabilities import get_capability

from lsp_server import convert
from lsp_server.handlers.execute_command import COMMANDS
from lsp_server.session import Session, follow_reviews, set_trust

_TRUSTED = "trusted"
"""The option that is no setting: whether the person trusts the workspace."""


async def initialize(session: Session, params: t.InitializeParams, version: str) -> t.InitializeResult:
    """Remember the client's abilities and folders; nothing is read yet."""
    name = params.client_info.name if params.client_info else ""
    session.begin(convert.flags_of(params.capabilities, name))
    follow_reviews(session)
    if isinstance(params.initialization_options, Mapping):
        session.wishes = {key: each for key, each in params.initialization_options.items() if key != _TRUSTED}
        set_trust(session, trusted=params.initialization_options.get(_TRUSTED, True) is True)
    folders = [folder.uri for folder in params.workspace_folders or ()]
    if not folders and params.root_uri:
        folders = [params.root_uri]
    for uri in folders:
        session.add_folder(uri)
    prepares = bool(get_capability(params.capabilities, "text_document.rename.prepare_support", False))
    return convert.initialize_result(session.flags, list(COMMANDS), version, prepares_renames=prepares)
