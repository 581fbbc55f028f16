"""Outside of a repository the ignore files rule out what git would rule out."""

import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_server.workspace.files import every_path, ignored
from lsp_server.workspace.ignoring import ignore_spec
from tests.support.shadows import write_tree

NAMES = st.sampled_from(["a.py", "b.log", "c", "d e.txt", "#x", "!y"])
FOLDERS = st.sampled_from(["", "x/", "x/y/", "z/"])
PATHS = st.builds(str.__add__, FOLDERS, NAMES)
LINES = st.sampled_from(
    [
        *("*.log", "a.py", "/a.py", "x/", "y", "x/y", "!b.log", "!x/", "**/c", "z/**", "!z/a.py", "*", "!*/", "!*.py"),
        *("# note", r"\#x", r"\!y", "d e.txt", "d e.txt ", "", "x/*", "!x/y/", "c/", "/*", "[a-b].*", "?.py"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    files=st.sets(PATHS, min_size=1, max_size=8),
    rules=st.dictionaries(FOLDERS, st.lists(LINES, min_size=1, max_size=4), max_size=3),
    asked=st.sets(PATHS, max_size=5),
)
def test_a_walk_finds_what_git_finds(files: set[str], rules: dict[str, list[str]], asked: set[str]) -> None:
    """The same files with and without a repository, and the same answer for files that are not there yet."""
    with tempfile.TemporaryDirectory() as place:
        root = write_tree(Path(place), dict.fromkeys(files, b"1"))
        write_tree(root, {f"{folder}.gitignore": "\n".join(lines).encode() for folder, lines in rules.items()})
        without = every_path(root)[0], ignored(root, asked)
        subprocess.run(["git", "init", "-q", root], check=True)
        assert without == (every_path(root)[0], ignored(root, asked))


@pytest.mark.parametrize("line", ["!", "\\", "[z-a]", "///", "\x00"])
def test_a_line_that_is_no_pattern_keeps_the_others(line: str) -> None:
    """A slip in an ignore file stops nobody."""
    spec = ignore_spec([line, "*.log"])
    assert spec.match_file("a.log")
    assert not spec.match_file("a.py")
