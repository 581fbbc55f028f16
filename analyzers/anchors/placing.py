"""Find the place of a capture for a finding, and find it again after edits."""

from tree_sitter import Node, Tree

from analyzers.anchors.descent import Reach, reach
from analyzers.anchors.fingerprint import fingerprint, likeness
from analyzers.anchors.spots import Spot, indent_of, offset_of
from analyzers.anchors.success import follow
from analyzers.model import Anchor, Facts, Finding, Function, Source, Where
from analyzers.scope import is_call_to
from analyzers.scope.syntax import BLOCKS, CALLS, FUNCTIONS, everything, own, parents, statements, text_of

_LEAST_LIKENESS = 3
_LEAST_LIKENESS_ELSEWHERE = 5


def place(source: Source, tree: Tree, facts: Facts, finding: Finding) -> Anchor | str:
    """Where the capture of a finding would stand, or a sentence that says why nowhere."""
    if not 0 <= finding.function < len(facts.functions):
        return "No function of this file does it."
    function = facts.functions[finding.function]
    path = parents(tree.root_node, finding.act.start, finding.act.end)
    top = _body_in(path, function)
    if top is None:
        path = parents(tree.root_node, function.body.start, function.body.end)
        top = _body_in(path, function)
        return "The function's body was not found." if top is None else _at_function(source, path[: top + 1], function)
    if function.kind == "component" and not any(each.type in FUNCTIONS for each in path[top:]):
        return "A component's body runs at every rendering."
    if path[top].type not in BLOCKS:
        return _lifted(source, path, top, function) or "The act is a function's only expression."
    return _lifted(source, path, top, function) or _anchored(source, reach(path[top:]), finding.symbol)


def relocate(source: Source, tree: Tree, facts: Facts, where: Where) -> int | None:
    """The byte offset of a remembered place in a text that may have changed, or None when it is gone."""
    found = relocated(source, tree, facts, where)
    return None if found is None else found.offset


def relocated(source: Source, tree: Tree, facts: Facts, where: Where) -> Anchor | None:
    """The remembered place as an anchor: in the function of that name first, else wherever it is unmistakable."""
    for function in facts.functions:
        if function.qualified_name == where.symbol:
            node = tree.root_node.descendant_for_byte_range(function.body.start, function.body.end)
            anchor = _likeliest(source, node, where, _LEAST_LIKENESS) if node is not None else None
            if anchor is not None:
                return anchor
    return _likeliest(source, tree.root_node, where, _LEAST_LIKENESS_ELSEWHERE)


def _likeliest(source: Source, root: Node, where: Where, least: int) -> Anchor | None:
    best: tuple[int, Spot] | None = None
    before = where.anchor.startswith("b")
    for block in (each for each in everything(root) if each.type in BLOCKS):
        for index in range(len(statements(block))):
            spot = Spot(block, index, before)
            like = likeness(where.anchor, fingerprint(spot))
            if like >= least and (best is None or like > best[0]):
                best = (like, spot)
    found = _to_anchor(source, best[1], where.symbol) if best is not None else None
    return found if isinstance(found, Anchor) else None


def _body_in(path: list[Node], function: Function) -> int | None:
    for at, node in enumerate(path):
        if (node.start_byte, node.end_byte) == (function.body.start, function.body.end):
            return at
    return None


def _lifted(source: Source, path: list[Node], top: int, function: Function) -> Anchor | str | None:
    """The place behind the outer statement, when the function is the callback of a transaction or runs per record."""
    outer = next((at for at in range(top - 1, 0, -1) if path[at].type in FUNCTIONS and at < top - 1), None)
    around = path[outer + 1 if outer is not None else 0 : top]
    if not any(is_call_to(each, kind) for each in around for kind in ("transactions", "iterations")):
        return None
    if outer is None:
        return None
    body = next((at for at in range(outer + 1, top) if path[at].type in BLOCKS), None)
    if body is None:
        return "The act is a function's only expression."
    return _anchored(source, reach(path[body:]), function.qualified_name)


def _at_function(source: Source, path: list[Node], function: Function) -> Anchor | str:
    """The place for a function of which only the name or the caller is telling."""
    body = path[-1]
    if function.kind == "component":
        return "A component's body runs at every rendering."
    if body.type not in BLOCKS:
        return "The act is a function's only expression."
    within = statements(body)
    waits = [
        at for at, each in enumerate(within) if any(node.type in {"await", "await_expression"} for node in own(each))
    ]
    if waits:
        return _anchored(source, Reach(body, waits[-1]), function.qualified_name)
    plain = function.is_async or source.language == "python" or any(node.type in CALLS for node in own(body)) is False
    return _anchored(source, Reach(body, -1, whole=plain), function.qualified_name)


def _anchored(source: Source, found: Reach | str, symbol: str) -> Anchor | str:
    if isinstance(found, str):
        return found
    spot = follow(found)
    return spot if isinstance(spot, str) else _to_anchor(source, spot, symbol)


def _to_anchor(source: Source, spot: Spot, symbol: str) -> Anchor | str:
    offset = offset_of(source.text, spot)
    if isinstance(offset, str):
        return offset
    told_by = spot.statement if not spot.before else None
    after = (
        told_by
        if told_by is not None
        else (statements(spot.block)[spot.index - 1] if spot.index else spot.block.parent)
    )
    first = text_of(after).strip().splitlines()
    return Anchor(
        source.path,
        offset,
        indent_of(source.text, spot),
        symbol,
        fingerprint(spot),
        first[0] if first else "",
    )
