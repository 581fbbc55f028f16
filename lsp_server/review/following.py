"""A review follows its files: hunks move with what is typed elsewhere, and go stale when they are typed into."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from analyzers.model import Edit, Span
from lsp_server.review.guards import guard, harms, is_ahead
from lsp_server.review.values import Decision, Piece, Review, Sheet, State
from lsp_server.review.weaving import live, recognised, strands, text_now, written


def changed(review: Review, path: str, change: Span, new: bytes) -> Review:
    """The review after the bytes ``change`` of a file's text became ``new``.

    A change that puts hunks in, or takes them out again, is known by the text that it leads to, however the editor
    cuts it into steps: so are an edit that was applied in part, and an undo.
    """
    sheet = review.sheet(path)
    if sheet is None:
        return review
    before = text_now(sheet)
    if before is None or sheet.plain is None:
        before = before or b""
        return review.with_sheet(_appeared(sheet, before[: change.start] + new + before[change.end :]))
    after = before[: change.start] + new + before[change.end :]
    pieces = live(sheet)
    known = recognised(sheet.plain, pieces, after)
    if known is not None:
        return review.with_sheet(_marked(sheet, pieces, known))
    return review.with_sheet(_typed(_settled(sheet, change), change, new))


def rewritten(review: Review, path: str, text: bytes | None) -> Review:
    """The review after a file's text became ``text`` in a way that is not known; None when the file is gone."""
    sheet = review.sheet(path)
    before = text_now(sheet) if sheet is not None else None
    if sheet is None or before == text:
        return review
    if text is None:
        return review.with_sheet(_vanished(sheet))
    if before is None or sheet.plain is None:
        return review.with_sheet(_appeared(sheet, text))
    change, new = _difference(before, text)
    return changed(review, path, change, new)


def _marked(sheet: Sheet, pieces: Sequence[Piece], known: Sequence[bool]) -> Sheet:
    states = {piece.number: taken for piece, taken in zip(pieces, known, strict=True)}
    return replace(
        sheet, pieces=tuple(_seen(each, taken=states[each.number]) if each.live else each for each in sheet.pieces)
    )


def _seen(piece: Piece, *, taken: bool) -> Piece:
    """A hunk that is, or is not, in the text: a person who put it there or took it away has decided on it."""
    if taken == (piece.state is State.TAKEN):
        return piece
    state = State.TAKEN if taken else State.WAITING
    if not piece.alone:
        return replace(piece, state=state)
    if taken:
        return replace(piece, state=state, decision=Decision.ACCEPTED)
    undone = piece.decision is Decision.ACCEPTED
    return replace(piece, state=state, decision=Decision.OPEN if undone else piece.decision)


def _settled(sheet: Sheet, change: Span) -> Sheet:
    """The file with those hunks that the change goes into made a part of its plain text."""
    into = {each.piece.number for each in strands(sheet) if _inside(each.span, each.piece, change)}
    plain, shift, pieces = sheet.plain or b"", 0, []
    for piece in sheet.pieces:
        span = Span(piece.hunk.edit.span.start + shift, piece.hunk.edit.span.end + shift)
        moved = _at(piece, span)
        if piece.number in into:
            text = written(piece)
            plain = plain[: span.start] + text + plain[span.end :]
            shift += len(text) - (span.end - span.start)
            moved = replace(_at(piece, Span(span.start, span.start + len(text))), state=State.SETTLED)
        pieces.append(moved)
    return Sheet(sheet.path, plain, tuple(pieces))


def _inside(span: Span, piece: Piece, change: Span) -> bool:
    if piece.state is not State.TAKEN:
        return False
    if span.start == span.end:
        return change.start <= span.start <= change.end
    return change.start < span.end and change.end > span.start


def _typed(sheet: Sheet, change: Span, new: bytes) -> Sheet:
    """The file after a change that goes into no hunk that was taken."""
    plain = sheet.plain or b""
    here, order = _in_plain(sheet, change)
    shift = len(new) - (here.end - here.start)
    pieces = [_moved(each, plain, _Typing(here, new, shift), order) for each in sheet.pieces]
    return Sheet(sheet.path, plain[: here.start] + new + plain[here.end :], tuple(pieces))


