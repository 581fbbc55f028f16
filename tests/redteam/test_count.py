"""How many attempts there are."""

from tests.redteam.raids import CALLS, CODE
from tests.support.hostile_attempts import HONEST


def test_there_are_at_least_a_hundred_and_twenty_attempts() -> None:
    """Each of its own name; what an honest model does in between counts for nothing."""
    attempts = [each for group in (*CALLS.values(), *CODE.values()) for each in group if each.family != HONEST]
    names = {(each.family, each.name) for each in attempts}
    assert len(names) == len(attempts)
    assert len(names) >= 120
