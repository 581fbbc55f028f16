"""Files and functions stay small enough to be read at one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, FunctionNode, modules, parsed, scripts

LINES_PER_FILE = 300
STATEMENTS_PER_FUNCTION = 40


@pytest.mark.parametrize("path", [*modules("analyzers", "lsp_server", "tests"), *scripts()], ids=str)
def test_a_file_has_at_most_300_lines(path: Path) -> None:
    """A file that outgrows the cap becomes a package of small ones."""
    assert len((ROOT / path).read_text("utf-8").splitlines()) <= LINES_PER_FILE


@pytest.mark.parametrize("path", modules("analyzers", "lsp_server"), ids=str)
def test_a_function_has_at_most_40_statements(path: Path) -> None:
    """A function that outgrows the cap holds more than one thought."""
    too_long = [f"{node.name}: {count}" for node, count in _statement_counts(path) if count > STATEMENTS_PER_FUNCTION]
    assert too_long == []


def _statement_counts(path: Path) -> Iterator[tuple[FunctionNode, int]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, FunctionNode):
            yield node, sum(isinstance(each, ast.stmt) for each in ast.walk(node)) - 1
