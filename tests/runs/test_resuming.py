"""A run that did not come to its end is gone on with, as far as what it was made from is still the same."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.model import FileChange
from lsp_server.errors import InputError, LuthierError
from lsp_server.runs.records import Ended, Record, Recorder, read_record, reopen, still_fit
from lsp_server.runs.records.folding import with_texts
from lsp_server.runs.records.store import FILE
from lsp_server.runs.values import Decided, Limits, Start
from tests.support.recorded import APPROVED, CHANGE, CHOSEN, LOST, PAID, REJECTED, SETTING, a_run

DECIDED = (Decided(APPROVED), Decided(REJECTED))
TEXTS = {"shop.py": b"a\n", "cart.py": b"b\n", "help.py": b"c\n"}
PATHS = st.sampled_from([*TEXTS, "new.py"])
WORK = st.lists(st.dictionaries(PATHS, st.binary(max_size=3), max_size=3), max_size=6)
"""What each event leaves in files, one event after the other."""


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


def test_events_before_one_whose_file_was_changed_are_kept() -> None:
    """Only from there on are they done anew: what follows may build on it."""
    record = written_by({"shop.py": b"a1\n"}, {"cart.py": b"b2\n", "shop.py": b"a2\n"}, {"help.py": b"c3\n"})
    assert kept(record) == (("e1", "e2", "e3"), {"shop.py": b"a2\n", "cart.py": b"b2\n", "help.py": b"c3\n"})
    assert kept(record, {"help.py": b"changed"}) == (("e1", "e2"), {"shop.py": b"a2\n", "cart.py": b"b2\n"})
    assert kept(record, {"cart.py": b"changed"}) == (("e1",), {"shop.py": b"a1\n"})
    assert kept(record, {"shop.py": b"changed"}) == ((), {})


def test_a_file_that_was_new_is_done_anew_when_a_person_has_made_one_of_that_name() -> None:
    """Theirs is not overwritten."""
    record = written_by({"shop.py": b"a1\n"}, {"new.py": b"n\n"})
    assert kept(record, {"new.py": b""}) == (("e1",), {"shop.py": b"a1\n"})


def test_an_event_that_took_back_what_an_earlier_one_had_made_stands_only_with_it() -> None:
    """What the earlier one left is no longer known to stand alone."""
    record = written_by({"new.py": b"n\n"})
    record = with_texts(record, changes({"shop.py": b"a2\n"}), "e2")
    assert kept(record) == (("e1", "e2"), {"shop.py": b"a2\n"})
    assert kept(record, {"shop.py": b"changed"}) == ((), {})


def test_what_mending_changed_goes_with_the_last_event() -> None:
    """Earlier events stand without it, and are checked anew."""
    record = written_by({"shop.py": b"a1\n"}, {"cart.py": b"b2\n"})
    record = with_texts(record, changes({"shop.py": b"mended\n", "cart.py": b"b2\n"}))
    assert kept(record) == (("e1", "e2"), {"shop.py": b"mended\n", "cart.py": b"b2\n"})
    assert kept(record, {"cart.py": b"changed"}) == (("e1",), {"shop.py": b"a1\n"})


def test_what_came_from_an_earlier_run_is_kept_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    """Which event it was made for is no longer known."""
    recorder = Recorder(tmp_path, Limits(), folder=tmp_path / "runs")
    first = {"shop.py": b"a2\n", "cart.py": b"b2\n"}
    all_of_it = {**first, "help.py": b"c3\n"}
    recorder.begun(Start(entries=(APPROVED,), done=("e1", "e2")), changes(first))
    recorder.saved(changes(all_of_it), (), "e3")
    recorder.close()
    record = read_record(recorder.run, tmp_path / "runs")
    assert kept(record) == (("e1", "e2", "e3"), all_of_it)
    assert kept(record, {"help.py": b"changed"}) == (("e1", "e2"), first)
    assert kept(record, {"cart.py": b"changed"}) == ((), {})


def test_of_big_files_only_the_last_state_is_kept() -> None:
    """A record is written every second, so that it must not grow with every event in a file."""
    record = empty()
    for number in range(1, 21):
        record = with_texts(record, changes({"shop.py": bytes([number]) * 300_000}), f"e{number}")
        assert sum(len(each.text) for each in record.saved) <= 1_000_000
    last = {"shop.py": bytes([20]) * 300_000}
    assert kept(record) == (tuple(f"e{number}" for number in range(1, 21)), last)
    assert kept(record, {"shop.py": b"changed"}) == ((), {})


@given(work=WORK, touched=st.frozensets(PATHS))
def test_what_is_kept_was_once_all_that_the_run_had_written(work: list[dict[str, bytes]], touched: set[str]) -> None:
    """For exactly the events that are kept, the most there can be, and of no file that was changed meanwhile."""
    record = written_by(*work)
    changed = dict.fromkeys(touched, b"by a person")
    done, texts = kept(record, changed)
    states = [merged(work[:count]) for count in range(len(work) + 1)]
    assert texts == states[len(done)]
    assert not touched & set(texts)
    fitting = [count for count, state in enumerate(states) if not touched & set(state)]
    assert len(done) == max(fitting)


def test_an_editors_text_counts_before_that_of_the_disk(tmp_path: Path) -> None:
    """What a person is typing is not overwritten by what was made from the text before."""
    recorder = stopped(tmp_path)
    typed = {"shop.py": b"typed\n"}
    resumed = reopen(recorder.run, tmp_path, tmp_path / "runs", typed.get)
    assert (resumed.start.done, resumed.saved) == ((), ())
    (tmp_path / "shop.py").write_text("saved since\n")
    resumed = reopen(recorder.run, tmp_path, tmp_path / "runs", {"shop.py": CHANGE.before}.get)
    assert resumed.saved == (("shop.py", CHANGE.after),)


def test_a_byte_order_mark_is_no_change(tmp_path: Path) -> None:
    """No text of the product has one, so the disk's is not compared."""
    recorder = stopped(tmp_path)
    (tmp_path / "shop.py").write_bytes(b"\xef\xbb\xbf" + (CHANGE.before or b""))
    assert reopen(recorder.run, tmp_path, tmp_path / "runs").saved == (("shop.py", CHANGE.after),)


