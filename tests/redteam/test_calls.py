"""What comes of each call that a hostile model makes."""

import subprocess
from collections.abc import Callable

import pytest

from lsp_server.workspace.env_files import set_key
from tests.redteam.raids import CALLS
from tests.support.hostile_attempts import Attempt, Ends
from tests.support.hostile_run import Raid
from tests.support.hostile_words import found_in

EACH = [(raid, at, each) for raid, attempts in CALLS.items() for at, each in enumerate(attempts)]


@pytest.mark.parametrize(("raid", "at", "attempt"), EACH, ids=[f"{each.family}: {each.name}" for _, _, each in EACH])
def test_a_call_ends_as_it_should(raid: str, at: int, attempt: Attempt, raided: Callable[[str], Raid]) -> None:
    """It is refused, or answered without a word of any secret."""
    result = raided(raid).results[at]
    assert attempt.ends is Ends.EITHER or result.failed is (attempt.ends is Ends.REFUSED), result.text
    assert attempt.says in result.text
    assert found_in(result.text.encode()) == []


GUESSED = [at for at, each in enumerate(CALLS["journey"]) if each.family == "guess by edits"]


@pytest.mark.parametrize("at", GUESSED[::2], ids=[CALLS["journey"][at].name for at in GUESSED[::2]])
def test_a_right_guess_is_answered_like_a_wrong_one(at: int, raided: Callable[[str], Raid]) -> None:
    """An edit of a file outside must not tell whether a text stands there."""
    right, wrong = raided("journey").results[at : at + 2]
    assert right.text == wrong.text


def test_what_a_person_agrees_to_sets_one_variable_and_runs_nothing(raided: Callable[[str], Raid]) -> None:
    """Every value that waits is put into the env file, and a shell that reads it knows what was there as it was."""
    raid = raided("journey")
    assert raid.outcome is not None
    settings = [each for each in raid.outcome.settings if each.value]
    assert settings
    env = raid.places.top / "agreed" / ".env"
    env.parent.mkdir(exist_ok=True)
    env.write_text("SHOP_SIGNING=mark\n")
    for each in settings:
        set_key(env.parent, each)
    shown = subprocess.run(
        ["sh", "-c", ". ./.env; echo $SHOP_SIGNING"], cwd=env.parent, capture_output=True, text=True, check=True
    )
    assert shown.stdout == "mark\n"
    assert not raid.places.trap.exists()
