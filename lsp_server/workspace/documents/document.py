"""One document of an editor at one version: immutable, so that work elsewhere can hold on to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from analyzers.lines import eol_of
from lsp_server.workspace.documents.encoding import Encoding, to_bytes
from lsp_server.workspace.documents.lines import Lines, Place

_MARK = b"\xef\xbb\xbf"


class Change(NamedTuple):
    """What one edit did, in byte offsets of ``Document.text``: all hunks behind it move by the difference."""

    start: int
    old_end: int
    new_end: int
    new: bytes = b""
    """What stands between ``start`` and ``new_end`` now."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text as its editor has it."""

    uri: str
    """As the client writes it."""
    language_id: str
    version: int
    lines: Lines
    """The whole text, with a byte order mark if the editor sent one; positions of the protocol refer to it."""

    @classmethod
    def of(cls, uri: str, language_id: str, version: int, text: str) -> Self:
        """A document that an editor has just opened."""
        return cls(uri, language_id, version, Lines.of(to_bytes(text)))

    @property
    def mark(self) -> int:
        """Length in bytes of the byte order mark that opens the text."""
        return len(_MARK) if self.lines.text.startswith(_MARK) else 0

    @property
    def text(self) -> bytes:
        """The text without a byte order mark: what the core reads and what its offsets refer to."""
        return self.lines.text[self.mark :]

    @property
    def eol(self) -> str:
        """The line end that the text uses most."""
        return eol_of(self.lines.text)

    def offset(self, place: Place, encoding: Encoding) -> int:
        """The byte offset in ``text`` of a position of the client, clamped."""
        return max(self.lines.offset(place, encoding) - self.mark, 0)

    def place(self, offset: int, encoding: Encoding) -> Place:
        """The client's position of a byte offset in ``text``, clamped."""
        return self.lines.place(max(offset, 0) + self.mark, encoding)

    def edited(self, start: Place, end: Place, text: str, encoding: Encoding) -> tuple[Self, Change]:
        """The document after ``text`` has replaced what stands between two positions, and what that did."""
        begin, stop = sorted((self.lines.offset(start, encoding), self.lines.offset(end, encoding)))
        return self._became(self.lines.replaced(begin, stop, to_bytes(text)), begin, stop)

    def rewritten(self, text: str) -> tuple[Self, Change]:
        """The document after its whole text was sent anew; the change is narrowed to what differs."""
        old, new = self.lines.text, to_bytes(text)
        shorter = min(len(old), len(new))
        start = _equal(shorter, lambda length: old[:length] == new[:length])
        ending = _equal(shorter - start, lambda length: old[len(old) - length :] == new[len(new) - length :])
        return self._became(Lines.of(new), start, len(old) - ending)

    def _became(self, lines: Lines, start: int, old_end: int) -> tuple[Self, Change]:
        new = replace(self, lines=lines)
        begin, end = max(start - self.mark, 0), max(old_end - self.mark, 0)
        behind = len(self.lines.text) - self.mark - end
        new_end = len(lines.text) - new.mark - behind
        first = min(begin, new_end)
        return new, Change(first, end, new_end, new.text[first:new_end])


def _equal(longest: int, same: Callable[[int], bool]) -> int:
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if same(middle) else (low, middle - 1)
    return low
