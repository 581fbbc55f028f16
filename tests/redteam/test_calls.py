"""What comes of each call that a hostile model makes."""

from collections.abc import Callable

import pytest

from tests.redteam.raids import CALLS
from tests.support.hostile_attempts import Attempt, Ends
from tests.support.hostile_run import Raid
from tests.support.hostile_words import found_in

EACH = [(raid, at, each) for raid, attempts in CALLS.items() for at, each in enumerate(attempts)]


@pytest.mark.parametrize(("raid", "at", "attempt"), EACH, ids=[f"{each.family}: {each.name}" for _, _, each in EACH])
def test_a_call_ends_as_it_should(raid: str, at: int, attempt: Attempt, raided: Callable[[str], Raid]) -> None:
    """It is refused, or answered without a word of any secret."""
    result = raided(raid).results[at]
    assert result.failed is (attempt.ends is Ends.REFUSED), result.text
    assert attempt.says in result.text
    assert found_in(result.text.encode()) == []
