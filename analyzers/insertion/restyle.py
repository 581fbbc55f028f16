"""Write a module that Luthier ships in the style of the project that it goes into."""

import re

from tree_sitter import Node

from analyzers.insertion.layout import LISTS, broken_list, fits
from analyzers.insertion.style import Style
from analyzers.languages import family
from analyzers.model import Source
from analyzers.parse import parse
from analyzers.scope.syntax import everything, text_of

_UNITS = {"python": "    ", "javascript": "  "}
_PAIRED = frozenset({"object", "object_pattern", "named_imports"})
_ROUNDS = 20


def restyled(text: str, style: Style, language: str) -> str:
    """The module's text with the file's quotes, semicolons, indentation, width and line ends."""
    kind = family(language)
    signs = [edit for node in everything(_root(text, language)) for edit in _edits(node, style, kind)]
    written = _with(text, signs)
    unit = _UNITS[kind]
    lines = [_indented(line, unit, style.unit) for line in written.split("\n")]
    return _narrowed("\n".join(lines), style, language).replace("\n", style.eol)


def skeleton(text: bytes) -> str:
    """The text without what style decides: two modules that differ by style alone have the same one."""
    return re.sub(r"[\s;,'\"]", "", text.decode("utf-8", "replace"))


def _root(text: str, language: str) -> Node:
    return parse(Source("module", text.encode(), language)).root_node


def _edits(node: Node, style: Style, kind: str) -> list[tuple[int, int, str]]:
    """Start, end and new text of what style decides about a node."""
    written = text_of(node)
    if node.type == "string" and written.startswith('"') and not written.startswith('"""'):
        if style.quote != '"' and "'" not in written and "\\" not in written:
            return [(node.start_byte, node.end_byte, f"'{written[1:-1]}'")]
    elif node.type == ";" and not style.semicolons and kind != "python":
        return [(node.start_byte, node.end_byte, "")]
    elif node.type in _PAIRED and not style.spaced and "\n" not in written and written.startswith("{ "):
        start, end = node.start_byte, node.end_byte
        return [(start + 1, start + 2, ""), (end - 2, end - 1, "")]
    return []


def _with(text: str, edits: list[tuple[int, int, str]]) -> str:
    raw, at, parts = text.encode(), 0, []
    for start, end, new in sorted(edits):
        parts += [raw[at:start], new.encode()]
        at = end
    return b"".join([*parts, raw[at:]]).decode()


def _indented(line: str, unit: str, own: str) -> str:
    bare = line.lstrip(" ")
    level, rest = divmod(len(line) - len(bare), len(unit))
    return own * level + " " * rest + bare


def _narrowed(text: str, style: Style, language: str) -> str:
    """The text with lists broken that reach beyond the file's width."""
    for _ in range(_ROUNDS):
        edit = _widest(text, style, language)
        if edit is None:
            break
        text = _with(text, [edit])
    return text


def _widest(text: str, style: Style, language: str) -> tuple[int, int, str] | None:
    lines = text.split("\n")
    wide = {row for row, line in enumerate(lines) if not fits(line, "", style)}
    for node in everything(_root(text, language)) if wide else ():
        row = node.start_point.row
        if node.type in LISTS and row in wide and node.named_children and _is_alone(node, lines[row]):
            line = lines[row]
            indent = line[: len(line) - len(line.lstrip())]
            head = line.encode()[: node.start_point.column].decode()[len(indent) :]
            return node.start_byte, node.end_byte, broken_list(node, indent, head, style, language)
    return None


def _is_alone(node: Node, line: str) -> bool:
    """Whether the list and the statement that it is in begin and end on one line, the statement at its start."""
    if node.end_point.row != node.start_point.row:
        return False
    around: Node | None = node
    while around is not None and not around.type.endswith(("_statement", "_declaration", "_definition")):
        if around.type in LISTS and around.end_point.row != around.start_point.row:
            return False
        around = around.parent
    lead = len(line) - len(line.lstrip())
    exported = line.lstrip().startswith("export ")
    return around is not None and (around.start_point.column == lead or exported)
