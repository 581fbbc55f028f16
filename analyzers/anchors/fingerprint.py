"""The mark by which a place is known again: hashes of the statement it follows and of its neighbours."""

from hashlib import blake2b

from tree_sitter import Node

from analyzers.anchors.spots import Spot
from analyzers.scope.syntax import everything, statements, text_of

_IGNORED = frozenset({";", ",", "comment", "html_comment"})
_QUOTES = frozenset({'"', "'", "`"})
_SIZE = 4


def fingerprint(spot: Spot) -> str:
    """``a`` or ``b`` (behind or before), then the hashes of the statement, the one before it and the one behind it."""
    within = statements(spot.block)
    previous = within[spot.index - 1] if spot.index > 0 else None
    following = within[spot.index + 1] if spot.index + 1 < len(within) else None
    parts = (_hash(each) for each in (within[spot.index], previous, following))
    return "-".join(["b" if spot.before else "a", *parts])


def likeness(one: str, other: str) -> int:
    """How sure it is that two fingerprints are of one place, from 0 (not at all) to 7.

    The statement itself weighs as much as both neighbours, so that either may change.
    """
    left, right = one.split("-"), other.split("-")
    if len(left) != len(right) or left[0] != right[0]:
        return 0
    return sum(weight for weight, a, b in zip((4, 2, 1), left[1:], right[1:], strict=False) if a == b)


def _hash(node: Node | None) -> str:
    if node is None:
        return "0" * 2 * _SIZE
    return blake2b(" ".join(_tokens(node)).encode(), digest_size=_SIZE).hexdigest()


def _tokens(node: Node) -> list[str]:
    leaves = (each for each in everything(node) if each.child_count == 0 and each.type not in _IGNORED)
    return ["'" if each.type in _QUOTES else text_of(each) for each in leaves]
