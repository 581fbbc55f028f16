"""Tell two texts apart line by line, so that what belongs together stays together."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tree_sitter import Node, Tree

from analyzers.lines import line_starts
from analyzers.model import Span

_MOST_PAIRS = 200_000
"""Pairs of equal lines above which lines that are not unique are no longer told apart."""

_Lines = Sequence[bytes]
_Block = tuple[int, int, int, int]
"""Lines of the old text from, to, and lines of the new text from, to."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole lines that were taken out of a text, and the whole lines that came in their stead; one may be empty."""

    old: Span
    """In the text before."""
    new: Span
    """In the text after."""


def stretches(before: bytes, after: bytes, tree: Tree | None = None) -> tuple[Stretch, ...]:
    """What makes ``after`` of ``before``, in order; between two stretches both texts are the same.

    Where lines were put in beside equal ones there are several ways to say it; with ``tree``, the syntax tree of
    ``after``, the one is taken that cuts through the fewest statements.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    blocks = list(_blocks(old, new, (0, len(old), 0, len(new))))
    if tree is not None:
        blocks = [_settled(block, new, tree, _room(blocks, at, len(new))) for at, block in enumerate(blocks)]
    old_starts, new_starts = _starts(before), _starts(after)
    return tuple(
        Stretch(Span(old_starts[i], old_starts[j]), Span(new_starts[k], new_starts[m])) for i, j, k, m in blocks
    )


def _starts(text: bytes) -> list[int]:
    """Where each line starts, and the end of the text behind them."""
    starts = list(line_starts(text))
    return starts if starts[-1] == len(text) else [*starts, len(text)]


def _blocks(old: _Lines, new: _Lines, block: _Block) -> Iterator[_Block]:
    i, j, k, m = _trimmed(old, new, block)
    if i == j or k == m:
        if (i, k) != (j, m):
            yield i, j, k, m
        return
    anchors = _anchors(old[i:j], new[k:m])
    if not anchors:
        yield from _plain(old, new, (i, j, k, m))
        return
    at, to = i, k
    for one, other in [*anchors, (j - i, m - k)]:
        yield from _blocks(old, new, (at, i + one, to, k + other))
        at, to = i + one, k + other


def _trimmed(old: _Lines, new: _Lines, block: _Block) -> _Block:
    i, j, k, m = block
    while i < j and k < m and old[i] == new[k]:
        i, k = i + 1, k + 1
    while i < j and k < m and old[j - 1] == new[m - 1]:
        j, m = j - 1, m - 1
    return i, j, k, m


def _anchors(old: _Lines, new: _Lines) -> list[tuple[int, int]]:
    """Lines that each text has once, in the longest row that keeps its order."""
    once, twin = _unique(old), _unique(new)
    pairs = [(at, twin[line]) for line, at in once.items() if line in twin]
    ends: list[int] = []
    rows: list[tuple[int, int]] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        place = bisect_left(ends, other)
        before.append(rows[place - 1][1] if place else -1)
        ends[place : place + 1] = [other]
        rows[place : place + 1] = [(other, number)]
    found: list[tuple[int, int]] = []
    number = rows[-1][1] if rows else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _unique(lines: _Lines) -> dict[bytes, int]:
    counts = Counter(lines)
    return {line: at for at, line in enumerate(lines) if counts[line] == 1}


def _plain(old: _Lines, new: _Lines, block: _Block) -> Iterator[_Block]:
    i, j, k, m = block
    counts = Counter(new[k:m])
    if sum(counts[line] for line in old[i:j]) > _MOST_PAIRS:
        yield block
        return
    matcher = SequenceMatcher(None, old[i:j], new[k:m], autojunk=False)
    for tag, one, two, three, four in matcher.get_opcodes():
        if tag != "equal":
            yield i + one, i + two, k + three, k + four


def _room(blocks: Sequence[_Block], at: int, last: int) -> tuple[int, int]:
    """The lines of the new text between which a block may be moved: those to its neighbours."""
    low = blocks[at - 1][3] if at else 0
    high = blocks[at + 1][2] if at + 1 < len(blocks) else last
    return low, high


def _settled(block: _Block, new: _Lines, tree: Tree, room: tuple[int, int]) -> _Block:
    """The block that was put in, moved over equal lines to where it cuts through the least."""
    i, j, k, m = block
    if i != j:
        return block
    starts = [0]
    for line in new:
        starts.append(starts[-1] + len(line))
    shifts = [0]
    while k + shifts[-1] > room[0] and new[k + shifts[-1] - 1] == new[m + shifts[-1] - 1]:
        shifts.append(shifts[-1] - 1)
    down = 0
    while m + down < room[1] and new[k + down] == new[m + down]:
        down += 1
        shifts.append(down)
    best = min(shifts, key=lambda by: (_cuts(tree.root_node, starts[k + by], starts[m + by]), abs(by)))
    return i + best, j + best, k + best, m + best


def _cuts(root: Node, start: int, end: int) -> int:
    """How many nodes lie partly inside and partly outside of a stretch."""
    left = sum(node.start_byte < start and node.end_byte <= end for node in _around(root, start))
    right = sum(node.start_byte >= start and node.end_byte > end for node in _around(root, end))
    return left + right


def _around(root: Node, offset: int) -> Iterator[Node]:
    """The nodes that an offset lies strictly inside of."""
    node: Node | None = root.descendant_for_byte_range(max(offset - 1, 0), min(offset + 1, root.end_byte))
    while node is not None:
        if node.start_byte < offset < node.end_byte:
            yield node
        node = node.parent
