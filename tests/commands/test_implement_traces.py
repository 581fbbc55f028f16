"""What an agent's process keeps of a conversation is gone with the run, however the run ends."""

import os
from pathlib import Path

import pytest

from tests.support.agent_commands import LOGIN, Shown, implement, interrupted, lesson, sets_up, tracks
from tests.support.agent_ends import ALWAYS, folders, planned_shop
from tests.support.model_api import Trouble, Turn, When, say, use

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

SAID = "whippoorwill"
"""A word that only the model says, and that nobody asked to be kept."""
WORDS = ("--event", "user_logged_in")
TALK: list[Turn] = [
    [say(f"I look around, {SAID}."), use("Grep", pattern=SAID)],
    *sets_up(),
    *tracks("user_logged_in", LOGIN),
]


@pytest.fixture(params=["with a sandbox", "without"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with a shop, a home, a place for temporary files, and programs: a sandbox is refused by one of them."""
    for name in ("home", "tmp", "bin"):
        (tmp_path / name).mkdir()
    planned_shop(tmp_path)
    if request.param == "without":
        refusing = tmp_path / "bin" / "bwrap"
        refusing.write_text("#!/bin/sh\nexit 1\n")
        refusing.chmod(0o755)
    return tmp_path


def shop_in(place: Path) -> Path:
    """The shop's folder."""
    [plan] = place.glob("*/tracking-plan.yaml")
    return plan.parent


def around(place: Path) -> dict[str, str]:
    """Variables by which everything that is written is written below ``place``."""
    path = f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {"HOME": str(place / "home"), "TMPDIR": str(place / "tmp"), "PATH": path}


async def ended(turns: list[Turn], place: Path) -> Shown:
    """A run of the talk and ``turns`` to its end."""
    more = around(place) | {"CLAUDE_CODE_MAX_RETRIES": "0"}
    return await implement([*TALK, *turns], shop_in(place), *WORDS, state=place / "state", **more)


def assert_nothing_is_kept(shown: Shown, place: Path) -> None:
    """The model was heard, and no file holds what it said; of the run's folders, none is left."""
    assert any(SAID in each.text for each in shown.api.requests)
    files = [each for each in place.rglob("*") if each.is_file()]
    assert [each for each in files if SAID.encode() in each.read_bytes()] == []
    assert [each for each in place.rglob("*") if each.name.startswith(("agent-", "config", "projects"))] == []
    assert folders(place / "state" / "rooms") == []
    assert list((place / "tmp").iterdir()) == []
    assert [each.name for each in (place / "home").rglob("*.jsonl")] == []


async def test_a_run_that_comes_to_its_end_keeps_no_transcript(place: Path) -> None:
    """Neither of the questions nor of the answers."""
    shown = await ended([say(f"It stands there, {SAID}."), *lesson()], place)
    assert shown.ran.code == 0, shown.ran.err
    assert_nothing_is_kept(shown, place)


async def test_a_run_that_fails_keeps_no_transcript(place: Path) -> None:
    """By a fault of the model's API in the middle of the work."""
    shown = await ended([Trouble(status=500, times=ALWAYS)], place)
    assert shown.ran.code == 2
    assert_nothing_is_kept(shown, place)


async def test_a_run_that_is_stopped_keeps_no_transcript(place: Path) -> None:
    """While the model is silent in the middle of an answer."""
    script = [*TALK, Trouble(hang=When.MIDDLE)]
    shown = await interrupted(script, len(script), shop_in(place), *WORDS, state=place / "state", **around(place))
    assert shown.ran.code == 130
    assert_nothing_is_kept(shown, place)
