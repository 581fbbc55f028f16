"""Which run is under way is known from its process: while it lives, and at once when it does not."""

import errno
import fcntl
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lsp_server.errors import InputError
from lsp_server.runs.records import Ended, Record, Unreadable, forget, read_record, read_records, reopen
from lsp_server.runs.records.holding import hold, under_way
from lsp_server.runs.records.store import new_run
from lsp_server.runs.values import Teller
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
    process = begun(tmp_path)
    run, _ = first_line(process)
    process.kill()
    process.communicate()
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


def test_those_who_only_look_do_not_take_each_other_for_the_run(tmp_path: Path) -> None:
    """A run whose process is gone has died, however many ask at once."""
    process = begun(tmp_path)
    run, _ = first_line(process)
    process.kill()
    process.communicate()
    with ThreadPoolExecutor(8) as pool:
        assert not any(pool.map(under_way, [tmp_path / "runs" / run] * 400))


def test_a_run_begins_though_somebody_looks_at_it_at_that_instant(tmp_path: Path) -> None:
    """It waits until they have looked."""
    for number in range(50):
        place = tmp_path / str(number)
        place.mkdir()
        with ThreadPoolExecutor(2) as pool:
            looks = pool.submit(lambda at: [under_way(at) for _ in range(20)], place)
            held = hold(place)
            looks.result()
        assert under_way(place)
        os.close(held)
        assert not under_way(place)


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
