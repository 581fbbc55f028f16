"""An agent that is given a stripped airplane and copies what its reference shows makes the airplane whole again."""

import subprocess
from pathlib import Path

import pytest

from tests.support.agent_commands import implement
from tests.support.flights.reading import folders, read_airplane
from tests.support.reflying import script, stripped

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(180)]

FRAMEWORKS = [each.name for each in folders() if read_airplane(each).flies]


@pytest.mark.parametrize("name", FRAMEWORKS)
async def test_the_agent_reads_the_airplane_of_its_framework_and_every_event_passes_the_checks(
    name: str, tmp_path: Path
) -> None:
    """The page is in the bundle, and the diff is what was stripped, byte for byte."""
    app = stripped(name, tmp_path)
    assert app.missing()
    shown = await implement(script(app, f"airplanes/{name}"), app.root, "--approve-all", state=tmp_path / "state")
    assert shown.ran.code == 0, shown.ran.err
    count = len(app.captured)
    assert f"{count} of {count} ready" in shown.ran.err
    given = [each.text for request in shown.api.requests for each in request.results]
    assert not [each.text for request in shown.api.requests for each in request.results if each.failed]
    assert any("an app that runs" in text and "captures " in text for text in given), "it read no airplane"
    apply(app.root, shown.ran.out)
    assert app.missing() == {}


def apply(root: Path, diff: str) -> None:
    """Let git apply a diff."""
    done = subprocess.run(["git", "apply", "-"], cwd=root, input=diff.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
