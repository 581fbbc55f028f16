"""A copy has a bound, and what the run is about comes first."""

from pathlib import Path

import pytest

from lsp_server.workspace.shadow import Bound
from tests.support.shadows import SECRET, read_tree, reasons, shadow_of

FILES = {
    f"{folder}/{name}": b"1" * 10
    for folder in ("web/shop", "web/shop/deep", "web/blog", "docs/guides/old", "tools")
    for name in ("a.py", "b.py")
} | {"README.md": b"2" * 10}


@pytest.mark.parametrize("bound", [Bound(5, 10_000), Bound(1_000, 50), Bound(1_000, 59)])
def test_beyond_the_bound_the_nearest_files_are_copied(tmp_path: Path, bound: Bound) -> None:
    """First those the run is about, then their folders, then what is near; the rest is told by folders."""
    shadow = shadow_of(tmp_path, FILES, first=["tools/b.py", "web/shop/b.py", "gone.py"], bound=bound)
    assert set(shadow.files) == {"README.md", "tools/a.py", "tools/b.py", "web/shop/a.py", "web/shop/b.py"}
    outside = "outside of the copy's bound"
    assert reasons(shadow) == {"docs/": outside, "web/blog/": outside, "web/shop/deep/": outside}


def test_without_files_that_a_run_is_about_the_outermost_come_first(tmp_path: Path) -> None:
    """The order is always the same."""
    shadow = shadow_of(tmp_path, FILES, bound=Bound(4, 10_000))
    assert shadow.files == ("README.md", "tools/a.py", "tools/b.py", "web/blog/a.py")
    assert reasons(shadow)["web/blog/b.py"] == "outside of the copy's bound"


def test_what_is_withheld_anyway_takes_no_room(tmp_path: Path) -> None:
    """A secret or a picture does not push a source file out."""
    files = {".env": SECRET, "a.png": b"\0", "b.py": b"1", "c.py": b"2"}
    shadow = shadow_of(tmp_path, files, bound=Bound(2, 2))
    assert read_tree(shadow.root) == {"b.py": b"1", "c.py": b"2"}


def test_a_file_outside_of_the_bound_cannot_be_made_anew(tmp_path: Path) -> None:
    """It is there, though the agent does not see it: a new text would replace what a person wrote."""
    shadow = shadow_of(tmp_path, FILES, bound=Bound(1, 10_000))
    for path in ("web/blog/a.py", "web/blog/new.py"):
        (shadow.root / path).parent.mkdir(parents=True, exist_ok=True)
        (shadow.root / path).write_bytes(b"mine")
    assert [each.path for each in shadow.changes()] == ["web/blog/new.py"]
    assert [each.path for each in shadow.strange()] == ["web/blog/a.py"]
