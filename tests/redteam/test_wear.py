"""Floods are bounded, and a command that a person allowed sees and changes nothing but a copy."""

from collections.abc import Callable

import pytest

from tests.redteam.commanding import COMMANDS
from tests.redteam.flooding import CALLED, FILLED, FLOODS, GREAT, LAST
from tests.support.hostile_run import Raid
from tests.support.hostile_words import found_in
from tests.support.model_api import Result


def test_new_files_are_bounded(raided: Callable[[str], Raid]) -> None:
    """Sixty are more than anybody needs; nothing of them is handed over."""
    raid = raided("floods")
    made = raid.results[: len(FILLED)]
    assert [each.failed for each in made] == [False] * 60 + [True] * 10
    assert "enough of new files" in made[-1].text
    assert raid.outcome is not None
    assert raid.outcome.patch.hunks == ()


def test_calls_are_bounded(raided: Callable[[str], Raid]) -> None:
    """After two thousand the agent is told to stop, and every further call is refused."""
    results = raided("floods").results
    calls = results[len(FILLED) + len(GREAT) : -len(LAST)]
    assert len(calls) == len(CALLED)
    assert all("enough of tool calls" in each.text for each in calls[-90:])


@pytest.mark.parametrize("at", range(len(GREAT)), ids=[each.name for each in GREAT])
def test_what_is_great_is_answered_shortly(at: int, raided: Callable[[str], Raid]) -> None:
    """Whatever is asked for, a screenful is told."""
    results = raided("floods").results
    assert len(results) == len(FLOODS)
    assert len(results[len(FILLED) + at].text) < 30_000


def test_a_file_of_millions_of_letters_is_refused(raided: Callable[[str], Raid]) -> None:
    """It comes when the calls are used up."""
    assert raided("floods").results[-1].failed


def _said(raid: Raid) -> Result:
    return raid.results[-1]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_finds_nothing(name: str, raided: Callable[[str], Raid]) -> None:
    """Without a sandbox it is not run at all."""
    raid = raided("commands")
    result = _said(raid)
    if not raid.jailed:
        assert result.failed
        assert "not run without a sandbox" in result.text
        return
    assert not result.failed, result.text
    _, _, section = result.text.partition(f"== {name}\n")
    section, end, _ = section.partition("\n== ")
    assert end
    assert found_in(section.encode()) == []


def test_a_command_changes_nothing_that_is_handed_over(raided: Callable[[str], Raid]) -> None:
    """What it removed and wrote was a copy's copy."""
    outcome = raided("commands").outcome
    assert outcome is not None
    assert [each.path for each in outcome.patch.hunks] == ["shop/area_0.py"]
