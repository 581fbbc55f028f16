"""Names and trees that nobody expects are handled like all others, or left out with a reason."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from lsp_server.workspace.below import Below
from lsp_server.workspace.shadow.copying import Bound, Copying
from lsp_server.workspace.shadow.originals import Originals
from tests.support.shadows import copy_of, read_tree, reasons, repository, strange, write_tree

LOCKED = """
import os, pathlib, sys
from lsp_server.settings import Settings
from lsp_server.workspace.shadow import open_shadow
place = pathlib.Path(sys.argv[1])
open_shadow(place / "work", Settings(), {}, place / "run").remove()  # what is imported late is there from now on
if os.geteuid() == 0:
    os.setegid(65534), os.seteuid(65534)
shadow = open_shadow(place / "work", Settings(), {}, place / "run")
print(sorted((each.path, each.reason) for each in shadow.withheld), shadow.files, sep=chr(10))
(shadow.root / "x").chmod(0)
print(shadow.compare())
"""


@pytest.mark.parametrize("in_git", [False, True])
def test_names_that_are_no_line_of_text_are_left_out(tmp_path: Path, in_git: bool) -> None:
    """The reason can be printed."""
    work = write_tree(tmp_path / "work", {"a.py": b"1", "new\nline.py": b"2", "sp ace.py": b"3", "Ünï.py": b"4"})
    odd = os.fsdecode(b"caf\xe9")
    write_tree(work / odd, {"b.py": b"5"})
    write_tree(work, {f"{odd}.py": b"6", "back\\slash.py": b"7"})
    if in_git:
        repository(work)
    shadow = copy_of(tmp_path)
    assert read_tree(shadow.root) == {"a.py": b"1", "sp ace.py": b"3", "Ünï.py": b"4", "back\\slash.py": b"7"}
    because = "its name is not printable text"
    assert reasons(shadow) == {"new\nline.py": because, "caf?.py": because, "caf?/b.py": because}
    write_tree(shadow.root / odd, {"c.py": b"8"})
    assert shadow.changes() == ()
    assert list(strange(shadow).values()) == [because]
    repr((shadow.withheld, shadow.strange())).encode()


@pytest.mark.parametrize("in_git", [False, True])
def test_names_that_differ_in_case_alone_are_different_files(tmp_path: Path, in_git: bool) -> None:
    """As they are on the disk."""
    files = {"Shop.py": b"1", "shop.py": b"2", "Lib/a.py": b"3", "lib/a.py": b"4"}
    work = write_tree(tmp_path / "work", files)
    if in_git:
        repository(work)
    shadow = copy_of(tmp_path)
    assert read_tree(shadow.root) == files
    (shadow.root / "Shop.py").unlink()
    assert [each.path for each in shadow.changes()] == ["Shop.py"]


@pytest.mark.parametrize("in_git", [False, True])
def test_a_deep_tree_is_copied_as_far_as_people_nest(tmp_path: Path, in_git: bool) -> None:
    """What is deeper is told."""
    deep, deeper = "/".join(["d"] * 100), "/".join(["d"] * 101)
    work = write_tree(tmp_path / "work", {"a.py": b"1", f"{deep}/b.py": b"2", f"{deeper}/c.py": b"3"})
    if in_git:
        repository(work)
    shadow = copy_of(tmp_path)
    assert read_tree(shadow.root) == {"a.py": b"1", f"{deep}/b.py": b"2"}
    assert reasons(shadow) == {f"{deeper}/c.py": "nested too deeply"}
    write_tree(shadow.root / deep, {"d/new.py": b"4", "new.py": b"5"})
    assert [each.path for each in shadow.changes()] == [f"{deep}/new.py"]
    assert list(strange(shadow)) == [f"{deeper}/"]


def test_a_tree_deeper_than_any_path_holds_nobody_up(tmp_path: Path) -> None:
    """Made by an agent's command, for instance."""
    write_tree(tmp_path / "work", {"a.py": b"1"})
    shadow = copy_of(tmp_path)
    here = os.open(shadow.root, os.O_RDONLY)
    for _ in range(1_500):
        os.mkdir("nested", dir_fd=here)
        inner = os.open("nested", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    assert shadow.changes() == ()
    assert len(shadow.strange()) == 1
    shadow.remove()
    assert list((tmp_path / "run").iterdir()) == []


def test_a_folder_that_is_reached_through_a_link_is_the_folder(tmp_path: Path) -> None:
    """The person's own way to it is no link of the project's; the same holds for the run's folder."""
    write_tree(tmp_path / "real/project", {"a.py": b"1", "b/c.py": b"2"})
    (tmp_path / "work").symlink_to(tmp_path / "real/project")
    shadow = copy_of(tmp_path, {"new.py": b"3"})
    assert read_tree(shadow.root) == {"a.py": b"1", "b/c.py": b"2", "new.py": b"3"}
    (shadow.root / "b/c.py").write_bytes(b"4")
    assert [each.path for each in shadow.changes()] == ["b/c.py"]


def test_a_part_of_a_repository_is_copied_as_that_part(tmp_path: Path) -> None:
    """The workspace folder need not be the repository's top; its ignore file still counts."""
    write_tree(tmp_path, {".gitignore": b"*.log\n", "top.py": b"0", "work/a.py": b"1", "work/b.log": b"2"})
    repository(tmp_path, add=False)
    shadow = copy_of(tmp_path, {"new.log": b"3", "new.py": b"4"})
    assert read_tree(shadow.root) == {"a.py": b"1", "new.py": b"4"}


def test_what_may_not_be_opened_is_told(tmp_path: Path) -> None:
    """A file and a folder that are somebody else's; a folder of the copy that was locked holds no deletions."""
    work = write_tree(tmp_path / "work", {"a.py": b"1", "b.py": b"2", "x/c.py": b"3", "y/d.py": b"4"})
    (tmp_path / "run").mkdir()
    top = Path(tempfile.gettempdir()).resolve()
    for above in (each for each in (tmp_path, *tmp_path.parents) if each.is_relative_to(top) and each != top):
        above.chmod(0o755)
    (tmp_path / "run").chmod(0o777)
    (work / "b.py").chmod(0)
    (work / "y").chmod(0)
    ended = subprocess.run([sys.executable, "-c", LOCKED, tmp_path], check=False, capture_output=True, text=True)
    (work / "y").chmod(0o755)
    assert ended.stderr == ""
    assert ended.stdout.splitlines() == [
        "[('b.py', 'cannot be read: Permission denied'), ('y/', 'cannot be opened: Permission denied')]",
        "('a.py', 'x/c.py')",
        "Comparison(changes=(), strange=(Skipped(path='x/', reason='cannot be opened: Permission denied'),))",
    ]


def test_names_that_a_copys_disk_takes_for_one_are_told(tmp_path: Path) -> None:
    """On a disk without upper and lower case the second of them finds its place taken, and so does what is below."""
    write_tree(tmp_path / "work", {"Lib/a.py": b"1", "b.py": b"2", "c.py": b"3"})
    write_tree(tmp_path / "shadow", {"Lib/of/another/case.py": b"4", "b.py": b"4"})
    originals = Originals(tmp_path)
    copying = Copying(Below(tmp_path / "work"), Below(tmp_path / "shadow"), originals, {}, 100, Bound())
    told = copying.copy(["Lib/a.py", "b.py", "c.py"])
    assert {each.path for each in told} == {"Lib/a.py", "b.py"}
    assert originals.paths == ("c.py",)
    assert read_tree(tmp_path / "shadow") == {"Lib/of/another/case.py": b"4", "b.py": b"4", "c.py": b"3"}
