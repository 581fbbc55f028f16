"""A shadow holds the project's own texts, and nothing that is not one."""

import os
import stat
from pathlib import Path

import pytest

from lsp_server.errors import InputError, WriteFailed
from lsp_server.settings import Settings
from lsp_server.workspace.shadow import open_shadow
from tests.support.shadows import SECRET, copy_of, read_tree, reasons, repository, shadow_of, write_tree

PROJECT = {
    "shop/cart.py": b"def pay(): ...\n",
    "shop/templates/cart.html": b"<form>\n",
    "package.json": b"{}\n",
    "docs/naming.md": "# Ereignisse für alle\n".encode(),
    "Makefile": b"run:\n\tpython -m shop\n",
    "empty.txt": b"",
}


@pytest.mark.parametrize("in_git", [False, True])
def test_every_kind_of_text_is_copied_and_the_folder_stays_as_it_was(tmp_path: Path, in_git: bool) -> None:
    """Templates, manifests and documents matter as much as source code."""
    work = write_tree(tmp_path / "work", PROJECT)
    if in_git:
        repository(work)
    before = {path: path.lstat() for path in work.rglob("*")}
    shadow = copy_of(tmp_path)
    assert read_tree(shadow.root) == PROJECT
    assert shadow.files == tuple(sorted(PROJECT))
    assert shadow.size == sum(map(len, PROJECT.values()))
    assert shadow.root == tmp_path / "run" / "shadow"
    assert {path: path.lstat() for path in work.rglob("*") if ".git" not in path.parts} == {
        path: status for path, status in before.items() if ".git" not in path.parts
    }


def test_a_copy_is_for_its_owner_alone_and_shares_nothing_with_the_original(tmp_path: Path) -> None:
    """Modes are narrow whatever the umask, and no inode is the same."""
    write_tree(tmp_path / "work", PROJECT)
    (tmp_path / "work/Makefile").chmod(0o777)
    mask = os.umask(0)
    try:
        shadow = copy_of(tmp_path)
    finally:
        os.umask(mask)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in shadow.root.rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in [shadow.root, *shadow.root.rglob("*")] if path.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})
    for path in shadow.files:
        assert not (shadow.root / path).samefile(tmp_path / "work" / path)
        assert (shadow.root / path).stat().st_nlink == 1


def test_what_git_ignores_is_not_copied_and_what_is_new_is(tmp_path: Path) -> None:
    """Git says which files are the project's."""
    work = write_tree(
        tmp_path / "work",
        {"a.py": b"1", "old.log": SECRET, "kept/b.py": b"2", "out/c.py": SECRET, ".gitignore": b"*.log\nout/\n"},
    )
    repository(work)
    write_tree(work, {"new.py": b"3", "new.log": SECRET, ".git/info/exclude": b"private.md\n", "private.md": SECRET})
    (work / "kept/b.py").unlink()
    assert read_tree(copy_of(tmp_path).root) == {"a.py": b"1", "new.py": b"3", ".gitignore": b"*.log\nout/\n"}


def test_outside_of_git_the_ignore_files_count(tmp_path: Path) -> None:
    """Each speaks for its folder and below."""
    files = {
        "a.py": b"1",
        ".gitignore": b"*.log\nout/\n!keep.log\n",
        "keep.log": b"2",
        "x/y.log": SECRET,
        "x/out/z.py": SECRET,
        "sub/.gitignore": b"c.py\n[z-a]\n!\n",
        "sub/c.py": SECRET,
        "c.py": b"3",
    }
    expected = {path: text for path, text in files.items() if text != SECRET}
    assert read_tree(shadow_of(tmp_path, files).root) == expected


def test_vendored_excluded_built_and_heavy_files_are_told_and_left_out(tmp_path: Path) -> None:
    """A reason stands with each; folders are told as one."""
    files = {
        "app.py": b"1",
        "node_modules/x/index.js": b"2",
        "vendor/y.py": b"3",
        "a.min.js": b"4",
        "legacy/z.py": b"5",
        "dump.json": b"6" * 101,
        "logo.png": b"\x89PNG\r\n\0\0",
        "late.bin": b"a" * 60 + b"\xff\xfe",
        "wide.txt": "hé".encode("utf-16"),
        "latin.txt": "é".encode("latin-1"),
    }
    shadow = shadow_of(tmp_path, files, settings=Settings(exclude=("legacy/",), largest_file=100))
    assert read_tree(shadow.root) == {"app.py": b"1"}
    assert reasons(shadow) == {
        "a.min.js": "minified",
        "dump.json": "larger than 100 bytes",
        "late.bin": "not UTF-8",
        "latin.txt": "not UTF-8",
        "legacy/z.py": "excluded by the settings",
        "logo.png": "binary",
        "node_modules/": "vendored or built code",
        "vendor/": "vendored or built code",
        "wide.txt": "not UTF-8",
    }


