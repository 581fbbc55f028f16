"""``luthier/review``, and the commands of a review."""

from collections.abc import Mapping
from typing import Any

from lsp_server import convert
from lsp_server.errors import InputError
from lsp_server.features.moments import Mark
from lsp_server.handlers.deeds import mark_of
from lsp_server.review import Decision, Piece
from lsp_server.session import OpenReview, Session, decide_on, done_with, review_run, start_review

_REASON = "Rejected in the review"


async def start(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Begin to review a moment, or all of a file when no event is named, or all of a folder."""
    folder, mark = mark_of(session, {"event": "", "symbol": "", **argument})
    whole = argument.get("uri") == folder.uri
    found, refusals = await start_review(session, folder, Mark("", "", "") if whole else mark)
    return _shown(session, found, [f"{each.event}: {each.reason} {each.remedy}".strip() for each in refusals])


async def accept(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Put a hunk, an event, a file or everything into the text."""
    return await _decided(session, argument, Decision.ACCEPTED)


async def reject(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Say no to a hunk, an event, a file or everything; what is in the text already is taken out."""
    return await _decided(session, argument, Decision.REJECTED)


async def again(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Open the review of what a run wrote again, as after a restart of the editor."""
    run = argument.get("run")
    if not isinstance(run, str) or not run:
        raise InputError("The command names no run.", "It takes {run}.")
    return _shown(session, await review_run(session, run))


async def end(session: Session, argument: Mapping[str, Any]) -> dict[str, Any]:
    """Close a review; what nothing was said to is proposed again another time."""
    found = _named(session, argument)
    session.reviews.close(found.identity)
    await done_with(found)
    session.outgoing.refresh()
    return {"review": found.identity, "ended": True}


async def review(session: Session, params: Any) -> list[dict[str, Any]]:
    """Every open review as it stands; only one when ``params`` names it."""
    wanted = params.get("review") if isinstance(params, Mapping) else None
    return [_shown(session, each) for each in session.reviews if wanted in {None, each.identity}]


async def _decided(session: Session, argument: Mapping[str, Any], decision: Decision) -> dict[str, Any]:
    found = _named(session, argument)
    hunk, event, uri = (argument.get(key) for key in ("hunk", "event", "uri"))
    path = session.seat(uri).path if isinstance(uri, str) else None

    def which(piece: Piece) -> bool:
        if hunk is not None:
            return bool(piece.number == hunk)
        if isinstance(event, str) and event:
            return piece.alone and event in piece.hunk.events
        return path is None or (piece.alone and piece.hunk.path == path)

    reason = argument.get("reason")
    done = await decide_on(session, found, decision, which, reason if isinstance(reason, str) and reason else _REASON)
    return {"done": done, **_shown(session, found)}


def _named(session: Session, argument: Mapping[str, Any]) -> OpenReview:
    found = session.reviews.get(argument.get("review"))
    if found is None:
        raise InputError("The review is not open any more.", "Start it again.")
    return found


def _shown(session: Session, found: OpenReview, refused: list[str] | None = None) -> dict[str, Any]:
    told = convert.Told(found.identity, found.title, found.folder.uri, found.costly, found.settled, found.run)
    return convert.review_shown(
        told, found.review, lambda path: session.uri(found.folder, path), session.flags, refused or ()
    )
