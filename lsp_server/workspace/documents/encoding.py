"""Lengths in the units that a client counts: UTF-8 bytes, UTF-16 units or code points."""

import re
from enum import StrEnum

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTINUATION = range(0x80, 0xC0)
_HIGH_SURROGATE = range(0xD8, 0xDC)


class Encoding(StrEnum):
    """How a client counts characters inside a line; the value is its name in the protocol."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


def to_bytes(text: str) -> bytes:
    """``text`` in UTF-8; half of a surrogate pair becomes U+FFFD, which is as long in every encoding."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text).encode()


def units(stretch: bytes, encoding: Encoding) -> int:
    """How many units of ``encoding`` the UTF-8 text ``stretch`` takes; a byte that is not UTF-8 takes one."""
    if encoding is Encoding.UTF8 or stretch.isascii():
        return len(stretch)
    text = stretch.decode("utf-8", "surrogateescape")
    return len(text) if encoding is Encoding.UTF32 else len(text.encode("utf-16-le", "surrogatepass")) // 2


def offset_of(line: bytes, count: int, encoding: Encoding) -> int:
    """Byte offset in ``line`` behind its first ``count`` units.

    A count past the line's end means its end; one inside a character means that character's start.
    """
    count = max(count, 0)
    if line.isascii():
        return min(count, len(line))
    if encoding is Encoding.UTF8:
        return _character_start(line, count)
    text = line.decode("utf-8", "surrogateescape")
    prefix = text[:count] if encoding is Encoding.UTF32 else _utf16_prefix(text, count)
    return len(prefix.encode("utf-8", "surrogateescape"))


def _character_start(line: bytes, offset: int) -> int:
    if offset >= len(line):
        return len(line)
    while offset > 0 and line[offset] in _CONTINUATION:
        offset -= 1
    return offset


def _utf16_prefix(text: str, count: int) -> str:
    prefix = text.encode("utf-16-le", "surrogatepass")[: 2 * count]
    if prefix and prefix[-1] in _HIGH_SURROGATE:
        prefix = prefix[:-2]
    return prefix.decode("utf-16-le", "surrogatepass")
