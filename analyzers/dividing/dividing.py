"""From changes of whole files to a patch of hunks."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analyzers.changes import Changed, Fresh, Stretch, fresh_captures, read_change, stretches
from analyzers.changes.kinds import manifest_kind
from analyzers.changes.reading import plain
from analyzers.dividing.pieces import Piece, minimal, pieces_of
from analyzers.dividing.tying import is_bare, tie
from analyzers.model import Code, Edit, Entry, FileChange, Hunk, HunkRole, Patch, Provider, Span

_SAID = {
    HunkRole.IMPORT: "Imports what the captures use.",
    HunkRole.DEPENDENCY: "Adds what the code depends on; install it before the code runs.",
    HunkRole.SETUP: "Prepares what the captures need.",
}
_RISK = "Existing lines change."
_ITEM = re.compile(rb'"[^"]+"\s*:\s*"[^"]*",|"[^"]+",|[A-Za-z0-9][\w.-]*(?:\[[\w, -]+\])?\s*[<>=!~].*')


def divide(
    changes: Iterable[FileChange], after: Code, entries: Sequence[Entry], providers: Sequence[Provider]
) -> Patch:
    """The changes as hunks, ordered by path and position, each with the events of ``entries`` that need it.

    Applied together they make exactly the texts after the change; spans are bytes of the texts before, without byte
    order mark. A file that is gone has no hunk. ``after`` is the project with the changes.
    """
    pieces: list[Piece] = []
    kept = sorted((each for each in changes if each.after is not None), key=lambda each: each.path)
    for change in kept:
        file = read_change(change)
        fresh = fresh_captures(file, after.instrumentation, providers) if file else ()
        pieces += _of(change, file, fresh)
    order = tuple(dict.fromkeys(each.event for each in entries))
    tie(pieces, order, providers)
    hunks = tuple(_hunk(each, order) for each in _joined(pieces))
    changed = {hunk.path for hunk in hunks}
    return Patch(hunks, tuple((each.path, _hash(each)) for each in kept if each.path in changed))


def _of(change: FileChange, file: Changed | None, fresh: Sequence[Fresh]) -> list[Piece]:
    before, after = plain(change.before), plain(change.after)
    role = HunkRole.DEPENDENCY if manifest_kind(change.path) else HunkRole.SETUP
    if change.before is None:
        whole = Span(0, len(after))
        return [Piece(change.path, Span(0, 0), whole, after, file, role, creates=True, captures=tuple(fresh))]
    if file is not None:
        return pieces_of(file, fresh)
    parts = (part for each in stretches(before, after) for part in _items(each, after, manifest_kind(change.path)))
    return [
        Piece(change.path, old, new, after[new.start : new.end], role=role)
        for old, new in (minimal(before, after, each) for each in parts)
    ]


def _items(stretch: Stretch, after: bytes, manifest: str) -> Iterator[Stretch]:
    """Each package of its own that a manifest learns; any other stretch stays whole."""
    lines = after[stretch.new.start : stretch.new.end].splitlines(keepends=True)
    if stretch.old.start != stretch.old.end or not manifest or not all(_ITEM.fullmatch(line.strip()) for line in lines):
        yield stretch
        return
    at = stretch.new.start
    for line in lines:
        yield Stretch(stretch.old, Span(at, at + len(line)))
        at += len(line)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that stand side by side and serve the same events become one; comments go with what follows them."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and _adjoin(last, piece) and is_bare(last):
            found[-1] = _one(last, piece)
        else:
            found.append(piece)
    joined: list[Piece] = []
    for piece in found:
        last = joined[-1] if joined else None
        if last is not None and _adjoin(last, piece) and (is_bare(piece) or _belong(last, piece)):
            joined[-1] = _one(last, piece)
        else:
            joined.append(piece)
    return joined


def _adjoin(one: Piece, other: Piece) -> bool:
    at_one_place = one.path == other.path and one.old == other.old and one.old.start == one.old.end
    return at_one_place and one.new.end == other.new.start and not one.creates


def _belong(one: Piece, other: Piece) -> bool:
    if one.events != other.events:
        return False
    return one.role is other.role or HunkRole.IMPORT not in {one.role, other.role}


def _one(one: Piece, other: Piece) -> Piece:
    """Two pieces as one; what is only comment takes the events and the role of the other."""
    lead = other if is_bare(one) or (other.role is HunkRole.CAPTURE and not is_bare(other)) else one
    return replace(
        lead,
        new=Span(one.new.start, other.new.end),
        text=one.text + other.text,
        captures=(*one.captures, *other.captures),
        events=set(lead.events),
    )


def _hunk(piece: Piece, order: Sequence[str]) -> Hunk:
    events = tuple(each for each in order if each in piece.events)
    additive = piece.role in {HunkRole.IMPORT, HunkRole.DEPENDENCY} and piece.old.start == piece.old.end
    risky = piece.changes_lines and not piece.creates and not additive
    said = f"Captures {', '.join(events)}." if piece.role is HunkRole.CAPTURE else _SAID[piece.role]
    return Hunk(
        path=piece.path,
        edit=Edit(piece.old, piece.text.decode("utf-8", "surrogateescape")),
        events=events,
        role=piece.role,
        reason=f"{said} {_RISK}" if risky else said,
        creates=piece.creates,
        risky=risky,
    )


def _hash(change: FileChange) -> str:
    return "" if change.before is None else hashlib.sha256(plain(change.before)).hexdigest()
