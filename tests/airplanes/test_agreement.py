"""An airplane whose captures were taken out is proposed what it had: the detector sees a business as we write it."""

from pathlib import Path

import pytest

from analyzers.languages import language_of
from lsp_server.prose.frameworks import load_frameworks
from lsp_server.prose.unread import unread_languages
from tests.support.agreement import agreement
from tests.support.flights.reading import folders, read_airplane, sources

UNREAD = frozenset(each.name for each in unread_languages())
PAGES = {each.name: each for each in load_frameworks()}


def is_unread(folder: Path) -> bool:
    """Whether its page says that an airplane is in no language that is analyzed."""
    page = PAGES.get(read_airplane(folder).framework)
    return page is not None and set(page.languages) <= UNREAD


FOLDERS = [each for each in folders() if not is_unread(each)]
OTHERS = [each for each in folders() if is_unread(each)]


@pytest.mark.parametrize("folder", OTHERS, ids=lambda each: each.name)
def test_what_is_in_no_language_that_is_analyzed_is_not_compared(folder: Path) -> None:
    """On the day that one of its files is read, its language leaves the table, and the airplane is compared."""
    assert [path for path in sources(folder) if language_of(str(path))] == []


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
