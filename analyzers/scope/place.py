"""The block that an offset belongs to."""

import re

from tree_sitter import Node

from analyzers.scope.syntax import parents, statements

_SPACE = re.compile(rb"[ \t\r\n]*")
_CASES = frozenset({"switch_case", "switch_default"})


def path_to(text: bytes, root: Node, offset: int, indent: str | None = None) -> list[Node]:
    """The nodes from the root down to the innermost block or expression that ``offset`` belongs to.

    Where blocks are told by indentation, the start of the line behind a block's last statement belongs to
    the block whose statements ``indent`` opens; without ``indent`` the next statement decides.
    """
    offset = min(max(offset, 0), len(text))
    found = _SPACE.match(text, offset)
    following = found.end() if found is not None else offset
    behind = len(text[:offset].rstrip()) - 1
    if root.type != "module":
        return _into_case(parents(root, offset, offset), offset)
    if indent is not None:
        for position in (following, behind):
            path = _of_indent(parents(root, position, position), len(indent.encode()))
            if path:
                return path
    return (
        parents(root, following, following)
        if text[offset:following].count(b"\n") == 0
        else parents(root, offset, offset)
    )


def _into_case(path: list[Node], offset: int) -> list[Node]:
    """The path, led on into the case whose lines end before ``offset``: nothing closes a case but the next one."""
    if path[-1].type != "switch_body":
        return path
    before = [each for each in path[-1].named_children if each.type in _CASES and each.start_byte < offset]
    return [*path, before[-1]] if before else path


def _of_indent(path: list[Node], width: int) -> list[Node]:
    for size in range(len(path), 0, -1):
        block = path[size - 1]
        inner = statements(block) if block.type in {"block", "module"} else []
        if inner and inner[0].start_point.column == width:
            return path[:size]
    return []
