"""Cut a change into the smallest pieces that stand for themselves."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tree_sitter import Node

from analyzers.changes import Changed, Fresh, Stretch
from analyzers.model import HunkRole, Span

_NAME = re.compile(rb"[A-Za-z_$][\w$]*")
_WORD = re.compile(rb"[\w$\x80-\xff]")
_CONTINUATION = range(0x80, 0xC0)


@dataclass
class Piece:
    """A part of a change, and what is found out about it."""

    path: str
    old: Span
    """What it takes out of the text before."""
    new: Span
    """What it puts into the text after."""
    text: bytes
    """What stands at ``new``."""
    file: Changed | None = None
    """The file, when it is source."""
    role: HunkRole = HunkRole.SETUP
    events: set[str] = field(default_factory=set)
    creates: bool = False
    captures: tuple[Fresh, ...] = ()

    @property
    def names(self) -> set[str]:
        """The identifiers in what it puts in."""
        return names_in(self.text)

    @property
    def changes_lines(self) -> bool:
        """Whether lines that were there before are no longer as they were."""
        if self.old.start != self.old.end:
            return True
        return self.file is not None and _inside_a_line(self.file.old.text, self.old.start, self.text)


def names_in(text: bytes) -> set[str]:
    """The identifiers in a stretch of code."""
    return {each.decode("ascii") for each in _NAME.findall(text)}


def pieces_of(file: Changed, fresh: Iterable[Fresh]) -> list[Piece]:
    """The pieces of a changed source file, in order; none holds captures that could stand in two."""
    found = []
    for stretch in file.stretches:
        for part in _parts(file, stretch):
            old, new = minimal(file.old.text, file.new.text, part)
            held = tuple(each for each in fresh if _overlap(each.capture.span, new))
            found.append(Piece(file.path, old, new, file.new.text[new.start : new.end], file, captures=held))
    return found


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _parts(file: Changed, stretch: Stretch) -> Iterator[Stretch]:
    """The statements of a stretch that only puts in lines; a stretch that changes lines stays whole."""
    if stretch.old.start != stretch.old.end:
        yield stretch
        return
    inner = (each for each in file.starts if stretch.new.start < each < stretch.new.end)
    borders = [each for each in inner if not _spanned(file.tree.root_node, each, stretch.new.start)]
    for start, end in pairwise([stretch.new.start, *borders, stretch.new.end]):
        yield Stretch(stretch.old, Span(start, end))


def _spanned(root: Node, offset: int, start: int) -> bool:
    """Whether a node that opens behind ``start`` goes on over ``offset``."""
    node: Node | None = root.descendant_for_byte_range(offset - 1, min(offset + 1, root.end_byte))
    while node is not None:
        if start <= node.start_byte < offset < node.end_byte and node.parent is not None:
            return True
        node = node.parent
    return False


def minimal(before: bytes, after: bytes, stretch: Stretch) -> tuple[Span, Span]:
    """The two sides of a stretch without what they begin and end with alike; words and characters stay whole."""
    old, new = before[stretch.old.start : stretch.old.end], after[stretch.new.start : stretch.new.end]
    if not old or not new:
        return stretch.old, stretch.new
    lead = _alike(old, new)
    while lead and (_splits(old, lead) or _splits(new, lead)):
        lead -= 1
    tail = _alike(old[lead:][::-1], new[lead:][::-1])
    while tail and (_splits(old, len(old) - tail) or _splits(new, len(new) - tail)):
        tail -= 1
    return (
        Span(stretch.old.start + lead, stretch.old.end - tail),
        Span(stretch.new.start + lead, stretch.new.end - tail),
    )


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with alike."""
    size = min(len(one), len(other))
    return next((at for at in range(size) if one[at] != other[at]), size)


def _splits(text: bytes, at: int) -> bool:
    """Whether a cut before byte ``at`` goes through a character, a line end or a word."""
    if at >= len(text):
        return False
    before, behind = text[at - 1 : at], text[at : at + 1]
    if text[at] in _CONTINUATION or (before == b"\r" and behind == b"\n"):
        return True
    return _WORD.fullmatch(before) is not None and _WORD.fullmatch(behind) is not None


def _inside_a_line(text: bytes, at: int, new: bytes) -> bool:
    """Whether what is put in at ``at`` changes the line there, rather than standing on lines of its own."""
    opens = at == 0 or text[at - 1 : at] in {b"\n", b"\r"}
    if opens:
        return not new.endswith((b"\n", b"\r")) and at < len(text)
    closes = at == len(text) or text[at : at + 1] in {b"\n", b"\r"}
    return not (closes and new.startswith((b"\n", b"\r")))
