"""What an agent made of its copy is told by contents alone, and nothing but texts is ever taken over."""

import os
from pathlib import Path

import pytest

from analyzers.model import FileChange
from lsp_server.errors import FileChanged, InputError
from lsp_server.workspace.shadow import Shadow
from tests.support.shadows import SECRET, copy_of, read_tree, repository, shadow_of, strange, write_tree

FILES = {"a.py": b"1\n", "b/c.py": b"2\n", "b/d.html": b"3\n", "same.py": b"4\n"}

pytestmark = pytest.mark.usefixtures("any_system")


@pytest.fixture
def shadow(tmp_path: Path) -> Shadow:
    """A copy of four files."""
    return shadow_of(tmp_path, FILES)


def test_made_changed_and_deleted_files_are_told_with_both_texts(shadow: Shadow) -> None:
    """In order of path; what is as it was is not among them."""
    (shadow.root / "a.py").write_bytes(b"9\n")
    (shadow.root / "b/c.py").unlink()
    write_tree(shadow.root, {"b/new/e.py": b"5\n", "same.py": FILES["same.py"]})
    (shadow.root / "empty").mkdir()
    assert shadow.changes() == (
        FileChange("a.py", b"1\n", b"9\n"),
        FileChange("b/c.py", b"2\n", None),
        FileChange("b/new/e.py", None, b"5\n"),
    )
    assert shadow.strange() == ()
    assert shadow.original("b/c.py") == b"2\n"
    assert shadow.original("b/new/e.py") is None


