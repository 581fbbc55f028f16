"""A spot as an anchor: offset, indent, symbol, fingerprint and the line that tells a person where it is."""

from tree_sitter import Node

from analyzers.anchors.fingerprint import fingerprint
from analyzers.anchors.spots import Spot, indent_of, offset_of
from analyzers.model import Anchor, Facts, Function, Source
from analyzers.scope.syntax import parents, statements, text_of


def to_anchor(source: Source, facts: Facts, spot: Spot, symbol: str) -> Anchor | str:
    """The anchor at a spot, or why no line can stand there.

    ``symbol`` is kept when the spot lies in a function of that name, else the innermost function's name is taken.
    """
    offset = offset_of(source.text, spot)
    if isinstance(offset, str):
        return offset
    first = text_of(_told_by(spot)).strip().splitlines()
    named = _symbol_at(facts, spot.statement.start_byte, symbol)
    return Anchor(
        source.path,
        offset,
        indent_of(source.text, spot),
        named,
        fingerprint(spot, _body_named(facts, spot, named)),
        first[0] if first else "",
    )


def body_of_function(root: Node, function: Function) -> Node | None:
    """The node of a function's body; None when the tree has none there."""
    path = parents(root, function.body.start, function.body.end)
    body = (function.body.start, function.body.end)
    return next((each for each in path if (each.start_byte, each.end_byte) == body), None)


def _body_named(facts: Facts, spot: Spot, symbol: str) -> Node:
    """The body of the function called ``symbol`` around the spot; the whole tree when there is none."""
    spans = {(each.body.start, each.body.end) for each in facts.functions if each.qualified_name == symbol}
    node = spot.block
    while node.parent is not None and (node.start_byte, node.end_byte) not in spans:
        node = node.parent
    return node


def _told_by(spot: Spot) -> Node | None:
    if not spot.before:
        return spot.statement
    return statements(spot.block)[spot.index - 1] if spot.index else spot.block.parent


def _symbol_at(facts: Facts, offset: int, symbol: str) -> str:
    around = [each for each in facts.functions if each.body.start <= offset < each.body.end]
    if not around or any(each.qualified_name == symbol for each in around):
        return symbol
    return min(around, key=lambda each: each.body.end - each.body.start).qualified_name