def test_nothing_is_left_to_go_on_with_when_nothing_was_approved(tmp_path: Path) -> None:
    """A person who rejects everything is not asked again."""
    recorder = a_run(tmp_path, "plan", tmp_path / "runs")
    recorder.decided([Decided(REJECTED)])
    recorder.ended(Ended.STOPPED)
    recorder.close()
    with pytest.raises(InputError, match=r"Nothing of .* was approved"):
        reopen(recorder.run, tmp_path, tmp_path / "runs")


def test_a_run_that_was_killed_is_gone_on_with(tmp_path: Path) -> None:
    """It said nothing at its end, and need not have."""
    (tmp_path / "shop.py").write_bytes(CHANGE.before or b"")
    recorder = a_run(tmp_path, "implement", tmp_path / "runs")
    recorder.close()
    assert read_record(recorder.run, tmp_path / "runs").ended is Ended.DIED
    assert reopen(recorder.run, tmp_path, tmp_path / "runs").start.done == (PAID.event,)


def stopped(root: Path) -> Recorder:
    """A run in ``root`` that was stopped after it had written its event."""
    (root / "shop.py").write_bytes(CHANGE.before or b"")
    recorder = a_run(root, "implement", root / "runs")
    recorder.ended(Ended.STOPPED)
    recorder.close()
    return recorder


def empty() -> Record:
    """A record of nothing."""
    return Record("20261124-113000-abcdef", "/shop", "2026-11-24T11:30:00+00:00", Limits())


def written_by(*work: Mapping[str, bytes]) -> Record:
    """The record after the events ``e1``, ``e2`` and so on, each of which wrote these files."""
    record = empty()
    for number in range(1, len(work) + 1):
        record = with_texts(record, changes(merged(work[:number])), f"e{number}")
    return record


def merged(work: Iterable[Mapping[str, bytes]]) -> dict[str, bytes]:
    """All files that were written, as they were left."""
    return {path: text for each in work for path, text in each.items()}


def changes(texts: Mapping[str, bytes]) -> list[FileChange]:
    """Changes of the files of a project."""
    return [FileChange(path, TEXTS.get(path), text) for path, text in texts.items()]


def kept(record: Record, changed: Mapping[str, bytes] | None = None) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """What is kept of a run when a person has changed some files since."""
    done, saved = still_fit(record, {**TEXTS, **(changed or {})}.get)
    return done, {each.path: each.text for each in saved}
