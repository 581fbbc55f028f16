"""The mark by which a place is known again: hashes of its statement, of its neighbours and of its function."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from analyzers.anchors.spots import Spot
from analyzers.anchors.tokens import NOTHING, hash_of, hashed, sketch
from analyzers.scope.syntax import BLOCKS, callee_of, calls, everything, statements

_PARTS = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """What is remembered of one place."""

    before: bool
    statement: str
    callees: str
    """Hash of what the statement calls, whatever it hands over."""
    previous: str
    following: str

    def neighbours(self, other: "Mark") -> int:
        """How many neighbours two marks share; that both have none does not count."""
        shared = [(self.previous, other.previous), (self.following, other.following)]
        return sum(1 for one, two in shared if one == two != NOTHING)


@dataclass(frozen=True, slots=True)
class Memory:
    """A fingerprint, read: a mark, and how many of its kind its function held."""

    mark: Mark
    equal: int
    """Places with the same statement and the same neighbours."""
    order: int
    """Which of these it is, from 0."""
    statements: int
    """Places with the same statement."""
    callees: int
    """Places that call the same."""
    sketch: str
    """Of the whole function."""


def fingerprint(spot: Spot, root: Node) -> str:
    """The fingerprint of a place in the function whose body is ``root``.

    ``a`` or ``b`` (behind or before the statement), the counts, and the hashes of ``Memory`` in its order.
    """
    hashes: dict[int, str] = {}
    own = _mark(spot, hashes)
    all_marks = list(marks_in(root, hashes, before=spot.before))
    equal = [each for each, mark in all_marks if mark == own]
    order = next((at for at, each in enumerate(equal) if each.statement.id == spot.statement.id), 0)
    same = sum(mark.statement == own.statement for _, mark in all_marks)
    called = sum(mark.callees == own.callees for _, mark in all_marks)
    counts = f"{len(equal)}.{order}.{same}.{called}"
    parts = (own.statement, own.callees, own.previous, own.following)
    return "-".join(("b" if spot.before else "a", counts, *parts, sketch(root)))


def read(written: str) -> Memory | None:
    """A fingerprint as it was written; None when it is none."""
    parts = written.split("-")
    counts = parts[1].split(".") if len(parts) == _PARTS else []
    if parts[0] not in {"a", "b"} or not all(each.isdecimal() for each in counts) or len(counts) != _COUNTS:
        return None
    mark = Mark(parts[0] == "b", *parts[2:6])
    equal, order, same, called = map(int, counts)
    return Memory(mark, equal, order, same, called, parts[6])


_COUNTS = 4


def marks_in(root: Node, hashes: dict[int, str], *, before: bool) -> Iterator[tuple[Spot, Mark]]:
    """Every place behind (or before) a statement below ``root``, in the order of the text, with its mark.

    ``hashes`` keeps the hashes of nodes between calls for functions of one tree, which may lie in each other.
    """
    for block in everything(root):
        if block.type in BLOCKS:
            for index in range(len(statements(block))):
                spot = Spot(block, index, before)
                yield spot, _mark(spot, hashes)


def _mark(spot: Spot, hashes: dict[int, str]) -> Mark:
    within = statements(spot.block)
    statement = within[spot.index]
    previous = within[spot.index - 1] if spot.index > 0 else None
    following = within[spot.index + 1] if spot.index + 1 < len(within) else None
    called = " ".join(filter(None, map(callee_of, calls(statement))))
    return Mark(
        spot.before,
        _hashed(statement, hashes),
        hash_of(called) if called else NOTHING,
        _hashed(previous, hashes),
        _hashed(following, hashes),
    )


def _hashed(node: Node | None, hashes: dict[int, str]) -> str:
    if node is None:
        return NOTHING
    if node.id not in hashes:
        hashes[node.id] = hashed(node)
    return hashes[node.id]
