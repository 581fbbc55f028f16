"""Find a remembered place again after edits."""

from tree_sitter import Node, Tree

from analyzers.anchors.fingerprint import fingerprint, likeness
from analyzers.anchors.spots import Spot
from analyzers.anchors.telling import to_anchor
from analyzers.model import Anchor, Facts, Source, Where
from analyzers.scope.syntax import BLOCKS, everything, statements

_LEAST_LIKENESS = 3
_LEAST_LIKENESS_ELSEWHERE = 5


def relocate(source: Source, tree: Tree, facts: Facts, where: Where) -> int | None:
    """The byte offset of a remembered place in a text that may have changed, or None when it is gone."""
    found = relocated(source, tree, facts, where)
    return None if found is None else found.offset


def relocated(source: Source, tree: Tree, facts: Facts, where: Where) -> Anchor | None:
    """The remembered place as an anchor: in the function of that name first, else wherever it is unmistakable."""
    for function in facts.functions:
        if function.qualified_name == where.symbol:
            node = tree.root_node.descendant_for_byte_range(function.body.start, function.body.end)
            anchor = _likeliest(source, facts, node, where, _LEAST_LIKENESS) if node is not None else None
            if anchor is not None:
                return anchor
    return _likeliest(source, facts, tree.root_node, where, _LEAST_LIKENESS_ELSEWHERE)


def _likeliest(source: Source, facts: Facts, root: Node, where: Where, least: int) -> Anchor | None:
    best: tuple[int, Spot] | None = None
    before = where.anchor.startswith("b")
    for block in (each for each in everything(root) if each.type in BLOCKS):
        for index in range(len(statements(block))):
            spot = Spot(block, index, before)
            like = likeness(where.anchor, fingerprint(spot))
            if like >= least and (best is None or like > best[0]):
                best = (like, spot)
    found = to_anchor(source, facts, best[1], where.symbol) if best is not None else None
    return found if isinstance(found, Anchor) else None
