"""The records of runs: they survive crashes, keep to themselves, and tell what is needed to go on."""

import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lsp_server.errors import InputError, LuthierError, WriteFailed
from lsp_server.runs.records import (
    Ended,
    Record,
    Recorder,
    Unreadable,
    forget,
    prune,
    read_record,
    read_records,
    reopen,
)
from lsp_server.runs.records.store import FILE, new_run
from lsp_server.runs.values import Answer, Decided, LessonKind, Limits, Stage, Start, Teller
from tests.support.recorded import APPROVED, CHANGE, CHOSEN, LESSON, LOST, PAID, REJECTED, SETTING, a_run

DECIDED = (Decided(APPROVED), Decided(REJECTED))


@pytest.mark.parametrize(
    "damage", ["", "\x00", '{"version": 99, "run": "x"}'], ids=["empty", "zeros", "a later version"]
)
def test_a_record_that_cannot_be_read_is_told_of_and_hides_no_other(damage: str, tmp_path: Path) -> None:
    """It can be forgotten by its name."""
    folder = tmp_path / "runs"
    whole, broken = a_run(tmp_path, folder=folder), a_run(tmp_path, folder=folder)
    whole.close()
    broken.close()
    (folder / broken.run / FILE).write_text(damage)
    found = {each.run: each for each in read_records(folder)}
    assert isinstance(found[whole.run], Record)
    assert isinstance(found[broken.run], Unreadable)
    forget(broken.run, folder)
    assert [each.run for each in read_records(folder)] == [whole.run]


def test_a_record_is_its_owners_alone(tmp_path: Path) -> None:
    """Nobody else on the machine may look into it."""
    recorder = a_run(tmp_path, folder=tmp_path / "runs")
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (recorder.room, tmp_path / "runs" / recorder.run / FILE)]
    assert modes == [0o700, 0o600]
    recorder.close()


def test_the_room_of_a_run_goes_with_it(tmp_path: Path) -> None:
    """Its copy of the project is not left lying about."""
    recorder = a_run(tmp_path, folder=tmp_path / "runs")
    (recorder.room / "shadow").mkdir()
    (recorder.room / "shadow" / "shop.py").write_text("a\n")
    recorder.close()
    assert not recorder.room.exists()


def test_a_run_whose_process_was_killed_reads_as_died_and_its_room_is_swept(tmp_path: Path) -> None:
    """The next run that begins finds what was left."""
    script = (
        "import os, signal, sys; from pathlib import Path; from tests.support.recorded import a_run\n"
        "recorder = a_run(Path(sys.argv[1]), 'survey', Path(sys.argv[1]) / 'runs')\n"
        "print(recorder.run, recorder.room, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", script, tmp_path], cwd=root, capture_output=True, text=True, check=False
    )
    run, room = ran.stdout.split()
    assert read_record(run, tmp_path / "runs").ended is Ended.DIED
    assert Path(room).exists()
    a_run(tmp_path, "nothing", tmp_path / "runs").close()
    assert not Path(room).exists()


def test_a_run_that_another_process_holds_is_under_way_and_cannot_be_forgotten_or_resumed(tmp_path: Path) -> None:
    """Its record is safe from everybody else."""
    recorder = a_run(tmp_path, "survey", tmp_path / "runs")
    assert read_record(recorder.run, tmp_path / "runs").ended is Ended.UNDER_WAY
    with pytest.raises(InputError, match="under way"):
        forget(recorder.run, tmp_path / "runs")
    with pytest.raises(InputError, match="under way"):
        reopen(recorder.run, tmp_path, tmp_path / "runs")
    recorder.close()


def test_a_run_is_found_by_the_beginning_of_its_name(tmp_path: Path) -> None:
    """Only when no other begins so."""
    first, second = a_run(tmp_path, folder=tmp_path / "runs"), a_run(tmp_path, folder=tmp_path / "runs")
    assert read_record(first.run[:-1], tmp_path / "runs").run == first.run or first.run[:-1] == second.run[:-1]
    with pytest.raises(InputError, match="2 runs begin with"):
        read_record(first.run[:8], tmp_path / "runs")
    with pytest.raises(InputError, match="There is no run"):
        read_record("", tmp_path / "runs")
    first.close()
    second.close()


@pytest.mark.parametrize("name", ["..", "../runs", "x", "", "/"])
def test_only_the_name_of_a_run_can_be_forgotten(name: str, tmp_path: Path) -> None:
    """A path is none."""
    a_run(tmp_path, folder=tmp_path / "runs").close()
    with pytest.raises(InputError):
        forget(name, tmp_path / "runs")
    assert len(read_records(tmp_path / "runs")) == 1


def test_the_oldest_runs_go_first_and_those_under_way_stay(tmp_path: Path) -> None:
    """Fifty are kept, for ninety days."""
    folder = tmp_path / "runs"
    held = a_run(tmp_path, "survey", folder)
    for number in range(60):
        (folder / f"20990101-0000{number:02}-abcdef").mkdir()
    (folder / "20200101-000000-abcdef").mkdir()
    assert prune(folder) == 11
    names = [each.run for each in read_records(folder)]
    assert held.run in names
    assert "20990101-000059-abcdef" in names
    assert "20200101-000000-abcdef" not in names
    held.close()


def test_names_of_runs_sort_by_time_and_differ() -> None:
    """Two that begin in one second are two."""
    names = {new_run() for _ in range(50)}
    assert len(names) == 50


