"""Questions to the syntax tree: what is around a node, and where a pair of an object can be cut out."""

from collections.abc import Iterator

from tree_sitter import Node

from analyzers.model import Span

_BLANK = b" \t"


def ancestors(node: Node | None) -> Iterator[tuple[Node, Node]]:
    """Each node around ``node`` with its child on the way, innermost first."""
    while node is not None and node.parent is not None:
        yield node.parent, node
        node = node.parent


def block_around(node: Node | None) -> Node | None:
    """The innermost block or function body that holds ``node``'s statement."""
    return next(
        (parent for parent, _ in ancestors(node) if parent.type.endswith("block") or parent.parent is None), None
    )


def cut_of_pair(text: bytes, pair: Span) -> Span:
    """What to remove so that a pair and its comma are gone: whole lines where it has lines of its own."""
    start, end = pair.start, pair.end
    behind = _skip(text, end, _BLANK + b"\r\n")
    if text[behind : behind + 1] == b",":
        end = _skip(text, behind + 1, _BLANK)
    else:
        before = len(text[:start].rstrip(_BLANK + b"\r\n"))
        if text[before - 1 : before] == b",":
            return Span(before - 1, end)
    line = len(text[:start].rstrip(_BLANK))
    if text[line - 1 : line] in (b"\n", b"\r") and text[end : end + 1] in (b"\n", b"\r", b""):
        end += 2 if text[end : end + 2] == b"\r\n" else 1
        return Span(line, min(end, len(text)))
    return Span(start, end)


def _skip(text: bytes, index: int, chars: bytes) -> int:
    while index < len(text) and text[index] in chars:
        index += 1
    return index
