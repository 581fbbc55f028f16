"""A source file's text and a stretch of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a file: ``start`` is in it, ``end`` is not."""

    start: int
    """Byte offset of the first byte."""
    end: int
    """Byte offset behind the last byte; never smaller than ``start``."""

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it is read by every later step."""

    path: str
    """POSIX path relative to the workspace folder; it is evidence and is never opened by the core."""
    text: bytes
    """The file in UTF-8, without a byte order mark; bytes that are not UTF-8 may occur and do no harm."""
    language: str
    """A name from the table in ``analyzers.languages``."""