def test_neither_time_nor_size_hides_a_change(shadow: Shadow) -> None:
    """And a new time alone is none."""
    before = (shadow.root / "a.py").stat()
    (shadow.root / "a.py").write_bytes(b"9\n")
    os.utime(shadow.root / "a.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    (shadow.root / "same.py").touch()
    assert [each.path for each in shadow.changes()] == ["a.py"]


def test_what_was_withheld_is_never_deleted(tmp_path: Path) -> None:
    """It was not in the copy, so that its absence says nothing."""
    shadow = shadow_of(tmp_path, {**FILES, ".env": SECRET, "logo.png": b"\0", "node_modules/x.js": b"x"})
    assert shadow.changes() == shadow.strange() == ()


def test_what_is_no_text_of_a_project_is_strange_and_no_change(tmp_path: Path, shadow: Shadow) -> None:
    """Links, hard links, pipes, binaries, huge files, secrets, other tools' folders, names that are no text."""
    home = write_tree(tmp_path / "home", {"keys.txt": SECRET, "x/y.py": SECRET})
    root = shadow.root
    write_tree(
        root,
        {
            ".env": b"A=1",
            ".claude/settings.json": b"{}",
            "b/.git/config": b"",
            "node_modules/x/index.js": b"",
            "b/app.min.js": b"",
            "binary.py": b"\0",
            "odd.py": b"\xff",
            "huge.py": b"1" * 1_000_001,
            "new\nline.py": b"1",
        },
    )
    (root / "link.py").symlink_to(home / "keys.txt")
    (root / "linked").symlink_to(home)
    (root / "circle").symlink_to(root)
    os.link(root / "same.py", root / "twin.py")
    os.link(home / "keys.txt", root / "stolen.txt")
    os.mkfifo(root / "pipe.py")
    (root / "a.py").unlink()
    (root / "a.py").symlink_to(home / "keys.txt")
    assert shadow.changes() == ()
    link, hard, name = "a symbolic link", "a hard link", "never shown to an agent, by its name"
    assert strange(shadow) == {
        ".claude/": name,
        ".env": name,
        "a.py": link,
        "b/.git/": name
        if (root / "b/.git").is_dir() and name in strange(shadow)["b/.git/"]
        else "vendored or built code",
        "b/app.min.js": "minified",
        "binary.py": "binary",
        "circle": link,
        "huge.py": "larger than 1,000,000 bytes",
        "link.py": link,
        "linked": link,
        "new\nline.py": "its name is not printable text",
        "node_modules/": "vendored or built code",
        "odd.py": "not UTF-8",
        "pipe.py": "no regular file",
        "same.py": hard,
        "stolen.txt": hard,
        "twin.py": hard,
    }
    assert SECRET.decode() not in repr(shadow.compare())


def test_files_below_a_folder_that_became_a_link_are_not_deleted(tmp_path: Path, shadow: Shadow) -> None:
    """The link is told; what is behind it is not looked at."""
    home = write_tree(tmp_path / "home", {"c.py": SECRET})
    (shadow.root / "b").rename(shadow.root / "moved")
    (shadow.root / "b").symlink_to(home)
    assert shadow.changes() == (FileChange("moved/c.py", None, b"2\n"), FileChange("moved/d.html", None, b"3\n"))
    assert strange(shadow) == {"b": "a symbolic link"}


def test_a_folder_never_takes_the_place_of_a_file_nor_a_file_that_of_a_folder(shadow: Shadow) -> None:
    """The workspace still has the other one there; the file that is gone is told."""
    (shadow.root / "a.py").unlink()
    write_tree(shadow.root, {"a.py/x.py": b"7"})
    for path in ("b/c.py", "b/d.html"):
        (shadow.root / path).unlink()
    (shadow.root / "b").rmdir()
    (shadow.root / "b").write_bytes(b"8")
    assert shadow.changes() == (FileChange("a.py", b"1\n", None),)
    assert strange(shadow) == {
        "a.py/x.py": "below something that is no folder of the project",
        "b": "there, but not among the files that may be shown",
    }


@pytest.mark.parametrize("in_git", [False, True])
def test_what_the_project_ignores_or_hides_cannot_be_made(tmp_path: Path, in_git: bool) -> None:
    """A build's output is no change, and a file that only the workspace has is not replaced by a guess."""
    work = write_tree(
        tmp_path / "work", {**FILES, ".gitignore": b"out/\n*.log\n", "out/x.py": b"x", "big.json": b"1" * 2_000_000}
    )
    (work / "linked").symlink_to(tmp_path)
    if in_git:
        repository(work)
    shadow = copy_of(tmp_path)
    write_tree(
        shadow.root,
        {"out/x.py": b"1", "out/y.py": b"1", "b/z.log": b"1", "big.json": b"1", "linked/q.py": b"1", "fine.py": b"1"},
    )
    assert [each.path for each in shadow.changes()] == ["fine.py"]
    there = "there, but not among the files that may be shown"
    assert strange(shadow) == {
        "b/z.log": "ignored by the project",
        "big.json": there,
        "linked/q.py": "below something that is no folder of the project",
        "out/x.py": there,
        "out/y.py": "ignored by the project",
    }


def test_an_earlier_runs_texts_can_be_put_back(shadow: Shadow) -> None:
    """Whatever is in the way; None takes a file away."""
    shadow.put("a.py", b"9\n")
    shadow.put("deep/er/new.py", b"5\n")
    shadow.put("b/c.py", None)
    shadow.put("never/was.py", None)
    changed = {each.path: each.after for each in shadow.changes()}
    assert changed == {"a.py": b"9\n", "b/c.py": None, "deep/er/new.py": b"5\n"}


@pytest.mark.parametrize(
    "path",
    [*(".env", "x/.git/config", "../out.py", "/etc/x.py", "", "a//b.py", "b/../a.py", "node_modules/x.js", "a\n.py")],
)
def test_what_may_not_be_in_a_copy_is_not_put_there(tmp_path: Path, shadow: Shadow, path: str) -> None:
    """By its name."""
    with pytest.raises(InputError):
        shadow.put(path, b"1")
    assert read_tree(tmp_path / "run") == {f"shadow/{each}": text for each, text in FILES.items()}


@pytest.mark.parametrize("text", [b"\0", b"\xff", b"1" * 1_000_001])
def test_what_is_no_text_is_not_put_into_a_copy(shadow: Shadow, text: bytes) -> None:
    """Even where a text was."""
    with pytest.raises(InputError, match=r"a\.py cannot be in the agent's copy"):
        shadow.put("a.py", text)
    assert shadow.changes() == ()


@pytest.mark.parametrize("obstacle", ["file link", "folder link", "linked parent", "folder", "file as parent"])
def test_nothing_in_the_way_leads_out_of_a_copy(tmp_path: Path, shadow: Shadow, obstacle: str) -> None:
    """Restoring makes plain files and folders again, and what a link leads to stays as it was."""
    home = write_tree(tmp_path / "home", {"c.py": b"mine", "d.html": b"mine"})
    place = shadow.root / "b"
    (place / "c.py").unlink()
    if obstacle == "file link":
        (place / "c.py").symlink_to(home / "c.py")
    elif obstacle == "folder link":
        (place / "c.py").symlink_to(home)
    elif obstacle == "folder":
        write_tree(place / "c.py", {"x/y.py": b"1"})
    else:
        (place / "d.html").unlink()
        place.rmdir()
        if obstacle == "linked parent":
            place.symlink_to(home)
        else:
            place.write_bytes(b"1")
    shadow.restore("b/c.py")
    shadow.restore("b/d.html")
    assert shadow.changes() == shadow.strange() == ()
    assert read_tree(home) == {"c.py": b"mine", "d.html": b"mine"}


def test_what_was_not_copied_goes_when_it_is_restored(tmp_path: Path, shadow: Shadow) -> None:
    """Files, secrets, links and whole folders, as ``strange`` names them."""
    home = write_tree(tmp_path / "home", {"c.py": b"mine"})
    write_tree(shadow.root, {".env": b"A=1", "node_modules/a/b.js": b"1", "new.py": b"1"})
    (shadow.root / "linked").symlink_to(home)
    for each in (*shadow.changes(), *shadow.strange()):
        shadow.restore(each.path)
    assert read_tree(shadow.root) == FILES
    assert not (shadow.root / "linked").is_symlink()
    assert read_tree(home) == {"c.py": b"mine"}


def test_a_removed_copy_is_gone_and_says_so(tmp_path: Path, shadow: Shadow) -> None:
    """Removing it twice is fine; what links lead to stays."""
    home = write_tree(tmp_path / "home", {"c.py": b"mine"})
    (shadow.root / "linked").symlink_to(home)
    os.link(home / "c.py", shadow.root / "hard.py")
    shadow.remove()
    shadow.remove()
    assert not shadow.root.exists()
    assert list((tmp_path / "run").iterdir()) == []
    assert read_tree(home) == {"c.py": b"mine"}
    assert read_tree(tmp_path / "work") == FILES
    assert shadow.original("a.py") is None
    with pytest.raises(FileChanged, match="cannot be read any more"):
        shadow.changes()
