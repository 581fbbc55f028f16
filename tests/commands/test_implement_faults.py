"""Whatever goes wrong in ``luthier implement``, a person reads one sentence, and loses neither files nor work."""

import shutil
from pathlib import Path

import pytest

from tests.support.agent_commands import LOGIN, implement, lesson, sets_up, tracks
from tests.support.agent_ends import (
    ALWAYS,
    DOWN,
    WAYS,
    assert_failed,
    assert_told,
    bears_silence,
    files_of,
    folders,
    planned_shop,
    records,
    rooms,
)
from tests.support.folders import folder_of
from tests.support.model_api import Trouble, Turn, When, say, use

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

FAULTS: dict[str, tuple[str, Turn, str]] = {
    "a key that is not accepted": (
        "survey",
        Trouble(status=401, kind="authentication_error", times=ALWAYS),
        "The model's API does not accept the key.",
    ),
    "a key that may not": (
        "plan",
        Trouble(status=403, kind="permission_error", times=ALWAYS),
        "The model's API does not allow this with the key that was given.",
    ),
    "too long a conversation": (
        "implement",
        Trouble(status=400, kind="invalid_request_error", message="prompt is too long: 2 > 1 maximum", times=ALWAYS),
        "The conversation became longer than the model can read.",
    ),
    "no credit": (
        "check",
        Trouble(status=400, kind="invalid_request_error", message="Your credit balance is too low.", times=ALWAYS),
        "The account of the model's API has no credit left.",
    ),
    "a model that is not there": (
        "survey",
        Trouble(status=404, kind="not_found_error", times=ALWAYS),
        "The model's API does not know the model.",
    ),
    "too many requests": (
        "plan",
        Trouble(status=429, kind="rate_limit_error", times=ALWAYS),
        "The model's API takes no more requests from this account for now.",
    ),
    "too many requests for an hour": (
        "implement",
        Trouble(status=429, kind="rate_limit_error", headers={"retry-after": "3600"}, times=ALWAYS),
        "The model's API takes no more requests from this account for now.",
    ),
    "an API that is overloaded": (
        "check",
        Trouble(status=529, kind="overloaded_error", times=ALWAYS),
        "The model's API is overloaded.",
    ),
    "an API that fails": ("plan", DOWN, "The model's API fails."),
    "a connection that is cut": (
        "survey",
        Trouble(drop=When.BEFORE, times=ALWAYS),
        "The model's API cannot be reached.",
    ),
    "a stream that is cut": (
        "implement",
        Trouble(drop=When.MIDDLE, times=ALWAYS),
        "The model's API cannot be reached.",
    ),
    "an error in a stream": (
        "check",
        Trouble(stream_error="overloaded_error", times=ALWAYS),
        "The model's API is overloaded.",
    ),
    "silence instead of an answer": (
        "survey",
        Trouble(hang=When.BEFORE, times=ALWAYS),
        "The agent was silent for too long, and was stopped.",
    ),
    "silence within an answer": (
        "implement",
        Trouble(hang=When.MIDDLE, times=ALWAYS),
        "The agent was silent for too long, and was stopped.",
    ),
    "too long a message": (
        "plan",
        use("Grep", pattern="x" * 17 * 2**20),
        "The agent said more at once than can be read.",
    ),
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop with a tracking plan and a secret."""
    return planned_shop(tmp_path)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where runs are kept."""
    return tmp_path / "state"


@pytest.mark.parametrize(("stage", "trouble", "sentence"), FAULTS.values(), ids=FAULTS)
async def test_a_fault_of_the_way_to_the_model_ends_the_run_in_one_sentence(
    stage: str, trouble: Turn, sentence: str, shop: Path, state: Path
) -> None:
    """In whichever stage: files and plan are untouched, and what was finished can be gone on with."""
    bears_silence(shop, 2 if isinstance(trouble, Trouble) and trouble.hang else 60)
    before, way = files_of(shop), WAYS[stage]
    script = [*way.script, trouble]
    shown = await implement(script, shop, *way.words, state=state, CLAUDE_CODE_MAX_RETRIES="0")
    assert_failed(shown, sentence, state, resumable=way.resumable)
    assert files_of(shop) == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--budget", "0.01"), "The run has used the money that it may."),
        (("--turns", "2"), "The agent has answered as often as it may in one run."),
    ],
    ids=["dollars", "turns"],
)
async def test_a_limit_that_is_reached_ends_the_run(
    words: tuple[str, str], sentence: str, shop: Path, state: Path
) -> None:
    """It was said at the beginning, and the plan that a person approved is kept for another run."""
    before = files_of(shop)
    script = [use("Read", file_path="shop/auth.py")] * 9
    shown = await implement(script, shop, "--event", "user_logged_in", *words, state=state)
    assert_failed(shown, sentence, state, resumable=True)
    assert files_of(shop) == before
    assert len(shown.api.requests) <= 3


