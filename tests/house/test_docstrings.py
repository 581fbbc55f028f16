"""Every file says what it is for, and every public thing what goes in and what comes out."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, FunctionNode, modules, parsed, scripts


@pytest.mark.parametrize("path", modules("analyzers", "lsp_server", "tests"), ids=str)
def test_a_file_opens_with_a_sentence_that_says_what_it_is_for(path: Path) -> None:
    """The first thing a reader sees is the purpose."""
    assert (ast.get_docstring(parsed(path)) or "").strip() != ""


@pytest.mark.parametrize("path", [each for each in scripts() if "src" in each.parts], ids=str)
def test_a_script_opens_with_a_sentence_too(path: Path) -> None:
    """In the way of its language."""
    assert (ROOT / path).read_text("utf-8").startswith("/* " if path.suffix == ".css" else "/** ")


@pytest.mark.parametrize("path", modules("analyzers", "lsp_server"), ids=str)
def test_every_public_definition_is_explained(path: Path) -> None:
    """Public functions, classes and methods carry a docstring."""
    bare = [node.name for node in _public(parsed(path)) if not ast.get_docstring(node)]
    assert bare == []


@pytest.mark.parametrize("path", modules("analyzers"), ids=str)
def test_the_core_neither_prints_nor_opens_files(path: Path) -> None:
    """The core is a function of its arguments; ``shipped`` alone reads, and only what the package carries."""
    if path.name == "shipped.py":
        return
    calls = [node.func for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
    names = {each.id for each in calls if isinstance(each, ast.Name)}
    members = {each.attr for each in calls if isinstance(each, ast.Attribute)}
    assert not names & {"open", "print", "input"}
    assert not members & {"read_text", "write_text", "read_bytes", "write_bytes"}


def _public(tree: ast.Module) -> Iterator[FunctionNode | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, FunctionNode | ast.ClassDef) and not node.name.startswith("_"):
            yield node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from (each for each in node.body if isinstance(each, FunctionNode) and not each.name.startswith("_"))
