"""The raids: whole runs of a hostile model on a hostile project, once with a sandbox and once without."""

import fcntl
import pickle
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
def raided(jailed: bool, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], Raid]:
    """Give a raid by its name; it is carried out when it is first asked for, by one of the processes that test."""
    known: dict[str, Raid] = {}
    top = tmp_path_factory.getbasetemp()
    shared = top if worker_id == "master" else top.parent

    def raid_of(name: str) -> Raid:
        if name not in known:
            kept = shared / f"raid-{name}-{'jailed' if jailed else 'plain'}"
            with kept.with_suffix(".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not kept.exists():
                    kept.write_bytes(pickle.dumps(RAIDS[name](tmp_path_factory.mktemp("raid"), jailed)))
            known[name] = pickle.loads(kept.read_bytes())  # noqa: S301 - it was written a line before, or by a twin
        return known[name]

    return raid_of
