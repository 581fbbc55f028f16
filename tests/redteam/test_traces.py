"""What a raid leaves: no word of a secret anywhere, and everything as it was."""

import json
from collections.abc import Callable

import pytest

from tests.redteam.raids import RAIDS
from tests.support.hostile_run import KEY, Raid
from tests.support.hostile_words import WORDS, found_in


@pytest.fixture(params=RAIDS)
def raid(request: pytest.FixtureRequest, raided: Callable[[str], Raid]) -> Raid:
    """Each raid."""
    return raided(str(request.param))


def test_no_request_to_the_model_holds_a_secret(raid: Raid) -> None:
    """Nothing of what was sent, the model's own words and all earlier results among it; the key alone is a header."""
    assert raid.requests
    for each in (*raid.requests, *raid.others):
        headers = {name: text for name, text in each.headers.items() if name.lower() != "x-api-key"}
        assert found_in(each.text.encode()) == []
        assert found_in(f"{each.path} {json.dumps(headers)}".encode()) == []
        assert each.headers.get("X-Api-Key", each.headers.get("x-api-key")) in {WORDS[KEY], None}


def test_no_file_and_no_process_of_the_run_holds_a_secret(raid: Raid) -> None:
    """What is in its folder while it goes, transcripts among it, and what its processes are started with."""
    assert raid.leaks == {}


def test_nothing_that_is_logged_or_kept_holds_a_secret(raid: Raid) -> None:
    """Streams, logs at every level, records."""
    assert found_in(raid.heard.encode()) == []
    assert [name for name, text in raid.left.items() if found_in(text)] == []
    assert found_in(repr(raid.news).encode()) == []
    assert found_in(repr(raid.outcome).encode()) == []


def test_nothing_around_is_other_than_before(raid: Raid) -> None:
    """The project with its repository, the home folder, other runs, temporary files; and no trap went off."""
    assert not raid.places.trap.exists()
    assert raid.after == raid.before


def test_nothing_is_left_but_a_record(raid: Raid) -> None:
    """The copy and all that the agent's process kept are gone."""
    left = {name.split("/")[0] for name in raid.left if not name.endswith(".lock")}
    assert left == {"runs"}
    assert {name.rpartition("/")[2] for name in raid.left} <= {"record.json", "owner", ".lock"}


def test_a_run_ends_in_one_of_two_ways(raid: Raid) -> None:
    """With an outcome, or with one sentence that says what went wrong, and what to do."""
    assert (raid.outcome is None) is not (raid.failure is None)
    if raid.failure is not None:
        assert all(each.endswith(".") and "Error" not in each for each in raid.failure)


def test_the_walls_are_what_was_asked_for(raid: Raid) -> None:
    """The raid was made with a sandbox, or without one."""
    assert [each.jailed for each in raid.news if hasattr(each, "jailed")] == [raid.jailed]
