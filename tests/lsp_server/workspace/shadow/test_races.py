"""Nothing that somebody does between a look and a read gets a secret into a copy, or a write out of it."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lsp_server.errors import WriteFailed
from lsp_server.settings import Settings
from lsp_server.workspace.shadow import open_shadow
from tests.support.shadows import SECRET, copy_of, read_tree, shadow_of, write_tree

_AT_OPEN: list[Callable[[str], None]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _AT_OPEN:
        _AT_OPEN[-1](os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes) else "")


sys.addaudithook(_hear)


@contextmanager
def at_open(name: str, deed: Callable[[], object]) -> Iterator[list[str]]:
    """Do ``deed`` once, just before the first path that ends with ``name`` is opened; the list is then filled."""
    done: list[str] = []

    def hear(opened: str) -> None:
        if not done and Path(opened).name == name:
            done.append(opened)
            deed()

    _AT_OPEN.append(hear)
    try:
        yield done
    finally:
        _AT_OPEN.remove(hear)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder outside of the workspace."""
    return write_tree(tmp_path / "home", {"a.py": SECRET, "b.py": SECRET})


def _swap(place: Path, target: Path) -> None:
    place.rename(place.with_name("before"))
    place.symlink_to(target)


@pytest.mark.usefixtures("any_system")
def test_a_file_that_becomes_a_link_just_before_it_is_opened_is_not_read(tmp_path: Path, home: Path) -> None:
    """The look saw a plain file."""
    work = write_tree(tmp_path / "work", {"a.py": b"1", "b.py": b"2"})
    with at_open("a.py", lambda: _swap(work / "a.py", home / "a.py")) as done:
        shadow = copy_of(tmp_path)
    assert done
    assert read_tree(shadow.root) == {"b.py": b"2"}
    assert [each.reason for each in shadow.withheld] == ["a symbolic link"]


@pytest.mark.parametrize("kind", ["hard link", "pipe", "folder"])
@pytest.mark.usefixtures("any_system")
def test_a_file_that_is_replaced_just_before_it_is_opened_is_not_read(tmp_path: Path, home: Path, kind: str) -> None:
    """And a pipe that nobody writes into holds nobody up."""
    work = write_tree(tmp_path / "work", {"a.py": b"1", "b.py": b"2"})

    def replace() -> None:
        (work / "a.py").unlink()
        if kind == "hard link":
            os.link(home / "a.py", work / "a.py")
        elif kind == "pipe":
            os.mkfifo(work / "a.py")
        else:
            (work / "a.py").mkdir()

    with at_open("a.py", replace) as done:
        shadow = copy_of(tmp_path)
    assert done
    assert read_tree(shadow.root) == {"b.py": b"2"}
    assert [each.path for each in shadow.withheld] == ["a.py"]


def test_a_folder_that_becomes_a_link_while_it_is_entered_is_not_read(tmp_path: Path, home: Path) -> None:
    """Neither the folder itself nor one above the file."""
    work = write_tree(tmp_path / "work", {"x/y/a.py": b"1", "x/y/b.py": b"2", "c.py": b"3"})
    with at_open("y", lambda: _swap(work / "x/y", home)) as done:
        shadow = copy_of(tmp_path)
    assert done
    assert read_tree(shadow.root) == {"c.py": b"3"}


def test_a_folder_of_the_copy_that_becomes_a_link_is_not_walked(tmp_path: Path, home: Path) -> None:
    """A process that the agent left behind may still be at work."""
    shadow = shadow_of(tmp_path, {"x/a.py": b"1"})
    with at_open("x", lambda: _swap(shadow.root / "x", home)) as done:
        compared = shadow.compare()
    assert done
    assert SECRET not in {each.after for each in compared.changes}
    assert "x/" in {each.path for each in compared.strange}


def test_a_write_does_not_follow_a_link_that_appears_meanwhile(tmp_path: Path, home: Path) -> None:
    """Neither for the file nor for its folder."""
    shadow = shadow_of(tmp_path, {"x/a.py": b"1"})
    (shadow.root / "x/a.py").unlink()
    deed = at_open("a.py", lambda: (shadow.root / "x/a.py").symlink_to(home / "new.py"))
    with deed as done, pytest.raises(WriteFailed, match="File exists"):
        shadow.restore("x/a.py")
    assert done
    assert sorted(read_tree(home)) == ["a.py", "b.py"]


def test_a_folder_that_becomes_a_link_while_it_is_removed_is_not_emptied(tmp_path: Path, home: Path) -> None:
    """What the link leads to stays, and so does its mode."""
    home.chmod(0o755)
    shadow = shadow_of(tmp_path, {"x/a.py": b"1"})
    with at_open("x", lambda: _swap(shadow.root / "x", home)) as done, pytest.raises(WriteFailed, match="removed"):
        shadow.remove()
    assert done
    assert read_tree(home) == {"a.py": SECRET, "b.py": SECRET}
    assert home.stat().st_mode & 0o777 == 0o755
    shadow.remove()
    assert not shadow.root.exists()


def test_a_file_that_grows_while_it_is_read_is_not_copied_beyond_its_bound(tmp_path: Path) -> None:
    """What was looked at does not count, what was read does."""
    work = write_tree(tmp_path / "work", {"a.py": b"1", "b.py": b"2"})
    (tmp_path / "run").mkdir()
    with at_open("a.py", lambda: (work / "a.py").write_bytes(b"1" * 1_001)) as done:
        shadow = open_shadow(work, Settings(largest_file=1_000), {}, tmp_path / "run")
    assert done
    assert read_tree(shadow.root) == {"b.py": b"2"}


def test_no_swap_at_any_time_shows_what_is_outside(tmp_path: Path, home: Path) -> None:
    """Files and folders change places with links as fast as they can while copies are made and compared."""
    work = write_tree(tmp_path / "work", {f"x/{name}": b"1" for name in ("a.py", "b.py")})
    for name in ("file", "folder"):
        (tmp_path / name).symlink_to(home / "a.py" if name == "file" else home)
    stop = threading.Event()

    def swap_forever() -> None:
        while not stop.is_set():
            for place, link in ((work / "x/a.py", tmp_path / "file"), (work / "x", tmp_path / "folder")):
                aside = tmp_path / "aside"
                place.rename(aside)
                link.rename(place)
                place.rename(link)
                aside.rename(place)

    swapper = threading.Thread(target=swap_forever)
    swapper.start()
    try:
        for number in range(60):
            (tmp_path / "run").mkdir()
            shadow = open_shadow(work, Settings(), {}, tmp_path / "run")
            assert set(read_tree(shadow.root).values()) <= {b"1"}
            shadow.remove()
            (tmp_path / "run").rename(tmp_path / f"run{number}")
    finally:
        stop.set()
        swapper.join()
    assert read_tree(home) == {"a.py": SECRET, "b.py": SECRET}
