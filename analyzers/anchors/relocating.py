"""Find a remembered place again after edits, or say that it is gone; never take another place for it."""

from collections.abc import Iterable, Sequence

from tree_sitter import Node, Tree

from analyzers.anchors.fingerprint import Mark, Memory, marks_in, read
from analyzers.anchors.spots import Spot
from analyzers.anchors.telling import body_of_function, to_anchor
from analyzers.anchors.tokens import NOTHING, distance, sketch
from analyzers.model import Anchor, Facts, Source, Where

_FARTHEST = 14
"""Bits in which the sketch of a function that only changed its name or place may differ."""

_Marked = Sequence[tuple[Spot, Mark]]


def relocate(source: Source, tree: Tree, facts: Facts, where: Where) -> int | None:
    """The byte offset of a remembered place in a text that may have changed, or None when it is gone."""
    found = relocated(source, tree, facts, where)
    return None if found is None else found.offset


def relocated(source: Source, tree: Tree, facts: Facts, where: Where) -> Anchor | None:
    """The remembered place as an anchor: in the function of that name, else in the one that is like it.

    None when the act is gone, or when several places could be meant.
    """
    memory = read(where.anchor)
    if memory is None:
        return None
    try:
        return _found(source, tree, facts, where, memory)
    except RecursionError:  # Code nested a thousand deep is not written by people, and nobody keeps a place in it.
        return None


def _found(source: Source, tree: Tree, facts: Facts, where: Where, memory: Memory) -> Anchor | None:
    hashes: dict[int, str] = {}
    named = [each for each in facts.functions if each.qualified_name == where.symbol]
    bodies = [body_of_function(tree.root_node, each) for each in named or facts.functions]
    if not facts.functions or where.symbol == "<module>":
        bodies = [tree.root_node]
    roots = [each for each in bodies if each is not None and (named or _is_like(each, memory))]
    spots = {spot.statement.start_byte: spot for spot in (_in_function(each, memory, hashes) for each in roots) if spot}
    if len(spots) > 1:
        alike = (each for each in roots if sketch(each) == memory.sketch)
        spots = {
            spot.statement.start_byte: spot for spot in (_in_function(each, memory, hashes) for each in alike) if spot
        }
    if len(spots) != 1:
        return None
    found = to_anchor(source, facts, next(iter(spots.values())), where.symbol)
    return found if isinstance(found, Anchor) else None


def _by_start(spots: Iterable[Spot | None]) -> dict[int, Spot]:
    return {spot.statement.start_byte: spot for spot in spots if spot is not None}


def _is_like(root: Node, memory: Memory) -> bool:
    return distance(sketch(root), memory.sketch) <= _FARTHEST


def _in_function(root: Node, memory: Memory, hashes: dict[int, str]) -> Spot | None:
    """The remembered place below ``root``, when exactly one can be meant."""
    marked = list(marks_in(root, hashes, before=memory.mark.before))
    equal = [each for each in marked if each[1] == memory.mark]
    if equal or memory.equal > 1:
        return equal[memory.order][0] if len(equal) == memory.equal > memory.order else None
    same = [each for each in marked if each[1].statement == memory.mark.statement]
    if same:
        return same[0][0] if len(same) == memory.statements == 1 else _nearest(same, memory, memory.statements)
    if memory.mark.callees == NOTHING:
        return None
    return _nearest([each for each in marked if each[1].callees == memory.mark.callees], memory, memory.callees)


def _nearest(marked: _Marked, memory: Memory, count: int) -> Spot | None:
    """The one that shares most neighbours, at least one; None when that is not sure or when some of them are gone."""
    if len(marked) < count:
        return None
    ranked = sorted(marked, key=lambda each: -each[1].neighbours(memory.mark))
    shared = [each[1].neighbours(memory.mark) for each in ranked]
    if not shared or shared[0] == 0 or (len(shared) > 1 and shared[1] == shared[0]):
        return None
    return ranked[0][0]
