"""What is open in an editor counts instead of the disk, and shows no more than the disk would."""

import os
from pathlib import Path

import pytest

from tests.support.shadows import SECRET, copy_of, read_tree, reasons, repository, shadow_of, write_tree


@pytest.mark.parametrize("in_git", [False, True])
def test_an_open_text_is_copied_instead_of_the_file(tmp_path: Path, in_git: bool) -> None:
    """Also one that is not saved yet, in a folder that is not there yet, or whose file was deleted."""
    work = write_tree(tmp_path / "work", {"a.py": b"old", "b.py": b"2", "gone.py": b"3", "far/gone.py": b"4"})
    if in_git:
        repository(work)
    (work / "gone.py").unlink()
    (work / "far/gone.py").unlink()
    (work / "far").rmdir()
    open_texts = {"a.py": b"typed", "new/c.py": b"new", "gone.py": b"back", "far/gone.py": b"back"}
    shadow = copy_of(tmp_path, open_texts)
    assert read_tree(shadow.root) == {**open_texts, "b.py": b"2"}
    assert shadow.original("a.py") == b"typed"
    assert shadow.withheld == shadow.changes() == ()


@pytest.mark.parametrize("in_git", [False, True])
def test_an_open_text_that_may_not_be_shown_is_withheld(tmp_path: Path, in_git: bool) -> None:
    """By its name, its place, its size or what it is on the disk."""
    work = write_tree(
        tmp_path / "work",
        {"a.py": b"1", ".env": b"x", ".gitignore": b"out/\n*.log\n", "out/b.py": b"x", "hard.txt": b"x"},
    )
    outside = write_tree(tmp_path / "home", {"c.py": b"x"})
    os.link(work / "hard.txt", work / "hard2.txt")
    (work / "notes.txt").symlink_to(".env")
    (work / "linked").symlink_to(outside)
    if in_git:
        repository(work)
    wrong = [
        *(".env", "config/.env.local", "out/b.py", "out/new.py", "deep/new.log", "hard.txt", "notes.txt"),
        *(
            "linked/c.py",
            "linked/new.py",
            "a.py/b.py",
            "../home/c.py",
            "/etc/passwd",
            "x//y.py",
            "./z.py",
            "",
            "new\n.py",
        ),
        *("node_modules/x.js", "lib.min.js", "binary.py", "huge.py"),
    ]
    overlays = dict.fromkeys(wrong, SECRET) | {"binary.py": SECRET + b"\0", "huge.py": SECRET * 100_000}
    shadow = copy_of(tmp_path, overlays)
    assert read_tree(shadow.root) == {"a.py": b"1", ".gitignore": b"out/\n*.log\n"}
    assert {path.rstrip("/") for path in reasons(shadow)} >= {*wrong} - {"node_modules/x.js"}
    assert "node_modules/" in reasons(shadow)
    assert SECRET.decode() not in repr(shadow)


def test_an_open_text_in_another_repository_is_withheld(tmp_path: Path) -> None:
    """A repository inside the folder is another project, whether git knows it already or not."""
    work = write_tree(tmp_path / "work", {"a.py": b"1", "inner/b.py": b"2"})
    repository(work / "inner")
    repository(work, add=False)
    shadow = copy_of(tmp_path, {"inner/b.py": SECRET, "inner/new.py": SECRET, "new.py": b"3"})
    assert read_tree(shadow.root) == {"a.py": b"1", "new.py": b"3"}


def test_a_text_that_makes_a_file_shorter_or_readable_is_copied(tmp_path: Path) -> None:
    """The text counts, not what the disk still holds."""
    shadow = shadow_of(tmp_path, {"a.py": b"\xff\xfe\0" * 500_000}, overlays={"a.py": b"x = 1\n"})
    assert read_tree(shadow.root) == {"a.py": b"x = 1\n"}
