"""``luthier/status``: how the server and its folders stand."""

from typing import Any

from lsp_server.features.standing import standing
from lsp_server.session import Session


async def status(session: Session, _params: Any) -> dict[str, Any]:
    """Figures about every folder, what is under way, and what hinders."""
    folders = []
    for folder in tuple(session.folders.values()):
        scanned = folder.scanned.is_set()  # asked first, as the moments and the plan do
        figures = await folder.ask(standing)
        folders.append({"uri": folder.uri, "scanned": scanned, "trouble": folder.trouble, **figures})
    return {
        "folders": folders,
        "documents": sum(1 for _ in session.documents),
        "runs": [run.title for run in session.runs],
        "agent": [{"run": each.identity, "uri": each.folder.uri, "message": each.line} for each in session.agents],
        "encoding": session.flags.encoding.value,
    }