@pytest.mark.parametrize(
    ("until", "entered"),
    [
        ("survey", lambda start: (start.chosen, start.proposed, start.entries) == ((CHOSEN,), (), ())),
        ("plan", lambda start: (start.proposed, start.entries) == ((PAID, LOST), ())),
        ("decided", lambda start: (start.entries, start.decided, start.done) == ((APPROVED,), DECIDED, ())),
        (
            "implement",
            lambda start: (start.entries, start.decided, start.done) == ((APPROVED,), DECIDED, (PAID.event,)),
        ),
    ],
)
def test_a_run_that_failed_is_gone_on_with_from_its_last_finished_stage(
    until: str, entered: Callable[[Start], bool], tmp_path: Path
) -> None:
    """What a person decided is not asked again."""
    (tmp_path / "shop.py").write_bytes(CHANGE.before or b"")
    recorder = a_run(tmp_path, until, tmp_path / "runs")
    recorder.ended(Ended.FAILED, LuthierError("The API is gone.", "Try again."))
    recorder.close()
    resumed = reopen(recorder.run, tmp_path, tmp_path / "runs")
    assert entered(resumed.start)
    assert resumed.saved == ((("shop.py", CHANGE.after),) if until == "implement" else ())


@pytest.mark.parametrize("until", ["survey", "plan", "decided", "implement"])
def test_a_run_that_goes_on_and_fails_at_once_has_lost_nothing(until: str, tmp_path: Path) -> None:
    """It enters where the first one did, with the same in hand."""
    (tmp_path / "shop.py").write_bytes(CHANGE.before or b"")
    folder = tmp_path / "runs"
    first = a_run(tmp_path, until, folder)
    first.ended(Ended.FAILED, LuthierError("The API is gone.", "Try again."))
    first.close()
    resumed = reopen(first.run, tmp_path, folder)
    second = Recorder(tmp_path, Limits(), folder=folder)
    second.begun(resumed.start, [CHANGE] if resumed.saved else [])
    second.ended(Ended.FAILED, LuthierError("The API is gone.", "Try again."))
    second.close()
    assert reopen(second.run, tmp_path, folder) == resumed


def test_which_variables_are_needed_is_kept_and_their_values_are_not(tmp_path: Path) -> None:
    """A person is asked for them again."""
    (tmp_path / "shop.py").write_bytes(CHANGE.before or b"")
    recorder = a_run(tmp_path, "implement", tmp_path / "runs")
    recorder.ended(Ended.STOPPED)
    recorder.close()
    assert reopen(recorder.run, tmp_path, tmp_path / "runs").start.settings == (replace(SETTING, value=""),)
    assert SETTING.value not in (tmp_path / "runs" / recorder.run / FILE).read_text()


def test_a_run_that_cannot_be_recorded_leaves_no_room(tmp_path: Path) -> None:
    """A file stands where records should be."""
    (tmp_path / "runs").write_text("in the way")
    with pytest.raises(WriteFailed, match="was not made"):
        Recorder(tmp_path, Limits(), folder=tmp_path / "runs")
    assert not list(tmp_path.glob("rooms/run-*"))


def test_a_run_that_gets_no_room_leaves_no_record(tmp_path: Path) -> None:
    """It never began."""
    (tmp_path / "rooms").write_text("in the way")
    with pytest.raises(WriteFailed, match="No folder"):
        Recorder(tmp_path, Limits(), folder=tmp_path / "runs")
    assert read_records(tmp_path / "runs") == ()


def test_what_was_written_for_a_text_that_has_changed_is_done_anew(tmp_path: Path) -> None:
    """Nothing is put over a person's later work."""
    (tmp_path / "shop.py").write_text("another\n")
    recorder = a_run(tmp_path, "implement", tmp_path / "runs")
    recorder.ended(Ended.STOPPED)
    recorder.close()
    resumed = reopen(recorder.run, tmp_path, tmp_path / "runs")
    assert (resumed.start.done, resumed.saved) == ((), ())


@pytest.mark.parametrize(("until", "said"), [("ready", "came to its end"), ("nothing", "finished no stage")])
def test_a_run_with_nothing_to_go_on_with_says_so(until: str, said: str, tmp_path: Path) -> None:
    """And names what to do instead."""
    recorder = a_run(tmp_path, until, tmp_path / "runs")
    if until == "nothing":
        recorder.ended(Ended.FAILED, LuthierError("No key.", "Set one."))
    recorder.close()
    with pytest.raises(InputError, match=said):
        reopen(recorder.run, tmp_path, tmp_path / "runs")


def test_a_run_of_another_folder_is_not_gone_on_with(tmp_path: Path) -> None:
    """Its changes are for other files."""
    recorder = a_run(tmp_path / "one", "survey", tmp_path / "runs")
    recorder.ended(Ended.STOPPED)
    recorder.close()
    with pytest.raises(InputError, match="is a run in"):
        reopen(recorder.run, tmp_path / "two", tmp_path / "runs")


def test_the_host_draws_lessons_of_its_own_from_what_it_saw(tmp_path: Path) -> None:
    """Repeated refusals, and flaws that were left; they stand beside the agent's."""
    recorder = a_run(tmp_path, folder=tmp_path / "runs")
    recorder.close()
    lessons = read_record(recorder.run, tmp_path / "runs").lessons
    assert lessons[0] == LESSON
    assert {(each.kind, each.teller) for each in lessons[1:]} == {
        (LessonKind.MISSING_TOOL, Teller.HOST),
        (LessonKind.OTHER, Teller.HOST),
    }


def test_a_disk_that_refuses_a_record_does_not_end_the_run(tmp_path: Path) -> None:
    """What it made is elsewhere; the next write tries again."""
    recorder = a_run(tmp_path, "survey", tmp_path / "runs")
    place = tmp_path / "runs" / recorder.run
    (place / FILE).unlink()
    (place / FILE).mkdir()
    recorder.finished(Stage.PLAN, Answer(entries=(PAID,)))
    assert recorder.record.finished[-1].stage is Stage.PLAN
    recorder.close()
