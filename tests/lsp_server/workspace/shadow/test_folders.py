"""A run's folder is its owner's alone, and a crash leaves nothing that the next sweep does not take away."""

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lsp_server.errors import WriteFailed
from lsp_server.workspace.shadow import new_run_folder, remove_run_folder, sweep
from tests.support.shadows import read_tree, write_tree

OWNER = """
import sys, pathlib
from lsp_server.workspace.shadow import new_run_folder
print(new_run_folder(pathlib.Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


def start_owner(parent: Path) -> tuple[subprocess.Popen[str], Path]:
    """Another process that has a run's folder in ``parent`` until it ends."""
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout
    return owner, Path(owner.stdout.readline().strip())


def test_a_new_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Whatever the umask; the folder above is made as well."""
    mask = os.umask(0)
    try:
        folder = new_run_folder(tmp_path / "cache" / "runs")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert [each.name for each in folder.iterdir()] == ["owner"]
    assert stat.S_IMODE((folder / "owner").stat().st_mode) == 0o600
    assert (folder / "owner").read_text().split()[0] == str(os.getpid())
    assert new_run_folder(folder.parent) != folder


def test_a_folder_is_removed_with_all_that_is_in_it(tmp_path: Path) -> None:
    """And a second time there is nothing to do."""
    folder = new_run_folder(tmp_path)
    write_tree(folder, {"shadow/a.py": b"1", "config/x": b"2"})
    remove_run_folder(folder)
    remove_run_folder(folder)
    assert [each.name for each in tmp_path.iterdir()] == [".lock"]


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_a_sweep_removes_what_a_killed_process_left_and_nothing_else(tmp_path: Path, ending: int) -> None:
    """Its own folders, those of a process that lives, and what is not a run's stay."""
    mine = new_run_folder(tmp_path)
    living, theirs = start_owner(tmp_path)
    killed, left = start_owner(tmp_path)
    write_tree(left, {"shadow/deep/a.py": b"1"})
    write_tree(tmp_path, {"other/a.py": b"1", "run-file": b"2"})
    (tmp_path / "run-link").symlink_to(tmp_path / "other")
    try:
        assert sweep(tmp_path) == 0
        killed.send_signal(ending)
        killed.wait()
        assert sweep(tmp_path) == 1
        assert {each.name for each in tmp_path.iterdir()} == {
            *(".lock", mine.name, theirs.name, "other", "run-file", "run-link")
        }
        assert read_tree(tmp_path / "other") == {"a.py": b"1"}
        assert sweep(tmp_path) == 0
    finally:
        killed.kill()
        living.communicate("")
    assert sweep(tmp_path) == 1


def test_a_process_of_the_same_number_protects_nothing(tmp_path: Path) -> None:
    """The lock counts, not the number that was written down."""
    owner, left = start_owner(tmp_path)
    owner.kill()
    owner.wait()
    (left / "owner").write_bytes(f"{os.getpid()} 1\n".encode())
    assert sweep(tmp_path) == 1


def test_a_folder_without_an_owner_or_half_removed_goes(tmp_path: Path) -> None:
    """Somebody died while making or removing it."""
    write_tree(tmp_path, {"run-half/shadow/a.py": b"1", "dead-half/shadow/a.py": b"1"})
    assert sweep(tmp_path) == 2
    assert [each.name for each in tmp_path.iterdir()] == [".lock"]


def test_a_sweep_of_nothing_finds_nothing(tmp_path: Path) -> None:
    """The folder need not be there."""
    assert sweep(tmp_path / "nowhere") == 0
    assert not (tmp_path / "nowhere").exists()


def test_where_there_are_no_locks_the_number_and_the_start_of_the_process_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network disks know no locks; when in doubt a folder stays."""

    def refuse(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    mine = new_run_folder(tmp_path)
    living, theirs = start_owner(tmp_path)
    killed, _ = start_owner(tmp_path)
    reused, other = start_owner(tmp_path)
    started = (mine / "owner").read_text().split()[1]
    for each in (killed, reused):
        each.kill()
        each.wait()
    write_tree(tmp_path, {"run-torn/owner": b"", "run-odd/owner": b"\xff what 7"})
    (other / "owner").write_bytes(f"{living.pid} {started}0\n".encode())
    try:
        assert sweep(tmp_path) == 3
        assert {each.name for each in tmp_path.iterdir()} == {".lock", mine.name, theirs.name, "run-torn"}
    finally:
        living.communicate("")


def test_many_at_once_do_not_take_each_others_folders(tmp_path: Path) -> None:
    """Processes make folders and sweep at the same time."""
    code = (
        "import sys, pathlib\n"
        "from lsp_server.workspace.shadow import *\n"
        "parent = pathlib.Path(sys.argv[1])\n"
        "for _ in range(40):\n"
        "    folder = new_run_folder(parent)\n"
        "    sweep(parent)\n"
        "    assert (folder / 'owner').exists()\n"
        "    remove_run_folder(folder)\n"
    )
    crowd = [subprocess.Popen([sys.executable, "-c", code, tmp_path]) for _ in range(3)]
    assert [each.wait() for each in crowd] == [0, 0, 0]
    assert [each.name for each in tmp_path.iterdir()] == [".lock"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file where the folder should be."""
    write_tree(tmp_path, {"runs": b""})
    with pytest.raises(WriteFailed, match="No folder for a run could be made"):
        new_run_folder(tmp_path / "runs")
    assert sweep(tmp_path / "runs") == 0
