"""An airplane whose captures were taken out is proposed what it had: the detector sees a business as we write it."""

from pathlib import Path

import pytest

from tests.support.agreement import agreement
from tests.support.flights.reading import folders, read_airplane

FOLDERS = folders()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_what_was_stripped_is_proposed(folder: Path, tmp_path: Path) -> None:
    """In the same files, but for gaps that are known, and nothing besides that has no reason."""
    airplane = read_airplane(folder)
    found = agreement(airplane, tmp_path)
    assert {each.event for each in found.captured} >= {
        each.name for each in airplane.events
    } - airplane.detector.later.keys()
    assert {each.event for each in found.missing} == airplane.detector.later.keys() & {
        each.event for each in found.captured
    }
    assert {each.event for each in found.more} == set(airplane.detector.more)
