"""``window/workDoneProgress/cancel``: a person stopped work that was shown."""

from lsprotocol import types as t

from lsp_server.session import Session


def work_done_progress_cancel(session: Session, params: t.WorkDoneProgressCancelParams) -> None:
    """Stop the work."""
    session.outgoing.stop(params.token)
