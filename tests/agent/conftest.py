"""A room to talk in, with a sandbox where the machine has one and without."""

from pathlib import Path

import pytest

from lsp_server.agent.jail import choose_jail
from tests.support.agents import Studio, open_studio


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    """A room with a small project."""
    return open_studio(tmp_path)


@pytest.fixture(params=[True, False] if choose_jail().shut else [False], ids=lambda shut: "jailed" if shut else "plain")
def jailing(request: pytest.FixtureRequest) -> bool:
    """Whether the agent is put into a sandbox."""
    return bool(request.param)
