"""``shutdown``: stop working; the process ends with ``exit``."""

from lsp_server.session import Session


async def shutdown(session: Session, _params: None) -> None:
    """End all work."""
    session.runs.cancel_all()
