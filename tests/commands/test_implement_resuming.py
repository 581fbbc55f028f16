"""A run of ``luthier implement`` that failed, was stopped or killed is gone on with, and asks nothing twice."""

import signal
from pathlib import Path

import pytest

from lsp_server.runs.records import Ended
from tests.support.agent_commands import (
    LOGIN,
    LOGOUT,
    edits,
    implement,
    interrupted,
    lesson,
    plans,
    sets_up,
    surveys,
    tracks,
)
from tests.support.agent_ends import (
    CHOOSE,
    DOWN,
    LOGGED_IN,
    LOGGED_OUT,
    MEND,
    REFLECT,
    WAYS,
    WRITE,
    assert_failed,
    bears_silence,
    files_of,
    planned_shop,
    records,
    resume,
    rooms,
    titles,
)
from tests.support.model_api import Trouble, Turn, When, say, use

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop with a tracking plan and a secret."""
    return planned_shop(tmp_path)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where runs are kept."""
    return tmp_path / "state"


async def test_what_was_implemented_is_not_asked_for_again(shop: Path, state: Path) -> None:
    """The second of two events meets the fault, twice; the run that goes on begins with it, and hands both over."""
    script = [*surveys("shop/auth.py"), *plans(LOGGED_IN, LOGGED_OUT), *sets_up(), *tracks("user_logged_in", LOGIN)]
    broken = await implement([*script, say("Done."), DOWN], shop, "--approve-all", state=state)
    assert_failed(broken, "The model's API fails.", state, resumable=True)
    again = await implement([DOWN], shop, *resume(state), state=state)
    assert_failed(again, "The model's API fails.", state, resumable=True)
    rest = edits("shop/auth.py", LOGOUT, '    track(current_user.id, "user_logged_out")\n', before=True)
    resumed = await implement([*rest, say("Done."), *lesson()], shop, *resume(state), state=state)
    assert resumed.ran.code == 0, resumed.ran.err
    assert titles(resumed) == [WRITE, REFLECT]
    assert "`user_logged_out`" in resumed.prompts[0]
    assert "2 of 2 ready" in resumed.ran.err
    assert "The app needs POSTHOG_API_KEY in .env." in resumed.ran.err
    assert 'track(user.id, "user_logged_in")' in resumed.ran.out
    assert 'track(current_user.id, "user_logged_out")' in resumed.ran.out


async def test_a_fault_while_mending_is_gone_on_from_with_what_was_written(shop: Path, state: Path) -> None:
    """The checks are made anew, and nothing is written a second time."""
    way = WAYS["check"]
    broken = await implement([*way.script, DOWN], shop, *way.words, state=state)
    assert_failed(broken, "The model's API fails.", state, resumable=True)
    mends = use("Edit", file_path="shop/auth.py", old_string='"user_loged_in"', new_string='"user_logged_in"')
    resumed = await implement([mends, say("Mended."), *lesson()], shop, *resume(state), state=state)
    assert resumed.ran.code == 0, resumed.ran.err
    assert titles(resumed) == [MEND, REFLECT]
    assert resumed.ran.out.count('+        track(user.id, "user_logged_in")') == 1


async def test_a_fault_while_planning_keeps_the_survey(shop: Path, state: Path) -> None:
    """And the run that goes on may itself be gone on with."""
    broken = await implement([*surveys("shop/auth.py"), DOWN], shop, "--approve-all", state=state)
    assert_failed(broken, "The model's API fails.", state, resumable=True)
    again = await implement([DOWN], shop, *resume(state), state=state)
    assert_failed(again, "The model's API fails.", state, resumable=True)
    script = [*plans(LOGGED_IN), *sets_up(), *tracks("user_logged_in", LOGIN), say("Done."), *lesson()]
    resumed = await implement(script, shop, *resume(state), state=state)
    assert resumed.ran.code == 0, resumed.ran.err
    assert titles(resumed) == [CHOOSE, WRITE, REFLECT]


