"""A record on the disk: read as it was written, and never trusted."""

import dataclasses
import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_server.runs.records import Record
from lsp_server.runs.records.written import from_json, to_json
from lsp_server.runs.values import Lesson, LessonKind
from tests.support.recorded import a_run

ANY_TEXT = st.text(st.characters())
"""Halves of surrogate pairs included: a model's JSON may hold them, and so may the name of a file."""

DAMAGES = {
    "no object": "[]",
    "nothing": "null",
    "a list that never ends": "[" * 100_000,
    "what lacks keys": '{"version": 1}',
    "bytes that are no text": b"\xff\xfe\x00",
}


def finite(value: Any) -> Any:
    """The value with ordinary numbers only: no run costs infinitely much."""
    if isinstance(value, float):
        return value if math.isfinite(value) else 0.0
    if isinstance(value, tuple):
        return tuple(map(finite, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: finite(getattr(value, each.name)) for each in dataclasses.fields(value)})
    return value


RECORDS = st.from_type(Record).map(lambda each: replace(finite(each), version=1))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The record of a run that handed something over."""
    place = tmp_path_factory.mktemp("state")
    recorder = a_run(place, folder=place / "runs")
    recorder.close()
    return recorder.record


@given(record=RECORDS)
def test_a_record_is_read_as_it_was_written(record: Record) -> None:
    """Whatever is in it, bytes included."""
    assert from_json(to_json(record)) == record


@given(path=ANY_TEXT, said=ANY_TEXT)
def test_names_and_words_that_are_no_unicode_are_kept_as_well(path: str, said: str, whole: Record) -> None:
    """What is written is plain ASCII, so that no disk can refuse it."""
    odd = replace(whole, read=(path,), lessons=(Lesson(LessonKind.OTHER, said),))
    written = to_json(odd).encode("ascii")
    assert from_json(written) == odd


def test_keys_that_a_later_version_adds_are_passed_over(whole: Record) -> None:
    """An older installation still shows the run."""
    page = json.loads(to_json(whole))
    page["finished"][0]["mood"] = page["mood"] = "good"
    assert from_json(json.dumps(page)) == whole


def test_keys_that_an_older_version_lacks_are_as_if_nothing_had_happened(whole: Record) -> None:
    """A record needs hardly more than its name."""
    page = json.loads(to_json(whole))
    few = {key: page[key] for key in ("run", "root", "began", "limits")}
    assert from_json(json.dumps(few)) == Record(whole.run, whole.root, whole.began, whole.limits)


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_what_is_no_record_is_refused(damage: str | bytes) -> None:
    """In one sentence."""
    with pytest.raises(ValueError, match=r"^it is no record$"):
        from_json(damage)


def test_a_later_version_is_told_by_its_number(whole: Record) -> None:
    """Its keys may mean something else."""
    with pytest.raises(ValueError, match=r"^it is of version 99$"):
        from_json(to_json(replace(whole, version=99)))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("key", ["dollars", "turns"])
def test_numbers_that_are_none_are_refused(number: str, key: str, whole: Record) -> None:
    """They could not be printed as JSON again."""
    page = json.loads(to_json(whole))
    page["spent"][key] = "NUMBER"
    with pytest.raises(ValueError, match="no record"):
        from_json(json.dumps(page).replace('"NUMBER"', number))


@given(cut=st.integers(0), record=RECORDS)
def test_a_record_that_was_cut_off_is_refused_and_nothing_worse(cut: int, record: Record) -> None:
    """Wherever that was."""
    text = to_json(record)
    with pytest.raises(ValueError, match="no record"):
        from_json(text[: cut % len(text)])


@given(garbage=st.binary())
def test_garbage_is_refused_and_nothing_worse(garbage: bytes) -> None:
    """No file in the folder can keep the others from being shown."""
    with pytest.raises(ValueError, match="no record"):
        from_json(garbage)


def test_nothing_of_a_record_depends_on_the_folder_that_it_is_in(whole: Record, tmp_path: Path) -> None:
    """It can be sent to somebody."""
    place = tmp_path / "sent.json"
    place.write_text(to_json(whole), "ascii")
    assert from_json(place.read_bytes()) == whole
