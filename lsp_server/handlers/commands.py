"""The commands, each a few steps over what the session can do."""

from collections.abc import Mapping
from typing import Any

from analyzers.model import Plan
from analyzers.plan import add, places_of, reject
from lsp_server.features.moments import Mark, find
from lsp_server.features.offers import Deed
from lsp_server.handlers.deeds import hunks_of, mark_of
from lsp_server.handlers.status import status as status_request
from lsp_server.session import Folder, Session, edit_for, finish, remember, remember_captured, scan_all
from lsp_server.workspace.project import Project

_REASONS = ["Not business here", "Known from elsewhere", "Too frequent to be useful", "Cancel"]


async def track(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Offer the editor the edit that captures an event; remember it when it was taken."""
    folder, mark = mark_of(session, argument)
    return await _edited(session, folder, Deed.TRACK, mark, f"Track {mark.event}")


async def track_all(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Offer the editor one edit that captures every moment of a file."""
    folder, mark = mark_of(session, {**argument, "event": "", "symbol": ""})
    return await _edited(session, folder, Deed.TRACK_ALL, mark, "Track all moments of this file")


async def accepted(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """An edit was taken: finish what belongs to it, and remember the event."""
    folder, mark = mark_of(session, argument)
    rest = argument.get("rest")
    await finish(session, folder, mark, rest if isinstance(rest, list) else ())
    return {"remembered": not folder.loose and await remember_captured(session, folder, mark)}


async def add_to_plan(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Put a proposal into the plan."""
    folder, mark = mark_of(session, argument)
    await remember(session, folder, lambda project: lambda plan: _added(project, plan, mark))
    return {"event": mark.event}


async def dismiss(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Say no to an event at its place, with a reason, so that it is never proposed there again."""
    folder, mark = mark_of(session, argument)
    reason = argument.get("reason")
    if not isinstance(reason, str):
        reason = await session.outgoing.choose(f"Why is {mark.event} not worth tracking here?", _REASONS)
    if reason == _REASONS[-1]:
        return {"dismissed": False}
    said = reason or "Dismissed in the editor"
    await remember(session, folder, lambda project: lambda plan: _rejected(project, plan, mark, said))
    return {"dismissed": True}


async def scan(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Read every folder anew."""
    return {"files": await scan_all(session, argument.get("token"))}


async def status(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """How everything stands."""
    return await status_request(session, argument)


async def _edited(session: Session, folder: Folder, deed: Deed, mark: Mark, label: str) -> dict[str, Any]:
    edit = await edit_for(session, folder, hunks_of(session, folder, deed, mark))
    if not await session.outgoing.apply(edit, label):
        return {"applied": False}
    remembered = not folder.loose and await remember_captured(session, folder, mark)
    return {"applied": True, "remembered": remembered}


def _added(project: Project, plan: Plan, mark: Mark) -> Plan:
    proposal = find(project, mark)
    return plan if proposal is None else add(plan, proposal)


def _rejected(project: Project, plan: Plan, mark: Mark, reason: str) -> Plan:
    proposal = find(project, mark)
    if proposal is None:
        return reject(plan, mark.event, reason)
    return reject(plan, mark.event, reason, places_of(proposal)[0], proposal.moment)
