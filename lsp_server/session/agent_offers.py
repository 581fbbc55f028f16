"""What a person can do about the agent's run of a folder, in an editor that shows neither progress nor questions."""

from lsp_server.features.moments import Mark
from lsp_server.features.offers import Deed, Offer
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session

GO_ON = "Go on with the agent's run"
"""Title of the action by which a run that stopped or failed is gone on with."""

STOP = "Stop the agent"
"""Title of the action that ends a run."""


def agent_offers(session: Session, folder: Folder, path: str) -> tuple[Offer, ...]:
    """The offers of any place in a folder: to decide on the agent's plan, to stop it, to go on."""
    run, mark = session.agents.of(folder), Mark("", path, "")
    if run is None or run.stopped:
        return (Offer(Deed.RESUME, GO_ON, mark),) if folder in session.agents.resumable else ()
    stop = Offer(Deed.STOP_RUN, STOP, mark)
    if run.approval is None:
        return (stop,)
    count = len(run.approval.waiting)
    events = "1 event waits" if count == 1 else f"{count} events wait"
    return (Offer(Deed.APPROVE, f"Decide on the agent's plan: {events}", mark), stop)
