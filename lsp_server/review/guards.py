"""What a hunk was made for: the lines around it that must stay as they are."""

from analyzers.model import Span

_BREAKS = (b"\n", b"\r")


def guard(plain: bytes, span: Span) -> Span:
    """The stretch of ``plain`` that a change must not touch for a hunk at ``span`` to stay right.

    For a hunk that replaces something or stands inside a line: its lines. For one that puts in whole lines:
    the line before it and the line behind it. Neither end's line break is part of it.
    """
    start, end = _line_start(plain, span.start), _line_end(plain, span.end)
    if span.start == span.end == start and start > 0:
        start = _line_start(plain, _without_break(plain, start))
    return Span(start, end)


def harms(plain: bytes, around: Span, change: Span, new: bytes) -> bool:
    """Whether replacing ``change`` of ``plain`` by ``new`` touches what ``around`` guards.

    A change that ends where the guarded lines begin, or begins where they end, is harmless as long as they stay
    whole lines.
    """
    if change.end < around.start or change.start > around.end:
        return False
    if change.end == around.start:
        ahead = plain[max(change.start - 1, 0) : change.start] + new
        return ahead != b"" and not ahead.endswith(_BREAKS)
    if change.start == around.end:
        behind = new + plain[change.end : change.end + 1]
        return behind != b"" and not behind.startswith(_BREAKS)
    return True


def is_ahead(span: Span, around: Span, change: Span) -> bool:
    """Whether a harmless change lies in front of the hunk at ``span``, so that the hunk moves with it."""
    return change.end <= around.start and change.end <= span.start


def _line_start(text: bytes, offset: int) -> int:
    start = max(text.rfind(b"\n", 0, offset), text.rfind(b"\r", 0, offset)) + 1
    # Between the two halves of a line end, one is still on the line that it ends.
    if start == offset and text[offset - 1 : offset + 1] == b"\r\n":
        return _line_start(text, offset - 1)
    return start


def _line_end(text: bytes, offset: int) -> int:
    ends = [at for at in (text.find(b"\n", offset), text.find(b"\r", offset)) if at >= 0]
    return min(ends, default=len(text))


def _without_break(text: bytes, offset: int) -> int:
    return offset - 2 if text.endswith(b"\r\n", 0, offset) else offset - 1