def test_links_pipes_and_devices_are_left_out(tmp_path: Path) -> None:
    """Whatever a link leads to, inside or outside, file or folder, is not read through it."""
    outside = write_tree(tmp_path / "home", {"keys.txt": SECRET, "deep/more.txt": SECRET})
    work = write_tree(tmp_path / "work", {"a.py": b"1", "one.txt": SECRET, "sub/b.py": b"2"})
    (work / "link.py").symlink_to("a.py")
    (work / "away.txt").symlink_to(outside / "keys.txt")
    (work / "folder").symlink_to(outside)
    (work / "circle").symlink_to(work)
    (work / "nowhere").symlink_to("gone")
    os.link(work / "one.txt", work / "two.txt")
    os.link(outside / "keys.txt", work / "three.txt")
    os.mkfifo(work / "pipe.py")
    os.mkfifo(work / "sub/.gitignore")
    shadow = copy_of(tmp_path)
    assert read_tree(shadow.root) == {"a.py": b"1", "sub/b.py": b"2"}
    link, hard, odd = "a symbolic link", "a hard link", "no regular file"
    assert reasons(shadow) == {
        "link.py": link,
        "away.txt": link,
        "folder": link,
        "circle": link,
        "nowhere": link,
        "one.txt": hard,
        "two.txt": hard,
        "three.txt": hard,
        "pipe.py": odd,
        "sub/.gitignore": odd,
    }


def test_a_byte_order_mark_is_not_part_of_a_text(tmp_path: Path) -> None:
    """Positions count without it everywhere in the product."""
    shadow = shadow_of(tmp_path, {"a.py": b"\xef\xbb\xbfx = 1\r\n"})
    assert read_tree(shadow.root) == {"a.py": b"x = 1\r\n"}
    assert shadow.original("a.py") == b"x = 1\r\n"
    (shadow.root / "a.py").write_bytes(b"\xef\xbb\xbfx = 1\r\n")
    assert shadow.changes() == ()


def test_a_repository_inside_is_not_looked_into(tmp_path: Path) -> None:
    """It is another project; a known one and a new one are alike."""
    work = write_tree(tmp_path / "work", {"a.py": b"1"})
    write_tree(work / "inner", {"b.py": b"2"})
    repository(work / "inner")
    repository(work, add=False)
    assert read_tree(copy_of(tmp_path).root) == {"a.py": b"1"}


def test_a_project_may_say_what_no_agent_sees(tmp_path: Path) -> None:
    """A file for that, written as .gitignore, in any folder; nothing comes back below an ignored folder."""
    files = {
        ".aiignore": b"pricing/\n*.sql\n",
        "pricing/rates.py": SECRET,
        "pricing/.aiignore": b"!rates.py\n",
        "app/.cursorignore": b"hidden.py\n",
        "app/hidden.py": SECRET,
        "app/shown.py": b"1",
        "db/people.sql": SECRET,
    }
    shadow = shadow_of(tmp_path, files)
    copied = read_tree(shadow.root)
    assert set(copied) == {".aiignore", "app/.cursorignore", "app/shown.py"}
    assert reasons(shadow)["db/people.sql"] == "ruled out by a file that speaks to agents"
    shadow.put("app/shown.py", b"2")
    (shadow.root / "app/hidden.py").write_bytes(b"3")
    assert [each.path for each in shadow.changes()] == ["app/shown.py"]


def test_a_folder_that_is_none_is_the_persons_to_mend(tmp_path: Path) -> None:
    """A missing workspace folder, and a run's folder that is missing or used."""
    (tmp_path / "run").mkdir()
    with pytest.raises(InputError, match="cannot be opened"):
        open_shadow(tmp_path / "gone", Settings(), {}, tmp_path / "run")
    work = write_tree(tmp_path / "work", {"a.py": b"1"})
    with pytest.raises(WriteFailed, match="No such file"):
        open_shadow(work, Settings(), {}, tmp_path / "nowhere")
    open_shadow(work, Settings(), {}, tmp_path / "run")
    with pytest.raises(WriteFailed, match="exists"):
        open_shadow(work, Settings(), {}, tmp_path / "run")
    assert read_tree(tmp_path / "run") == {"shadow/a.py": b"1"}
