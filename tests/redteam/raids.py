"""Which attempts are made in which raid."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.redteam.reading import PATHS, SEARCHES
from tests.redteam.tools import OF_LATER_STAGES, RECORDING, UNOFFERED
from tests.support.hostile_attempts import Attempt, batches
from tests.support.hostile_places import Places
from tests.support.hostile_run import Raid, raid
from tests.support.model_api import Turn, say

CALLS: dict[str, Sequence[Attempt]] = {
    "survey": (*PATHS, *SEARCHES, *UNOFFERED, *OF_LATER_STAGES, *RECORDING),
}
"""Attempts by tool calls, by raid, in the order that they are made."""


def _survey(place: Path, jailed: bool) -> Raid:
    """The agent never gets beyond the survey, in which it tries to read all there is."""

    def turns(places: Places, room: Path) -> Sequence[Turn]:
        return [*batches(CALLS["survey"], places, room), say("Nothing."), say("Nothing again."), say("No.")]

    return raid(place, turns, jailed=jailed)


RAIDS: dict[str, Callable[[Path, bool], Raid]] = {"survey": _survey}
