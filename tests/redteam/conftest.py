"""The raids: whole runs of a hostile model on a hostile project, once with a sandbox and once without."""

from collections.abc import Callable

import pytest

from lsp_server.workspace.sandbox import why_not
from tests.redteam.raids import RAIDS
from tests.support.hostile_run import Raid

WALLS = [True, False] if not why_not(network=True) else [False]


@pytest.fixture(scope="session", params=WALLS, ids=lambda shut: "jailed" if shut else "plain")
def jailed(request: pytest.FixtureRequest) -> bool:
    """Whether the machine has a sandbox for the agent."""
    return bool(request.param)


@pytest.fixture(scope="session")
def raided(jailed: bool, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Raid]:
    """Give a raid by its name; it is carried out when it is first asked for."""
    known: dict[str, Raid] = {}

    def raid_of(name: str) -> Raid:
        if name not in known:
            known[name] = RAIDS[name](tmp_path_factory.mktemp("raid"), jailed)
        return known[name]

    return raid_of
