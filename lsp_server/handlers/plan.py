"""``luthier/plan``: the tracking plan of every folder beside its code, and ``luthier.decide``."""

from collections.abc import Mapping
from typing import Any

from analyzers.plan import positions
from lsp_server import convert
from lsp_server.errors import InputError
from lsp_server.features.plan_list import Row, Waiting, rows_of, strangers
from lsp_server.handlers.deeds import folder_of
from lsp_server.listening.pointing import pointers
from lsp_server.session import Folder, Session, decide_on_plan, present_plan
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project


async def plan(session: Session, _params: Any) -> list[dict[str, Any]]:
    """Every folder with its plan."""
    return [await _folder(session, each) for each in tuple(session.folders.values())]


async def decide(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Approve, reject, reopen or remove events of a folder's plan, all of them or none."""
    return {"changed": await decide_on_plan(session, folder_of(session, argument), argument.get("entries"))}


async def show(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Open the plan in the editor, at an event when one is named."""
    folder, event = folder_of(session, argument), argument.get("event")
    present, uri = await present_plan(session, folder), session.uri(folder, PLAN_NAME)
    if not present.exists:
        raise InputError("There is no tracking plan here yet.", "Add an event to it.")
    name = positions(present.text).get(event) if isinstance(event, str) else None
    text = session.documents.at(folder.root / PLAN_NAME) or convert.lines(present.text.encode())
    selection = convert.range_of(text, name, session.flags.encoding) if name else None
    return {"shown": await session.outgoing.show(uri, selection)}


async def _folder(session: Session, folder: Folder) -> dict[str, Any]:
    scanned = folder.scanned.is_set()  # asked first: rows from before the end of a scan are never taken for later ones
    present, run, seen = await present_plan(session, folder), session.agents.of(folder), session.hearings.seen(folder)
    approval = run.approval if run else None
    waiting = Waiting(approval.waiting, approval.in_plan) if approval else Waiting()

    def work(project: Project) -> tuple[tuple[Row, ...], tuple[str, ...]]:
        return rows_of(project, present, waiting, seen), project.instrumentation.packages

    rows, packages = await folder.ask(work)
    hearing, listening = session.hearings.open.get(folder), None
    if hearing is not None:
        listener = hearing.listener
        points = pointers(listener.ingestions, packages, listener.url) if scanned else ()
        unplanned = strangers(present.plan, seen)
        listening = convert.listening_shown(listener.url, hearing.heard.count, unplanned, points)
    return {
        "uri": folder.uri,
        "name": folder.root.name,
        "planUri": session.uri(folder, PLAN_NAME),
        **convert.plan_shown(present, rows, lambda path: session.uri(folder, path), scanned=scanned),
        "listening": listening,
        "run": run.identity if run and approval else "",
    }
