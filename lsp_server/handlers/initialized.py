"""``initialized``: ask for what can only be asked for now, and read the folders."""

from lsprotocol import types as t

from lsp_server.session import Session, begin_work


def initialized(session: Session, _params: t.InitializedParams) -> None:
    """Begin the work that the client does not wait for."""
    begin_work(session)
