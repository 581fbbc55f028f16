"""Writes a plan back through the YAML library, for text that is written too oddly to be edited where it stands."""

import io
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import Node
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from analyzers.model import Entry
from analyzers.plan.matching import match
from analyzers.plan.scalars import scalars_of

_WIDTH = 1_000_000


def rewrite(text: str, nodes: Sequence[Node], written: Sequence[tuple[Node, Entry]], wanted: Sequence[Entry]) -> str:
    """``text``, whose listed entries are ``nodes``, with its sound entries made equal to ``wanted``.

    Comments, order and quotes survive, spacing may not.

    Text that the library cannot carry through (a key written twice) is returned as it is.
    """
    try:
        return _rewritten(text, nodes, written, wanted)
    except (YAMLError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return text


def _rewritten(text: str, nodes: Sequence[Node], written: Sequence[tuple[Node, Entry]], wanted: Sequence[Entry]) -> str:
    yaml = YAML(typ="rt", pure=True)
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    tree = yaml.load(text)
    listed = tree["events"] if tree is not None and tree.get("events") is not None else CommentedSeq()
    places = [next(index for index, node in enumerate(nodes) if node is own) for own, _ in written]
    matched = match([entry for _, entry in written], wanted)
    for old, new in matched.kept:
        _change(listed[places[old]], written[old][1], wanted[new])
    for index in sorted((places[old] for old in matched.removed), reverse=True):
        del listed[index]
    listed.extend(_mapping(wanted[index]) for index in matched.added)
    tree = tree if tree is not None else CommentedMap()
    tree["events"] = listed
    stream = io.StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue().replace("\n", "\r\n" if "\r\n" in text else "\n")


def _change(mapping: Any, old: Entry, new: Entry) -> None:
    before = _mapping(old)
    after = _mapping(new)
    for key in [*before, *after]:
        if before.get(key) == after.get(key):
            continue
        if key in after:
            mapping[key] = after[key]
        elif key in mapping:
            del mapping[key]


def _mapping(entry: Entry) -> CommentedMap:
    mapping = CommentedMap((key, _scalar(text)) for key, text in scalars_of(entry).items() if text)
    if entry.properties:
        mapping["properties"] = {
            _scalar(each.name): {"type": each.type} | _present(description=each.description)
            for each in entry.properties
        }
    if entry.where:
        mapping["where"] = [_present(file=each.file, symbol=each.symbol, anchor=each.anchor) for each in entry.where]
    return mapping


def _present(**texts: str) -> dict[str, str]:
    return {key: _scalar(text) for key, text in texts.items() if text}


def _scalar(text: str) -> str:
    """``text`` in double quotes where the library would write a character raw that its reader takes for a line end."""
    return text if text.isprintable() else DoubleQuotedScalarString(text)
