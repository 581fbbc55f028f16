"""How a run of ``luthier implement`` ends when something goes wrong on its way, and what is left of it then."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lsp_server.runs.records import Ended, Record, read_records
from tests.support.agent_commands import LOGIN, Shown, sets_up, surveys, tracks
from tests.support.folders import copy_of
from tests.support.model_api import Trouble, Turn, say

ALWAYS = -1
LOGGED_IN = ("user_logged_in", "shop/auth.py", "login")
LOGGED_OUT = ("user_logged_out", "shop/auth.py", "logout")
PLAN = """# Ours: ask Kim before you change it.
version: 1
events:
  - event: cart_emptied   # as marketing calls it
    status: proposed
    description: Who gives up?
"""
DOWN = Trouble(status=500, times=ALWAYS)

CHOOSE = "# Which occurrences deserve an event?"
WRITE = "# Write the capture of one event"
MEND = "# Mend what was found"
REFLECT = "# What could we have done better to set you up for success?"


@dataclass(frozen=True)
class Way:
    """How a run comes to a stage."""

    words: tuple[str, ...]
    script: Sequence[Turn]
    resumable: bool = True
    """Whether there is anything to go on from by then."""


WAYS = {
    "survey": Way(("--approve-all",), (), resumable=False),
    "plan": Way(("--approve-all",), surveys("shop/auth.py")),
    "implement": Way(("--event", "user_logged_in"), sets_up()[:2]),
    "check": Way(("--event", "user_logged_in"), [*sets_up(), *tracks("user_loged_in", LOGIN), say("Done.")]),
}


def planned_shop(place: Path) -> Path:
    """A shop with a tracking plan and a secret."""
    root = copy_of("flask_shop", place)
    (root / ".env").write_text("SECRET_KEY=topsecret-of-the-shop\n")
    (root / "tracking-plan.yaml").write_text(PLAN)
    bears_silence(root, 60)
    return root


def bears_silence(root: Path, seconds: int) -> None:
    """Let the team of ``root`` wait so long for an agent that says nothing."""
    (root / "luthier.toml").write_text(f"agent_silence = {seconds}\n")


def files_of(root: Path) -> dict[str, bytes]:
    """Every file with its content."""
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in root.rglob("*") if each.is_file()}


def records(state: Path) -> list[Record]:
    """What is kept of runs, the newest first."""
    return [each for each in read_records(state / "runs") if isinstance(each, Record)]


def titles(shown: Shown) -> list[str]:
    """The first lines of what the agent was asked."""
    return [each.splitlines()[0] for each in shown.prompts]


def assert_told(shown: Shown, sentence: str) -> None:
    """One sentence, a remedy below it, and nothing of our own insides."""
    assert shown.ran.code == 2, shown.ran.err
    assert shown.ran.out == ""
    told = shown.ran.err.splitlines()
    assert [each for each in told if each.startswith("luthier:")] == [f"luthier: {sentence}"]
    assert told[-2] == f"luthier: {sentence}"
    assert told[-1].startswith("  ")
    assert "." in told[-1]
    assert not [word for word in ("Traceback", "Error", "dummy", "topsecret", "/rooms/") if word in shown.ran.err]


def assert_failed(shown: Shown, sentence: str, state: Path, *, resumable: bool) -> None:
    """It is told, recorded, and nothing is left of the room; it says how to go on exactly when that leads somewhere."""
    assert_told(shown, sentence)
    record = records(state)[0]
    assert (record.ended, record.fault) == (Ended.FAILED, sentence)
    assert f"{sentence}\n  {record.remedy}" in shown.ran.err
    assert (f"luthier implement --resume {record.run}" in shown.ran.err) is resumable
    assert rooms(state) == []


def rooms(state: Path) -> list[Path]:
    """What is left of copies."""
    return folders(state / "rooms")


def folders(place: Path) -> list[Path]:
    """The folders in ``place``; none when it is not there."""
    return [each for each in place.glob("*") if each.is_dir()]


def resume(state: Path) -> tuple[str, ...]:
    """The words that go on with the last run."""
    return ("--resume", records(state)[0].run, "--approve-all")
