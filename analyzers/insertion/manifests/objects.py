"""Add a package to the dependencies of a manifest that is one object in JSON."""

import json

from tree_sitter import Node

from analyzers.lines import eol_of, indent_at
from analyzers.model import Edit, Source, Span
from analyzers.parse import parse
from analyzers.scope.syntax import text_of

_KEY = "dependencies"


def with_package(text: bytes, package: str, version: str) -> Edit | None:
    """The pair of a package and its version range, in its order; None when the text is no such manifest."""
    found = _edit(text, package, version)
    if found is None:
        return None
    after = text[: found.span.start] + found.new_text.encode() + text[found.span.end :]
    return found if _adds(text, after, package, version) else None


def _edit(text: bytes, package: str, version: str) -> Edit | None:
    opening = b"("
    root = parse(Source("manifest.js", opening + text + b")", "javascript")).root_node
    manifest = next((each for each in _below(root) if each.type == "object"), None)
    if manifest is None:
        return None
    eol, pairs = eol_of(text), _pairs(manifest)
    listed = next((pair.child_by_field_name("value") for pair in pairs if _key(pair) == _KEY), None)
    pair = f"{json.dumps(package)}: {json.dumps(version)}"
    shift = len(opening)
    if listed is None:
        if not pairs:
            return None
        indent = indent_at(text, pairs[0].start_byte - shift)
        block = f'"{_KEY}": {{{eol}{indent * 2}{pair}{eol}{indent}}}'
        return _at(pairs[-1].end_byte - shift, f",{eol}{indent}{block}")
    inner = _pairs(listed)
    if not inner:
        indent = indent_at(text, listed.start_byte - shift)
        return _at(listed.start_byte + 1 - shift, f"{eol}{indent * 2}{pair}{eol}{indent}")
    names = [_key(each) for each in inner]
    later = next((each for each in inner if _key(each) > package), None) if names == sorted(names) else None
    gap = _gap(text, inner, listed, shift)
    if later is not None:
        return _at(later.start_byte - shift, f"{pair},{gap}")
    return _at(inner[-1].end_byte - shift, f",{gap}{pair}")


def _gap(text: bytes, pairs: list[Node], listed: Node, shift: int) -> str:
    """What stands between two pairs: a line end and the indentation, or a blank."""
    if listed.start_point.row == pairs[0].start_point.row:
        return " "
    return eol_of(text) + indent_at(text, pairs[0].start_byte - shift)


def _adds(before: bytes, after: bytes, package: str, version: str) -> bool:
    """Whether the text reads as before but for the one pair."""
    try:
        old, new = json.loads(before), json.loads(after)
    except ValueError:
        return False
    old.setdefault(_KEY, {})
    if not isinstance(old[_KEY], dict):
        return False
    old[_KEY][package] = version
    return bool(old == new)


def _at(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text)


def _pairs(node: Node) -> list[Node]:
    return [each for each in node.named_children if each.type == "pair"]


def _key(pair: Node) -> str:
    return text_of(pair.child_by_field_name("key")).strip("\"'")


def _below(node: Node) -> list[Node]:
    found = [node]
    for each in found:
        found.extend(each.named_children)
    return found
