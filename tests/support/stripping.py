"""Take the captures out of an instrumented app, so that the detector meets it as it was before."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tree_sitter import Node

from analyzers.model import Facts, Source
from analyzers.parse import parse
from lsp_server.workspace.project import Project

_STATEMENTS = {"expression_statement", "import_statement", "import_from_statement", "lexical_declaration"}
_BLOCKS = {"block", "module", "statement_block", "program"}
_PASS = b"pass"


def strip(root: Path, project: Project, modules: frozenset[str]) -> None:
    """Take out of the folder ``root``, which ``project`` has read, all that sends, and the ``modules`` that know how.

    A statement that calls what a module exports goes, and so does the import of it; whoever else uses such a name
    is left with nothing to import it from, as a file that does not compile: the detector reads it all the same.
    """
    for path, reading in project.readings.items():
        source = project.source(path)
        names = set(_names(reading.facts, modules))
        sent = [capture.span.start for capture in reading.captures]
        called = [call.span.start for call in reading.facts.calls if call.callee.split(".")[0] in names]
        imported = [each.span.start for each in reading.facts.imports if each.alias in names]
        text = _without(source, {*sent, *called, *imported})
        if path not in modules:
            (root / path).write_bytes(text)
    for path in modules:
        (root / path).unlink()


def _names(facts: Facts, modules: frozenset[str]) -> Iterator[str]:
    """Local names of what a file imports from one of the modules, by the last parts of its path."""
    stems = {PurePosixPath(each).with_suffix("").as_posix() for each in modules}
    for each in facts.imports:
        wanted = re.sub(r"^[@~#$.]*/?(?:\.\./)*", "", each.module.removesuffix(".js").removesuffix(".ts"))
        dotted = wanted if "/" in wanted else wanted.strip(".").replace(".", "/")
        if dotted and any(stem == dotted or stem.endswith(f"/{dotted}") for stem in stems):
            yield each.alias


def _without(source: Source, offsets: set[int]) -> bytes:
    """The text without the statements that hold the ``offsets``; a Python block that is left empty gets a ``pass``."""
    tree = parse(source)
    text = bytearray(source.text)
    found = [node for node in (_statement(tree.root_node, each) for each in offsets) if node is not None]
    gone = {node.id: node for node in found if not any(_is_inside(node, other) for other in found)}
    for node in sorted(gone.values(), key=lambda each: -each.start_byte):
        alone = node.parent is not None and all(each.id in gone for each in node.parent.named_children)
        first = node.parent is not None and node.parent.named_children[0].id == node.id
        start, end = _whole_lines(text, node.start_byte, node.end_byte)
        if source.language == "python" and alone and first and node.parent and node.parent.type == "block":
            text[node.start_byte : node.end_byte] = _PASS
        else:
            del text[start:end]
    return bytes(text)


def _is_inside(node: Node, other: Node) -> bool:
    return node.id != other.id and other.start_byte <= node.start_byte and node.end_byte <= other.end_byte


def _statement(root: Node, offset: int) -> Node | None:
    """The statement around an offset, when nothing but it would go with it."""
    node: Node | None = root.descendant_for_byte_range(offset, offset + 1)
    while node is not None and node.type not in _STATEMENTS:
        node = node.parent
    return node if node is None or node.parent is None or node.parent.type in _BLOCKS else _arm(node)


def _arm(node: Node) -> Node:
    """``if (ready) send();`` as a whole: an arm without a block leaves with its condition."""
    parent = node.parent
    return parent if parent is not None and parent.type == "if_statement" else node


def _whole_lines(text: bytearray, start: int, end: int) -> tuple[int, int]:
    """The stretch with its indent and line end, when nothing else stands on these lines."""
    before = text.rfind(b"\n", 0, start) + 1
    after = text.find(b"\n", end)
    after = len(text) if after < 0 else after + 1
    clear = not text[before:start].strip() and not text[end:after].strip(b" \t\r\n;")
    return (before, after) if clear else (start, end)