class _Typing(NamedTuple):
    """A change of the plain text."""

    change: Span
    new: bytes
    shift: int


class _Order(NamedTuple):
    """Between which hunks of the text a change stands: what is taken says so even where places are the same."""

    stays: frozenset[int]
    """Hunks that are surely in front of it."""
    moves: frozenset[int]
    """Hunks that are surely behind it."""


def _moved(piece: Piece, plain: bytes, typing: _Typing, order: _Order) -> Piece:
    span = piece.hunk.edit.span
    around = guard(plain, span)
    harmed = piece.state is State.WAITING and harms(plain, around, typing.change, typing.new)
    if harmed or not piece.live:
        state = State.STALE if harmed else piece.state
        return replace(_at(piece, _roughly(span, typing.change, typing.shift)), state=state)
    ahead = is_ahead(span, around, typing.change) and piece.number not in order.stays
    if ahead or piece.number in order.moves:
        return _at(piece, Span(span.start + typing.shift, span.end + typing.shift))
    return piece


def _in_plain(sheet: Sheet, change: Span) -> tuple[Span, _Order]:
    """A change of the woven text as one of the plain text, and where it stands among the hunks."""
    start, end = change.start, change.end
    seen: list[int] = []
    stays: tuple[int, ...] = ()
    moves: set[int] = set()
    for piece, span in strands(sheet):
        seen.append(piece.number)
        if piece.state is State.TAKEN and span.end <= change.start:
            old = piece.hunk.edit.span
            grown = (span.end - span.start) - (old.end - old.start)
            start, end, stays = start - grown, end - grown, tuple(seen)
        elif piece.state is State.TAKEN or moves:
            moves.add(piece.number)
    return Span(start, end), _Order(frozenset(stays), frozenset(moves))


def _roughly(span: Span, change: Span, shift: int) -> Span:
    """About where something is after a change that it has no exact place for any more."""
    new_end = change.end + shift

    def moved(offset: int) -> int:
        if offset <= change.start:
            return offset
        return max(offset + shift, change.start) if offset >= change.end else min(offset, new_end)

    return Span(moved(span.start), max(moved(span.start), moved(span.end)))


def _appeared(sheet: Sheet, text: bytes) -> Sheet:
    """A file that was to be created is there now."""
    pieces = []
    for piece in sheet.pieces:
        same = b"".join(text.splitlines(keepends=False)) == b"".join(written(piece).splitlines(keepends=False))
        if piece.live and text == b"":
            pieces.append(_seen(piece, taken=False))
        elif piece.live and same:
            pieces.append(_seen(piece, taken=True))
        else:
            state = State.SETTLED if piece.state is State.TAKEN else State.STALE
            pieces.append(replace(piece, state=state) if piece.live else piece)
    unmade = text == b"" or any(piece.state is State.TAKEN for piece in pieces)
    return Sheet(sheet.path, None if unmade else text, tuple(pieces))


def _vanished(sheet: Sheet) -> Sheet:
    """A file is gone: what would create it fits again, everything else is stale."""
    if sheet.plain is None:
        return replace(sheet, pieces=tuple(_seen(each, taken=False) if each.live else each for each in sheet.pieces))
    lost = (replace(each, state=State.STALE) if each.state is State.WAITING else each for each in sheet.pieces)
    gone = (replace(each, state=State.SETTLED) if each.state is State.TAKEN else each for each in lost)
    return Sheet(sheet.path, b"", tuple(_at(each, Span(0, 0)) for each in gone))


def _at(piece: Piece, span: Span) -> Piece:
    if piece.hunk.edit.span == span:
        return piece
    return replace(piece, hunk=replace(piece.hunk, edit=Edit(span, piece.hunk.edit.new_text)))


def _difference(before: bytes, after: bytes) -> tuple[Span, bytes]:
    shorter = min(len(before), len(after))
    start = _longest(shorter, lambda length: before[:length] == after[:length])
    tail = _longest(shorter - start, lambda length: before[len(before) - length :] == after[len(after) - length :])
    return Span(start, len(before) - tail), after[start : len(after) - tail]


def _longest(most: int, same: Callable[[int], bool]) -> int:
    return bisect_left(range(1, most + 1), True, key=lambda length: not same(length))
