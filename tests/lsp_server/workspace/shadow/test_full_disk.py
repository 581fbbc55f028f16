"""A disk that refuses leaves nothing behind but one clear sentence."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lsp_server.errors import WriteFailed
from lsp_server.settings import Settings
from lsp_server.workspace.shadow import new_run_folder, open_shadow, remove_run_folder
from tests.support.shadows import read_tree, write_tree

FILES = {f"x{number}/a.py": b"1" * 50_000 for number in range(30)}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for one megabyte, where this machine lets us make one; else a limit on a file's size."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place]
    if subprocess.run(mount, check=False, capture_output=True).returncode == 0:
        yield place
        subprocess.run(["umount", "--lazy", place], check=True)
    else:
        with file_limit(1_000_000):
            yield place


@contextmanager
def file_limit(size: int) -> Iterator[None]:
    """Files cannot grow beyond ``size`` bytes."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)


def test_a_copy_that_has_no_room_is_taken_back(tmp_path: Path, small_disk: Path) -> None:
    """The sentence says where and why, and the disk is as empty as before."""
    work = write_tree(tmp_path / "work", FILES)
    folder = new_run_folder(small_disk)
    with pytest.raises(
        WriteFailed, match=r"could not be written to .*shadow: .*(No space left|File too large)"
    ) as told:
        open_shadow(work, Settings(), {}, folder)
    assert told.value.remedy.startswith("Nothing of the workspace was changed; make room")
    assert [each.name for each in folder.iterdir()] == ["owner"]
    remove_run_folder(folder)
    if os.path.ismount(small_disk):
        room = os.statvfs(small_disk)
        assert room.f_bfree >= room.f_blocks - 2
    assert read_tree(work) == FILES


def test_a_disk_that_is_full_already_is_told_for_the_runs_folder(tmp_path: Path) -> None:
    """No folder is left half made."""
    with file_limit(0), pytest.raises(WriteFailed, match="No folder for a run could be made"):
        new_run_folder(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [".lock"]


def test_folders_of_runs_are_whole_or_not_there(small_disk: Path) -> None:
    """Each has its owner's file, also when the disk is full in the midst of it."""
    (small_disk / "filler").write_bytes(b"1" * 900_000)
    made: list[Path] = []
    with contextlib.suppress(WriteFailed):
        made.extend(new_run_folder(small_disk / "runs") for _ in range(200))
    assert made
    assert sorted(made) == sorted(each for each in (small_disk / "runs").iterdir() if each.name != ".lock")
    assert all((each / "owner").read_bytes() for each in made)
    for each in made:
        remove_run_folder(each)


def test_a_copy_that_is_interrupted_is_taken_back(tmp_path: Path) -> None:
    """Also when a person stops it, not only when the disk does."""
    work = write_tree(tmp_path / "work", FILES)
    (tmp_path / "run").mkdir()

    def stop(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and armed and arguments[0] == "x7":
            armed.clear()
            raise KeyboardInterrupt

    armed = [True]
    sys.addaudithook(stop)
    with pytest.raises(KeyboardInterrupt):
        open_shadow(work, Settings(), {}, tmp_path / "run")
    assert list((tmp_path / "run").iterdir()) == []
