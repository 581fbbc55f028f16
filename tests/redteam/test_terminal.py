"""A raid on ``luthier implement`` itself, begun in the hostile project's own folder."""

from pathlib import Path

import pytest

from lsp_server.workspace.shadow import remove_run_folder
from tests.redteam.reading import PATHS, SEARCHES
from tests.support.agent_commands import implement
from tests.support.hostile_attempts import batches
from tests.support.hostile_places import Places, furnish, look, variables
from tests.support.hostile_project import build
from tests.support.hostile_words import found_in
from tests.support.model_api import say


@pytest.mark.asyncio
async def test_nothing_that_is_printed_holds_a_secret(tmp_path: Path) -> None:
    """Neither on the one stream nor on the other, and nothing of the folder is run or changed."""
    places = Places(tmp_path)
    build(places)
    furnish(places)
    before = {each: look(each) for each in (places.project.parent, places.home, places.outside)}
    script = [*batches((*PATHS, *SEARCHES), places, Path("/nowhere")), say("No."), say("No."), say("No.")]
    shown = await implement(
        script,
        ".",
        "--approve-all",
        inside=("env", "-C", str(places.project)),
        state=places.state,
        **{name: value for name, value in variables(places).items() if name != "LUTHIER_STATE_DIR"},
    )
    remove_run_folder(places.neighbour)
    assert shown.ran.code == 2
    assert "named no file" in shown.ran.err
    assert found_in(f"{shown.ran.out}{shown.ran.err}".encode()) == []
    assert [found_in(each.text.encode()) for each in shown.api.requests if found_in(each.text.encode())] == []
    assert {folder: look(folder) for folder in before} == before
    assert not places.trap.exists()
