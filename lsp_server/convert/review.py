"""A review as an editor shows it: lenses, a list of hunks, and the texts before and after as documents."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from lsprotocol import types as t

from analyzers.model import Span
from lsp_server.convert.flags import ClientFlags
from lsp_server.convert.positions import Placed, lines, range_of, range_shown
from lsp_server.review import (
    NOWHERE,
    Choice,
    Decision,
    Piece,
    Review,
    Sheet,
    is_blocked,
    outcome,
    side_text,
    sides,
    strands,
    text_now,
    told_piece,
)

SCHEME = "luthier-review"
"""Scheme of the documents that show a file before and after a review."""

_COMMANDS = {Decision.ACCEPTED: "luthier.accept", Decision.REJECTED: "luthier.reject", None: "luthier.review"}


class Shown(NamedTuple):
    """Which file of which review, and on which side, a document's URI names."""

    review: str
    path: str
    after: bool


class Told(NamedTuple):
    """What is said of a review besides what it holds."""

    identity: str
    title: str
    folder: str
    """The workspace folder's URI."""
    costly: bool
    settled: bool
    run: str = ""
    """The agent's run that it is of; empty when it is of none."""


def shown_of(uri: str) -> Shown | None:
    """What a URI of the scheme names; None for any other."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != SCHEME:
        return None
    # Some editors also escape what divides a query.
    query = parse_qs(parts.query if "=" in parts.query else unquote(parts.query))
    return Shown(query.get("review", [""])[0], unquote(parts.path).lstrip("/"), query.get("side") == ["after"])


def shown_text(shown: Shown, review: Review) -> str:
    """A file as it is without the patch, or with all of it that is not rejected and still fits."""
    sheet = review.sheet(shown.path)
    return "" if sheet is None else side_text(review, sheet, after=shown.after).decode("utf-8", "replace")


def content(text: str) -> t.TextDocumentContentResult:
    """The text of a document that the server gives."""
    return t.TextDocumentContentResult(text=text)


def content_changed(uri: str) -> t.TextDocumentContentRefreshParams:
    """Ask to ask again for the text of a document that the server gives."""
    return t.TextDocumentContentRefreshParams(uri=uri)


def review_shown(
    told: Told, review: Review, uri_of: Callable[[str], str], flags: ClientFlags, refused: Iterable[str] = ()
) -> dict[str, Any]:
    """The whole state of a review, for a client that has a view of its own for it."""
    return {
        "review": told.identity,
        "title": told.title,
        "folder": told.folder,
        "costly": told.costly,
        "settled": told.settled,
        "run": told.run,
        "events": [{"event": each.event, "result": each.result.value} for each in outcome(review)],
        "files": [_file(told.identity, review, sheet, uri_of(sheet.path), flags) for sheet in review.sheets],
        "refused": list(refused),
    }


def review_lenses(
    found: Iterable[Choice], identity: str, uri: str, text: Placed, flags: ClientFlags
) -> list[t.CodeLens]:
    """What a person can say, above the lines that it is about."""
    return [
        t.CodeLens(
            range=range_of(text, choice.span, flags.encoding),
            command=t.Command(choice.title, _COMMANDS[choice.decision], arguments=[_subject(choice, identity, uri)]),
        )
        for choice in found
    ]


def _subject(choice: Choice, identity: str, uri: str) -> dict[str, Any]:
    if choice.decision is None:
        return {"uri": uri, "event": "", "symbol": ""}
    number = {} if choice.number is None else {"hunk": choice.number}
    return {"review": identity, "uri": uri, **number}


def _file(identity: str, review: Review, sheet: Sheet, uri: str, flags: ClientFlags) -> dict[str, Any]:
    address = f"{SCHEME}:///{quote(sheet.path)}?review={quote(identity)}&side="
    return {
        "uri": uri,
        "path": sheet.path,
        "before": f"{address}before",
        "after": f"{address}after",
        "hunks": _hunks(review, sheet, flags),
    }


def _hunks(review: Review, sheet: Sheet, flags: ClientFlags) -> list[dict[str, Any]]:
    now = {strand.piece.number: strand.span for strand in strands(sheet)}
    text, before, after = (
        lines(each)
        for each in (text_now(sheet) or b"", *(side_text(review, sheet, after=each) for each in (False, True)))
    )
    pieces, places = tuple(review.pieces()), sides(review, sheet)
    found = []
    for piece in sheet.pieces:
        place = places.get(piece.number, NOWHERE)
        found.append(
            {
                **_hunk(piece, pieces),
                "range": _range(text, now.get(piece.number), flags),
                "beforeRange": _range(before, place.before, flags),
                "afterRange": _range(after, place.after, flags),
            }
        )
    return found


def _hunk(piece: Piece, pieces: tuple[Piece, ...]) -> dict[str, Any]:
    return {
        "hunk": piece.number,
        "title": told_piece(piece),
        "events": list(piece.hunk.events),
        "role": piece.hunk.role.value,
        "reason": piece.hunk.reason,
        "risky": piece.hunk.risky,
        "creates": piece.hunk.creates,
        "newText": piece.hunk.edit.new_text,
        "state": piece.state.value,
        "decision": piece.decision.value,
        "decidable": piece.alone,
        "blocked": is_blocked(piece, pieces),
    }


def _range(text: Placed, span: Span | None, flags: ClientFlags) -> dict[str, Any] | None:
    return None if span is None else range_shown(text, span, flags.encoding)
