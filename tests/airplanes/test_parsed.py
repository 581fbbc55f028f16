"""An airplane that is never started is parsed at least, in the grammar of its language, and says each event once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import tree_sitter_c_sharp
import tree_sitter_dart
import tree_sitter_go
import tree_sitter_java
import tree_sitter_kotlin
import tree_sitter_php
import tree_sitter_ruby
import tree_sitter_swift
from tree_sitter import Language, Node, Parser

from analyzers.languages import language_of
from analyzers.model import Source
from analyzers.parse import parse
from lsp_server.prose.unread import spelling_of, spoken_at, unread_languages
from tests.support.flights.reading import folders, read_airplane, sources

GRAMMARS: dict[str, Callable[[], object]] = {
    "ruby": tree_sitter_ruby.language,
    "php": tree_sitter_php.language_php,
    "go": tree_sitter_go.language,
    "java": tree_sitter_java.language,
    "csharp": tree_sitter_c_sharp.language,
    "kotlin": tree_sitter_kotlin.language,
    "swift": tree_sitter_swift.language,
    "dart": tree_sitter_dart.language,
}

GROUNDED = [each for each in folders() if not read_airplane(each).flies]


def tree_of(path: str, text: bytes) -> Node | None:
    """The root of a file's tree; None when no grammar of its language is at hand."""
    if read := language_of(path):
        return parse(Source(path, text, read)).root_node
    spoken = spoken_at(path)
    if spoken not in GRAMMARS:
        return None
    return Parser(Language(GRAMMARS[spoken]())).parse(text).root_node


def faults(node: Node) -> list[str]:
    """Where a tree is none, by line."""
    if not node.has_error:
        return []
    if node.is_error or node.is_missing:
        return [f"line {node.start_point.row + 1}: {node.type}"]
    return [fault for child in node.children for fault in faults(child)]


def test_every_language_has_a_grammar() -> None:
    """So that no file goes unparsed unseen."""
    assert {each.name for each in unread_languages()} == GRAMMARS.keys()


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("a.rb", b"def a\n  b = )\nend\n", 2),
        ("a.go", b"package a\n\nfunc b( {}\n", 3),
        ("A.cs", b"class A {\n  int b(;\n}\n", 2),
    ],
)
def test_what_is_broken_is_told_by_its_line(path: str, text: bytes, line: int) -> None:
    """A grammar that takes anything would show nothing."""
    root = tree_of(path, text)
    assert root is not None
    assert f"line {line}: " in " ".join(faults(root))


@pytest.mark.parametrize("folder", GROUNDED, ids=lambda each: each.name)
def test_its_source_parses(folder: Path) -> None:
    """Each file without an error node."""
    trees = {str(path): tree_of(str(path), (folder / path).read_bytes()) for path in sources(folder)}
    assert {path: told for path, root in trees.items() if root is not None and (told := faults(root))} == {}
    assert [path for path, root in trees.items() if root is None and spoken_at(path) is not None] == []
    assert any(spoken_at(path) for path in trees)


@pytest.mark.parametrize("folder", GROUNDED, ids=lambda each: each.name)
def test_each_event_stands_once_where_it_is_captured(folder: Path) -> None:
    """By its text or its constant, besides the list of the names, which stands in one file of source."""
    events = {each.name for each in read_airplane(folder).events}
    texts = {path: (folder / path).read_text("utf-8") for path in sources(folder) if spoken_at(str(path))}
    lists = {path for path, text in texts.items() if all(re.search(rf"\b{name}\b", text) for name in events)}
    assert len(lists) == 1, "the names of all events stand together in one file"
    others = "\n".join(text for path, text in texts.items() if path not in lists)
    counted = {name: sum(1 for _ in spelling_of(name).finditer(others)) for name in events}
    assert counted == dict.fromkeys(events, 1)