async def test_an_agent_that_hands_nothing_in_is_asked_once_more_and_then_given_up(shop: Path, state: Path) -> None:
    """It is still asked what would have helped."""
    shown = await implement([say("None.")] * 2 + lesson("Say what an event is."), shop, "--approve-all", state=state)
    assert_failed(shown, "The agent named no file that carries business value.", state, resumable=False)
    assert [each.text for each in records(state)[0].lessons] == ["Say what an event is."]


async def test_without_a_key_no_request_is_made(shop: Path, state: Path) -> None:
    """It is the first thing that a person who tries it meets."""
    shown = await implement([], shop, "--approve-all", state=state, ANTHROPIC_API_KEY="", ANTHROPIC_BASE_URL="")
    assert_failed(shown, "There is no key for the model's API.", state, resumable=False)
    assert shown.api.requests == []


async def test_without_the_sdk_it_says_what_to_install(shop: Path, state: Path, tmp_path: Path) -> None:
    """Nothing is begun, and nothing recorded."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(HIDES)
    shown = await implement([], shop, state=state, PYTHONPATH=str(hidden))
    assert_told(shown, "The agent is not part of this installation.")
    assert "luthier[agent]" in shown.ran.err
    assert "state" not in [each.name for each in folders(state.parent)]


HIDES = """
import sys
from importlib.machinery import PathFinder

class Hiding(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name == "claude_agent_sdk" else super().find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = Hiding
"""
"""An interpreter that has no SDK, whatever is installed."""


async def test_a_state_folder_that_cannot_be_written_is_told_before_anything_is_asked(shop: Path, state: Path) -> None:
    """A file stands where records should be: the system refuses as on a disk that may only be read."""
    folder_of(state, {"runs": "in the way"})
    shown = await implement([], shop, "--approve-all", state=state)
    assert shown.ran.code == 2
    assert "was not made: " in shown.ran.err
    assert "Traceback" not in shown.ran.err
    assert rooms(state) == []
    assert shown.api.requests == []


@pytest.mark.parametrize("size", SIZES := [20_000, 150_000] if (BWRAP := shutil.which("bwrap")) else [])
async def test_a_full_disk_under_the_copy_ends_the_run_in_one_sentence(size: int, shop: Path, state: Path) -> None:
    """Whether there is no room for the copy, or only for what the agent's process needs."""
    before = files_of(shop)
    script = [*sets_up(), *tracks("user_logged_in", LOGIN), say("Done.")]
    small = smaller(state / "rooms", size)
    shown = await implement(script, shop, "--event", "user_logged_in", state=state, inside=small)
    assert_failed(shown, "The disk is full, or the run's folder cannot be written.", state, resumable=True)
    assert files_of(shop) == before


@pytest.mark.parametrize("size", SIZES[:1])
async def test_a_disk_too_full_for_the_record_does_not_cost_the_result(size: int, shop: Path, state: Path) -> None:
    """It is said once that nothing is kept of the run."""
    script = [*sets_up(), *tracks("user_logged_in", LOGIN), say("Done."), *lesson()]
    small = smaller(state / "runs", size // 5)
    shown = await implement(script, shop, "--event", "user_logged_in", state=state, inside=small)
    assert shown.ran.code == 0, shown.ran.err
    assert 'track(user.id, "user_logged_in")' in shown.ran.out
    assert shown.ran.err.count("Nothing is kept of run") == 1


def smaller(place: Path, size: int) -> list[str]:
    """A command line in which the disk below ``place`` holds only so many bytes."""
    place.mkdir(parents=True)
    return [str(BWRAP), "--dev-bind", "/", "/", "--size", str(size), "--tmpfs", str(place)]
