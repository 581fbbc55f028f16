"""Where a byte offset is for a person: line and column, both from 1, columns in Unicode code points."""

from functools import lru_cache

from analyzers.lines import line_of, line_starts


def line_number(text: bytes, offset: int) -> int:
    """The line, from 1, that holds the byte at ``offset``."""
    return line_of(_starts(text), offset) + 1


def position(text: bytes, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of the byte at ``offset``; bytes that are no UTF-8 count one column each."""
    starts = _starts(text)
    line = line_of(starts, offset)
    return line + 1, len(text[starts[line] : offset].decode("utf-8", "surrogateescape")) + 1


@lru_cache(maxsize=64)
def _starts(text: bytes) -> tuple[int, ...]:
    return line_starts(text)
