"""The records of runs: they survive crashes, keep to themselves, and tell what is needed to go on."""

import os
import stat
import time
from pathlib import Path

import pytest

from analyzers.model import Edit, Hunk, HunkRole, Patch, Span
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
)
from lsp_server.runs.records.store import FILE, new_run
from lsp_server.runs.values import Answer, Lesson, LessonKind, Limits, Outcome, Stage, StageBegan, Used
from tests.support.recorded import APPROVED, CHOSEN, PAID, a_run


class Broke(LuthierError):
    """A fault that has a kind, as those that end an agent do."""

    kind = "credit"


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


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_record_is_its_owners_alone(mask: int, tmp_path: Path) -> None:
    """Nobody else on the machine may look into it, or see that there are any, however files are made here."""
    before = os.umask(mask)
    try:
        recorder = a_run(tmp_path, folder=tmp_path / "state" / "runs")
    finally:
        os.umask(before)
    everything = [tmp_path / "state", *(tmp_path / "state").rglob("*")]
    folders = {mode(each) for each in everything if each.is_dir()}
    files = {each.name: mode(each) for each in everything if each.is_file() and "rooms" not in each.parts}
    assert (folders, files) == ({0o700}, {FILE: 0o600, "owner": 0o600})
    recorder.close()


def test_records_that_others_could_see_are_closed_to_them(tmp_path: Path) -> None:
    """The folder of all runs is ours; the one that it is in may be anybody's, and stays as it is."""
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "runs").mkdir()
    for each in (tmp_path / "state", tmp_path / "state" / "runs"):
        each.chmod(0o755)
    a_run(tmp_path, folder=tmp_path / "state" / "runs").close()
    assert [mode(each) for each in (tmp_path / "state", tmp_path / "state" / "runs")] == [0o755, 0o700]


def test_words_that_are_no_unicode_end_no_run(tmp_path: Path) -> None:
    """A file may be named so, and a model may say so; both are recorded."""
    recorder = a_run(tmp_path, "survey", tmp_path / "runs")
    recorder.hear(Used("Read", "caf\udce9.py"))
    recorder.finished(Stage.RETROSPECTIVE, Answer(lessons=(Lesson(LessonKind.OTHER, "half \ud83d a pair"),)))
    recorder.ended(Ended.STOPPED)
    recorder.close()
    record = read_record(recorder.run, tmp_path / "runs")
    assert (record.ended, record.read[-1], record.lessons[0].text) == (
        Ended.STOPPED,
        "caf\udce9.py",
        "half \ud83d a pair",
    )


def test_a_record_goes_by_the_name_of_its_folder(tmp_path: Path) -> None:
    """What a file says of itself may be anything, a path of the disk included."""
    recorder = a_run(tmp_path, folder=tmp_path / "runs")
    recorder.close()
    place = tmp_path / "runs" / recorder.run / FILE
    place.write_text(place.read_text().replace(recorder.run, "../../elsewhere"))
    assert [each.run for each in read_records(tmp_path / "runs")] == [recorder.run]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [(Broke("No credit is left.", "Buy some."), "credit"), (InputError("No.", "Do."), "")],
    ids=["with a kind", "without one"],
)
def test_why_a_run_failed_is_kept_with_its_kind_and_remedy(fault: LuthierError, kind: str, tmp_path: Path) -> None:
    """Only faults that end an agent have a kind."""
    recorder = a_run(tmp_path, "survey", tmp_path / "runs")
    recorder.hear(StageBegan(Stage.PLAN))
    recorder.ended(Ended.FAILED, fault)
    recorder.close()
    record = read_record(recorder.run, tmp_path / "runs")
    assert (record.fault, record.remedy, record.fault_kind) == (fault.message, fault.remedy, kind)
    assert record.begun is not None
    assert record.begun.stage is Stage.PLAN


def test_what_was_handed_over_is_kept_by_name_and_no_longer_as_text(tmp_path: Path) -> None:
    """It is the person's now, and may be anywhere; there is nothing to go on with."""
    recorder = a_run(tmp_path, "implement", tmp_path / "runs")
    assert recorder.record.saved
    hunk = Hunk("shop.py", Edit(Span(2, 2), "b\n"), ("order_paid",), HunkRole.CAPTURE, "It is paid here.")
    patch = Patch((hunk,), ())
    recorder.ended(Ended.READY, outcome=Outcome(patch, (), (APPROVED,)))
    recorder.close()
    record = read_record(recorder.run, tmp_path / "runs")
    assert (record.ready, record.changed, record.saved, record.settings) == (("order_paid",), ("shop.py",), (), ())


def test_what_comes_fast_is_written_at_most_once_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what a run could be gone on from is written at once."""
    clock = iter([1000.0 + each / 10 for each in range(1000)])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    recorder = a_run(tmp_path, "nothing", tmp_path / "runs")
    place = tmp_path / "runs" / recorder.run / FILE
    texts = set()
    for number in range(50):
        recorder.hear(Used("Read", f"file{number}.py"))
        texts.add(place.read_bytes())
    assert 3 <= len(texts) <= 10
    recorder.finished(Stage.SURVEY, Answer(files=(CHOSEN,)))
    assert read_record(recorder.run, tmp_path / "runs").read == recorder.record.read
    recorder.close()


def test_the_room_of_a_run_goes_with_it(tmp_path: Path) -> None:
    """Its copy of the project is not left lying about."""
    recorder = a_run(tmp_path, folder=tmp_path / "runs")
    (recorder.room / "shadow").mkdir()
    (recorder.room / "shadow" / "shop.py").write_text("a\n")
    recorder.close()
    assert not recorder.room.exists()


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


def test_a_disk_that_refuses_a_record_does_not_end_the_run(tmp_path: Path) -> None:
    """What it made is elsewhere; the next write tries again."""
    recorder = a_run(tmp_path, "survey", tmp_path / "runs")
    place = tmp_path / "runs" / recorder.run
    (place / FILE).unlink()
    (place / FILE).mkdir()
    recorder.finished(Stage.PLAN, Answer(entries=(PAID,)))
    assert recorder.record.finished[-1].stage is Stage.PLAN
    recorder.close()


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)
