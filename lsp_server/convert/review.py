"""A review as an editor shows it: lenses, a list of hunks, and the texts before and after as documents."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from lsprotocol import types as t

from lsp_server.convert.flags import ClientFlags
from lsp_server.convert.positions import Placed, lines, range_of
from lsp_server.review import Choice, Decision, Review, Sheet, is_blocked, outcome, strands, text_now, text_with_all

SCHEME = "luthier-review"
"""Scheme of the documents that show a file before and after a review."""

_COMMANDS = {Decision.ACCEPTED: "luthier.accept", Decision.REJECTED: "luthier.reject", None: "luthier.review"}


class Shown(NamedTuple):
    """Which file of which review, and on which side, a document's URI names."""

    review: str
    path: str
    after: bool


def shown_of(uri: str) -> Shown | None:
    """What a URI of the scheme names; None for any other."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != SCHEME:
        return None
    sides = parse_qs(parts.query)
    return Shown(sides.get("review", [""])[0], unquote(parts.path).lstrip("/"), sides.get("side") == ["after"])


def shown_text(shown: Shown, review: Review) -> t.TextDocumentContentResult:
    """A file as it is without the patch, or with all of it that is not rejected and still fits."""
    sheet = review.sheet(shown.path)
    pieces = tuple(review.pieces())
    if sheet is None or not shown.after:
        text = (sheet.plain if sheet else None) or b""
    else:
        text = text_with_all(
            sheet, lambda piece: piece.decision is not Decision.REJECTED and not is_blocked(piece, pieces)
        )
    return t.TextDocumentContentResult(text=text.decode("utf-8", "replace"))


def review_shown(
    identity: str, review: Review, uri_of: Callable[[str], str], flags: ClientFlags, refused: Iterable[str] = ()
) -> dict[str, Any]:
    """The whole state of a review, for a client that has a view of its own for it."""
    return {
        "review": identity,
        "events": [{"event": each.event, "result": each.result.value} for each in outcome(review)],
        "files": [_file(identity, review, sheet, uri_of(sheet.path), flags) for sheet in review.sheets],
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
    text, pieces = lines(text_now(sheet) or b""), tuple(review.pieces())
    spans = {strand.piece.number: strand.span for strand in strands(sheet)}
    address = f"{SCHEME}:///{quote(sheet.path)}?review={quote(identity)}&side="
    return {
        "uri": uri,
        "before": f"{address}before",
        "after": f"{address}after",
        "hunks": [
            {
                "hunk": piece.number,
                "events": list(piece.hunk.events),
                "role": piece.hunk.role.value,
                "reason": piece.hunk.reason,
                "risky": piece.hunk.risky,
                "creates": piece.hunk.creates,
                "newText": piece.hunk.edit.new_text,
                "range": _range(text, spans.get(piece.number), flags),
                "state": piece.state.value,
                "decision": piece.decision.value,
                "decidable": piece.alone,
                "blocked": is_blocked(piece, pieces),
            }
            for piece in sheet.pieces
        ],
    }


def _range(text: Placed, span: Any, flags: ClientFlags) -> dict[str, Any] | None:
    if span is None:
        return None
    found = range_of(text, span, flags.encoding)
    ends = {"start": found.start, "end": found.end}
    return {name: {"line": end.line, "character": end.character} for name, end in ends.items()}
