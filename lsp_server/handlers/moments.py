"""``luthier/moments``: all moments of all folders, for a client that lists them."""

from typing import Any

from lsp_server import convert
from lsp_server.features.moment_list import Listed, moments_of
from lsp_server.handlers.deeds import mark_of
from lsp_server.session import Folder, Session, present_plan, reconsider, text_of
from lsp_server.workspace.project import Project


async def moments(session: Session, _params: Any) -> list[dict[str, Any]]:
    """Every folder with its moments."""
    return [await _folder(session, each) for each in tuple(session.folders.values())]


async def take_back(session: Session, argument: Any) -> dict[str, Any]:
    """Take a dismissal back."""
    whole = argument.get("uri") in session.folders
    folder, mark = mark_of(session, {"symbol": "", **argument})
    path = "" if whole else mark.path
    return {"reconsidered": await reconsider(session, folder, mark.event, path, mark.symbol)}


async def _folder(session: Session, folder: Folder) -> dict[str, Any]:
    scanned = folder.scanned.is_set()  # asked first: rows from before the end of a scan are never taken for later ones
    plan, documents = (await present_plan(session, folder)).plan, session.snapshot(folder)

    def work(project: Project) -> tuple[tuple[Listed, ...], dict[str, convert.Placed]]:
        found = moments_of(project, plan)
        closed = {each.path for each in found} - set(documents)
        return found, {path: convert.lines(text_of(project, path)) for path in closed}

    found, lines = await folder.ask(work)
    shown = [
        convert.moment_shown(
            each,
            session.uri(folder, each.path) if each.path else folder.uri,
            documents.get(each.path) or lines[each.path],
            session.flags,
        )
        for each in found
    ]
    return convert.folder_moments(
        folder.uri, folder.root.name, scanned=scanned, trouble=folder.trouble, found=found, shown=shown
    )