@pytest.mark.parametrize("trouble", [DOWN, Trouble(hang=When.MIDDLE)], ids=["failing", "silent"])
async def test_a_fault_in_the_retrospective_costs_nothing(trouble: Turn, shop: Path, state: Path) -> None:
    """The work was done before."""
    bears_silence(shop, 4 if trouble is not DOWN else 60)
    script = [*sets_up(), *tracks("user_logged_in", LOGIN), say("Done."), trouble]
    shown = await implement(script, shop, "--event", "user_logged_in", state=state)
    assert shown.ran.code == 0, shown.ran.err
    assert 'track(user.id, "user_logged_in")' in shown.ran.out
    assert "1 of 1 ready" in shown.ran.err
    assert records(state)[0].ended is Ended.READY
    assert rooms(state) == []


# --- being stopped ------------------------------------------------------------------------------------------------

WAITS = {
    "while the API hangs": (signal.SIGINT, Trouble(hang=When.BEFORE)),
    "while an answer hangs": (signal.SIGTERM, Trouble(hang=When.MIDDLE)),
    "while a request waits to be sent again": (signal.SIGINT, Trouble(status=429, kind="rate_limit_error", times=9)),
}


@pytest.mark.parametrize(("by", "trouble"), WAITS.values(), ids=WAITS)
async def test_a_person_can_stop_it_while_nothing_comes(
    by: signal.Signals, trouble: Turn, shop: Path, state: Path
) -> None:
    """That is no failure, and what was finished can be gone on with."""
    before, way = files_of(shop), WAYS["implement"]
    script, often = [*way.script, trouble], {"CLAUDE_CODE_MAX_RETRIES": "9"}
    shown = await interrupted(script, len(script), shop, *way.words, state=state, by=by, **often)
    assert shown.ran.code == 130, shown.ran.err
    record = records(state)[0]
    assert (record.ended, record.fault) == (Ended.STOPPED, "")
    going_on = f"  Go on with it: luthier implement --resume {record.run}"
    assert shown.ran.err.splitlines()[-2:] == ["luthier: Stopped.", going_on]
    assert "Traceback" not in shown.ran.err
    assert rooms(state) == []
    assert files_of(shop) == before


async def test_a_run_that_is_stopped_at_its_last_question_still_has_its_work(shop: Path, state: Path) -> None:
    """Going on hands it over at once."""
    script = [*sets_up(), *tracks("user_logged_in", LOGIN), say("Done."), Trouble(hang=When.BEFORE)]
    stopped = await interrupted(script, len(script), shop, "--event", "user_logged_in", state=state)
    assert (stopped.ran.code, titles(stopped)[-1]) == (130, REFLECT)
    resumed = await implement(lesson(), shop, *resume(state), state=state)
    assert resumed.ran.code == 0, resumed.ran.err
    assert titles(resumed) == [REFLECT]
    assert 'track(user.id, "user_logged_in")' in resumed.ran.out


async def test_a_run_whose_process_is_killed_can_be_gone_on_with(shop: Path, state: Path) -> None:
    """The next run removes the copy that was left."""
    before = files_of(shop)
    script = [*surveys("shop/auth.py"), *plans(LOGGED_IN), Trouble(hang=When.BEFORE)]
    killed = await interrupted(script, len(script), shop, "--approve-all", state=state, by=signal.SIGKILL)
    assert killed.ran.code == -signal.SIGKILL
    assert records(state)[0].ended is Ended.DIED
    assert len(rooms(state)) == 1
    assert files_of(shop) == before
    script = [*sets_up(), *tracks("user_logged_in", LOGIN), say("Done."), *lesson()]
    resumed = await implement(script, shop, *resume(state), state=state)
    assert resumed.ran.code == 0, resumed.ran.err
    assert titles(resumed) == [WRITE, REFLECT]
    assert rooms(state) == []
