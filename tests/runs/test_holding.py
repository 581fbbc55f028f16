"""Which run is under way is known from its process: while it lives, and at once when it does not."""

import errno
import fcntl
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lsp_server.errors import InputError
from lsp_server.runs.records import Ended, Record, Unreadable, forget, read_record, read_records, reopen
from lsp_server.runs.records.store import FILE, new_run
from lsp_server.runs.values import Teller
from lsp_server.workspace.holding import hold, under_way
from tests.support.kept import DIED, keep
from tests.support.recorded import a_run

ROOT = Path(__file__).parents[2]
BEGIN = """
import sys
from pathlib import Path
from tests.support.recorded import a_run
place = Path(sys.argv[1])
recorder = a_run(place, "survey", place / "runs")
print(recorder.run, recorder.room, flush=True)
"""
WAIT = BEGIN + "sys.stdin.read()"
END = (
    BEGIN
    + """
from lsp_server.runs.records import Ended
recorder.ended(Ended.STOPPED)
recorder.close()
"""
)


def begun(place: Path, code: str = WAIT) -> "subprocess.Popen[str]":
    """A process of its own with a run below ``place``; it has begun when its first line is there."""
    return subprocess.Popen(
        [sys.executable, "-c", code, place], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def first_line(process: "subprocess.Popen[str]") -> list[str]:
    """The run and the room of a process."""
    assert process.stdout is not None
    return process.stdout.readline().split()


def killed(place: Path) -> str:
    """The run of a process that was killed."""
    process = begun(place)
    run, _ = first_line(process)
    process.kill()
    process.communicate()
    return run


def locked(place: Path) -> int:
    """A descriptor with the lock of a run's folder, as one who looks has it for an instant."""
    opened = os.open(place / "owner", os.O_RDWR)
    fcntl.flock(opened, fcntl.LOCK_EX)
    return opened


def test_a_run_whose_process_was_killed_reads_as_died_and_its_room_is_swept(tmp_path: Path) -> None:
    """While it lived it was under way; the next run that begins clears away what was left."""
    process = begun(tmp_path)
    run, room = first_line(process)
    assert read_record(run, tmp_path / "runs").ended is Ended.UNDER_WAY
    process.kill()
    process.communicate()
    assert read_record(run, tmp_path / "runs").ended is Ended.DIED
    assert Path(room).exists()
    a_run(tmp_path, "nothing", tmp_path / "runs").close()
    assert not Path(room).exists()


def test_what_the_host_saw_of_a_run_that_was_killed_is_told_as_well(tmp_path: Path) -> None:
    """It could not draw its lessons itself."""
    run = killed(tmp_path)
    assert [each.text for each in read_record(run, tmp_path / "runs").lessons if each.teller is Teller.HOST] == [
        "Bash was refused 2 times: Bash is not available."
    ]


def test_a_run_that_another_process_holds_can_neither_be_forgotten_nor_resumed(tmp_path: Path) -> None:
    """Its record is safe from everybody else."""
    process = begun(tmp_path)
    run, _ = first_line(process)
    with pytest.raises(InputError, match="under way"):
        forget(run, tmp_path / "runs")
    with pytest.raises(InputError, match="under way"):
        reopen(run, tmp_path, tmp_path / "runs")
    process.communicate("")
    assert reopen(run, tmp_path, tmp_path / "runs").start.chosen


def test_runs_of_many_processes_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Each begins, sweeps, prunes and ends while the others do, and while somebody lists them all."""
    processes = [begun(tmp_path, END) for _ in range(4)]
    while any(each.poll() is None for each in processes):
        assert all(isinstance(each, Record) for each in read_records(tmp_path / "runs"))
    runs = {each.communicate()[0].split()[0] for each in processes}
    assert [each.returncode for each in processes] == [0] * 4
    found = read_records(tmp_path / "runs")
    assert {each.run for each in found} == runs
    assert {each.ended for each in found if isinstance(each, Record)} == {Ended.STOPPED}


def test_those_who_only_look_do_not_take_each_other_for_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever looks takes the lock for an instant; a run whose process is gone has died all the same."""
    place = tmp_path / "runs" / killed(tmp_path)
    other = locked(place)
    monkeypatch.setattr(time, "sleep", lambda _seconds: os.close(other))
    assert not under_way(place)


def test_a_run_in_a_container_is_under_way_though_its_process_has_no_such_number_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock counts: whoever only looks would have let go of it."""
    place = tmp_path / "runs" / killed(tmp_path)
    other = locked(place)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    assert under_way(place)
    os.close(other)


def test_a_run_begins_though_somebody_looks_at_it_at_that_instant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits until they have looked."""
    write = os.write

    def looked_at(descriptor: int, content: bytes) -> int:
        threading.Timer(0.05, os.close, [locked(tmp_path)]).start()
        return write(descriptor, content)

    monkeypatch.setattr(os, "write", looked_at)
    held = hold(tmp_path)
    monkeypatch.undo()
    assert under_way(tmp_path)
    os.close(held)
    assert not under_way(tmp_path)


def test_a_run_that_begins_while_it_is_being_read_has_not_died(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody held it when that was asked, and its record was there when that was read."""
    place = tmp_path / "runs" / DIED.run
    keep(tmp_path, DIED)
    read, held = Path.read_bytes, list[int]()

    def begins(path: Path) -> bytes:
        if path.name == FILE and not held:
            held.append(hold(place))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", begins)
    assert read_record(DIED.run, tmp_path / "runs").ended is Ended.UNDER_WAY
    os.close(held.pop())
    monkeypatch.undo()
    assert read_record(DIED.run, tmp_path / "runs").ended is Ended.DIED


def test_where_there_are_no_locks_the_process_that_began_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its number and its start, since numbers are given anew."""

    def refuse(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    mine = a_run(tmp_path, "survey", tmp_path / "runs")
    process = begun(tmp_path)
    run, _ = first_line(process)
    states = [read_record(each, tmp_path / "runs").ended for each in (mine.run, run)]
    assert states == [Ended.UNDER_WAY, Ended.UNDER_WAY]
    process.kill()
    process.communicate()
    assert read_record(run, tmp_path / "runs").ended is Ended.DIED
    owner = tmp_path / "runs" / mine.run / "owner"
    owner.write_text(f"{owner.read_text().strip()}0\n")
    assert read_record(mine.run, tmp_path / "runs").ended is Ended.DIED
    mine.close()


@pytest.mark.parametrize("is_held", [True, False])
def test_a_run_that_has_only_just_begun_is_not_yet_told_of(is_held: bool, tmp_path: Path) -> None:
    """Between its folder and its first record nobody is told that it cannot be read."""
    place = tmp_path / "runs" / new_run()
    place.mkdir(parents=True)
    held = hold(place) if is_held else None
    assert read_records(tmp_path / "runs") == ()
    with pytest.raises(InputError, match="There is no run"):
        read_record(place.name, tmp_path / "runs")
    if held is not None:
        os.close(held)


def test_a_run_that_never_wrote_anything_cannot_be_read(tmp_path: Path) -> None:
    """It is named, so that it can be forgotten."""
    (tmp_path / "runs" / "20200101-000000-abcdef").mkdir(parents=True)
    assert read_records(tmp_path / "runs") == (Unreadable("20200101-000000-abcdef", "it is not there"),)
