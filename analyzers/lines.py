"""Lines of a text in bytes: where they start, which one an offset is on, how they are indented and end."""

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate

_END = re.compile(rb"\r\n|\n|\r")
_INDENT = re.compile(rb"[ \t]*")


def line_starts(text: bytes) -> tuple[int, ...]:
    """Byte offsets of the first byte of every line; a line ends at LF, CRLF or a lone CR.

    The first is always 0; a text that ends with a line end has an empty last line.
    """
    starts = tuple(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
    return starts if len(starts) == 1 or text.endswith((b"\n", b"\r")) else starts[:-1]


def line_of(starts: tuple[int, ...], offset: int) -> int:
    """The line, from 0, that byte ``offset`` is on; ``starts`` is what ``line_starts`` returned."""
    return max(bisect_right(starts, offset) - 1, 0)


def indent_at(text: bytes, offset: int) -> str:
    """The white space that opens the line that byte ``offset`` is on."""
    offset = min(max(offset, 0), len(text))
    start = max(text.rfind(b"\n", 0, offset), text.rfind(b"\r", 0, offset)) + 1
    match = _INDENT.match(text, start)
    return match[0].decode("ascii") if match else ""


def eol_of(text: bytes) -> str:
    """The line end that the text uses most; LF when it has none."""
    counts = Counter(match[0] for match in _END.finditer(text))
    return counts.most_common(1)[0][0].decode("ascii") if counts else "\n"
