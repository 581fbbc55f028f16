"""A folder goes with everything in it, however it was locked up, and nothing outside of it is touched."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from lsp_server.workspace.removing import remove_tree
from tests.support.shadows import read_tree, write_tree

LOCKED = """
import os, pathlib, sys
from lsp_server.workspace.removing import remove_tree
if os.geteuid() == 0:
    os.chown(sys.argv[1], 65534, 65534)
    os.setegid(65534), os.seteuid(65534)
top = pathlib.Path(sys.argv[1]) / "top"
(top / "a/b").mkdir(parents=True)
(top / "a/b/c.py").write_bytes(b"1")
(top / "a/c.py").write_bytes(b"1")
(top / "a/c.py").chmod(0)
for folder, mode in ((top / "a/b", int(sys.argv[2], 8)), (top / "a", int(sys.argv[2], 8)), (top, 0o500)):
    folder.chmod(mode)
remove_tree(top)
assert not top.exists()
"""


@pytest.mark.parametrize("mode", ["0", "500", "300", "100", "400"])
def test_folders_that_may_not_be_read_or_written_go(tmp_path: Path, mode: str) -> None:
    """An unprivileged owner removes them all the same."""
    top = Path(tempfile.gettempdir()).resolve()
    for above in (each for each in (tmp_path, *tmp_path.parents) if each.is_relative_to(top) and each != top):
        above.chmod(0o755)
    (tmp_path / "open").mkdir()
    ended = subprocess.run([sys.executable, "-c", LOCKED, tmp_path / "open", mode], check=False, capture_output=True)
    assert ended.stderr.decode() == ""
    assert ended.returncode == 0


def test_links_are_removed_and_not_followed(tmp_path: Path) -> None:
    """To files, folders and the folder itself; a folder that a link leads to keeps its mode."""
    home = write_tree(tmp_path / "home", {"a.py": b"1", "x/b.py": b"2"})
    home.chmod(0o755)
    top = write_tree(tmp_path / "top", {"x/y/c.py": b"3"})
    (top / "link").symlink_to(home)
    (top / "x/link").symlink_to(home / "a.py")
    (top / "x/y/circle").symlink_to(top)
    os.link(home / "a.py", top / "x/hard.py")
    os.mkfifo(top / "pipe")
    remove_tree(top)
    assert not top.exists()
    assert read_tree(home) == {"a.py": b"1", "x/b.py": b"2"}
    assert home.stat().st_mode & 0o777 == 0o755
    top.symlink_to(home)
    remove_tree(top)
    assert not top.is_symlink()
    assert read_tree(home) == {"a.py": b"1", "x/b.py": b"2"}


def test_a_tree_that_is_deeper_than_any_path_goes(tmp_path: Path) -> None:
    """Neither the length of a path, nor open files, nor recursion bounds it."""
    top = tmp_path / "top"
    top.mkdir()
    here = os.open(top, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("nested", dir_fd=here)
        inner = os.open("nested", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    remove_tree(top)
    assert not top.exists()


def test_names_that_are_no_text_go(tmp_path: Path) -> None:
    """Bytes of any kind."""
    top = tmp_path / "top"
    (top / os.fsdecode(b"\xff\n")).mkdir(parents=True)
    (top / os.fsdecode(b"\xff\n") / os.fsdecode(b"\xfe")).touch()
    remove_tree(top)
    remove_tree(top)
    assert not top.exists()


def test_a_single_file_goes(tmp_path: Path) -> None:
    """Whatever is of this name."""
    write_tree(tmp_path, {"file": b"1"})
    remove_tree(tmp_path / "file")
    assert list(tmp_path.iterdir()) == []
