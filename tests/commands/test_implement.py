"""``luthier implement`` with the real agent and a scripted model: from the survey to a diff that git applies."""

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from lsp_server.commands.schema import shape_of
from tests.commands.test_shapes import strict
from tests.support.agent_commands import (
    LOGIN,
    LOGOUT,
    at_terminal,
    edits,
    implement,
    interrupted,
    lesson,
    planned,
    plans,
    sets_up,
    surveys,
    tracks,
)
from tests.support.commands import luthier_process
from tests.support.folders import copy_of
from tests.support.model_api import Turn, say, use

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(120)]

LOGGED_IN = ("user_logged_in", "shop/auth.py", "login")
LOGGED_OUT = ("user_logged_out", "shop/auth.py", "logout")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop without analytics and with a secret; whatever happens, its files stay as they are unless a test says."""
    root = copy_of("flask_shop", tmp_path)
    (root / ".env").write_text("SECRET_KEY=topsecret-of-the-shop\n")
    return root


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where runs are kept."""
    return tmp_path / "state"


def files_of(root: Path) -> dict[str, bytes]:
    """Every file with its content."""
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in root.rglob("*") if each.is_file()}


def apply(root: Path, diff: str) -> None:
    """Let git apply a diff."""
    done = subprocess.run(["git", "apply", "-"], cwd=root, input=diff.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def kept(state: Path) -> str:
    """Everything that is kept of runs."""
    return "".join(each.read_text() for each in state.rglob("*.json"))


def writes_both() -> list[Turn]:
    """A model that implements both events well."""
    return [
        *sets_up(),
        *tracks("user_logged_in", LOGIN),
        say("It stands behind login_user."),
        *edits("shop/auth.py", LOGOUT, '    track(current_user.id, "user_logged_out")\n', before=True),
        say("It stands before logout_user, which forgets the person."),
    ]


async def test_the_whole_way_ends_in_a_diff_that_git_applies_and_a_second_run_finds_nothing_to_do(
    shop: Path, state: Path
) -> None:
    """Survey, plan, approval, implementation, checks, retrospective; nothing is written without being asked."""
    before = files_of(shop)
    script = [*surveys("shop/auth.py"), *plans(LOGGED_IN, LOGGED_OUT), *writes_both(), *lesson()]
    shown = await implement(script, shop, "--approve-all", state=state)
    assert shown.ran.code == 0, shown.ran.err
    assert files_of(shop) == before
    assert [each.splitlines()[0] for each in shown.prompts] == [
        "# Which files carry the business?",
        "# Which occurrences deserve an event?",
        "# Write the capture of one event",
        "# Write the capture of one event",
        "# What could we have done better to set you up for success?",
    ]
    assert "2 of 2 ready. Nothing was written" in shown.ran.err
    assert "The app needs POSTHOG_API_KEY in .env." in shown.ran.err
    assert shown.ran.out.startswith("diff --git ")
    apply(shop, shown.ran.out)
    text = (shop / "shop" / "auth.py").read_text()
    assert (
        text.count('track(user.id, "user_logged_in")') == text.count('track(current_user.id, "user_logged_out")') == 1
    )
    compile(text, "auth.py", "exec")
    assert not any("topsecret" in each.text for each in shown.api.requests)


async def test_with_write_the_files_and_the_plan_are_written_at_once(shop: Path, state: Path) -> None:
    """The plan knows what was implemented."""
    script = [*surveys("shop/auth.py"), *plans(LOGGED_IN, LOGGED_OUT), *writes_both(), *lesson()]
    shown = await implement(script, shop, "--approve-all", "--write", state=state)
    assert shown.ran.code == 0, shown.ran.err
    plan = luthier_process("plan", "show", shop, "--json").json
    assert {each["event"]: each["status"] for each in plan["entries"]} == {
        "user_logged_in": "implemented",
        "user_logged_out": "implemented",
    }
    assert plan["drift"] == []
    assert (shop / ".env").read_text() == "SECRET_KEY=topsecret-of-the-shop\n"


async def test_failures_of_the_checks_go_back_to_the_agent_twice(shop: Path, state: Path) -> None:
    """The first round misspells the name, the second loses a line, the third is right."""
    wrong = [
        *sets_up(),
        *tracks("user_loged_in", LOGIN),
        say("Done."),
        *edits_away('"user_loged_in"', '"user_logged_in")\n        track(user.id, "user_logged_in"'),
        say("Mended."),
        *edits_away(
            '        track(user.id, "user_logged_in")\n        track(user.id, "user_logged_in")\n',
            '        track(user.id, "user_logged_in")\n',
        ),
        say("Mended again."),
        *lesson(),
    ]
    shown = await implement(wrong, shop, "--event", "user_logged_in", state=state)
    assert shown.ran.code == 0, shown.ran.err
    checks = [each for each in shown.prompts if each.startswith("# Mend what was found")]
    assert len(checks) == 2
    assert "user_loged_in" in checks[0]
    assert "twice" in checks[1] or "2 times" in checks[1]
    assert shown.ran.out.count('+        track(user.id, "user_logged_in")') == 1


async def test_what_is_never_right_is_left_to_the_person_and_the_rest_is_handed_over(shop: Path, state: Path) -> None:
    """One of two is ready; the other is named with its reason, and nothing of it is in the diff."""
    script = [
        *surveys("shop/auth.py"),
        *plans(LOGGED_IN, LOGGED_OUT),
        *sets_up(),
        *tracks("user_logged_in", LOGIN),
        say("Done."),
        *edits("shop/auth.py", LOGOUT, '    track(current_user.email, "user_logged_out")\n', before=True),
        *(say("It is right as it is."),) * 3,
        *lesson(),
    ]
    shown = await implement(script, shop, "--approve-all", state=state)
    assert shown.ran.code == 1, shown.ran.err
    assert "1 of 2 ready, 1 event for you to look at: user_logged_out" in shown.ran.err
    assert "needs you: user_logged_out:" in shown.ran.err
    assert "user_logged_in" in shown.ran.out
    assert "user_logged_out" not in shown.ran.out


def edits_away(old: str, new: str) -> list[Turn]:
    """A model that replaces text in the module of logins."""
    return [use("Edit", file_path="shop/auth.py", old_string=old, new_string=new)]


async def test_a_person_approves_edits_and_rejects_at_the_terminal(shop: Path, state: Path) -> None:
    """A renamed event is written under its new name, and a rejected one never; the plan keeps why."""
    script = [
        *surveys("shop/auth.py"),
        use("mcp__events__propose_event", **planned(*LOGGED_IN, "method")),
        *plans(LOGGED_OUT),
        *sets_up(),
        *tracks("member_logged_in", LOGIN),
        say("Done."),
        *lesson(),
    ]
    answers = ["e", "member_logged_in", "", "none", "r", "Nobody asks for it", "y"]
    shown = await at_terminal(script, answers, shop, "--write", state=state)
    assert shown.ran.code == 0, shown.ran.err
    prompt = next(each for each in shown.prompts if each.startswith("# Write the capture"))
    assert "member_logged_in" in prompt
    assert "user_logged_out" not in prompt
    entries = luthier_process("plan", "show", shop, "--json").json["entries"]
    assert {each["event"]: (each["status"], each["reason"]) for each in entries} == {
        "member_logged_in": ("implemented", ""),
        "user_logged_out": ("rejected", "Nobody asks for it"),
    }
    assert (shop / ".env").read_text() == "SECRET_KEY=topsecret-of-the-shop\nPOSTHOG_API_KEY=\n"
    again = await implement(
        [*surveys("shop/auth.py"), *plans(LOGGED_OUT), say("Then none."), say("None.")], shop, state=state
    )
    assert "A person has said no to user_logged_out there." in "".join(each.text for each in again.api.results)


async def test_without_a_terminal_the_plan_waits_and_the_run_goes_on_later(shop: Path, state: Path) -> None:
    """What was surveyed and planned is not asked again."""
    waiting = await implement([*surveys("shop/auth.py"), *plans(LOGGED_IN)], shop, state=state)
    assert waiting.ran.code == 2
    assert "user_logged_in" in waiting.ran.err
    [run] = [each["run"] for each in runs(state)]
    assert f"luthier implement --resume {run}" in waiting.ran.err
    script = [*sets_up(), *tracks("user_logged_in", LOGIN), say("Done."), *lesson()]
    resumed = await implement(script, shop, "--resume", run, "--approve-all", state=state)
    assert resumed.ran.code == 0, resumed.ran.err
    assert resumed.prompts[0].splitlines()[0] == "# Write the capture of one event"


async def test_control_c_stops_the_run_at_once_and_nothing_is_left_behind(shop: Path, state: Path) -> None:
    """The run can be gone on with, and its copy of the project is gone."""
    before = files_of(shop)
    script = [*surveys("shop/auth.py"), *plans(LOGGED_IN), *sets_up(), use("Read", file_path="shop/auth.py")]
    shown = await interrupted(script, 8, shop, "--approve-all", state=state)
    assert shown.ran.code == 130
    [run] = [each["run"] for each in runs(state)]
    assert f"luthier implement --resume {run}" in shown.ran.err
    assert files_of(shop) == before
    assert [each.name for each in (state / "rooms").iterdir() if each.is_dir()] == []


async def test_its_json_follows_its_schema(shop: Path, state: Path) -> None:
    """And the diff is in it."""
    script = [*sets_up(), *tracks("user_logged_in", LOGIN), say("Done."), *lesson()]
    shown = await implement(script, shop, "--event", "user_logged_in", "--json", state=state)
    printed = json.loads(shown.ran.out)
    assert [each.message for each in Draft202012Validator(strict(shape_of("implement"))).iter_errors(printed)] == []
    assert printed["events"] == ["user_logged_in"]
    assert printed["settings"] == [{"path": ".env", "name": "POSTHOG_API_KEY"}]
    assert "user_logged_in" in printed["diff"]


async def test_the_record_and_the_retrospective_of_a_run_can_be_read_afterwards(shop: Path, state: Path) -> None:
    """Also what the guard refused."""
    script = [
        use("Bash", command="cat .env"),
        use("Read", file_path=".env"),
        *sets_up(),
        *tracks("user_logged_in", LOGIN),
    ]
    await implement(
        [*script, say("Done."), *lesson("Name the module.")], shop, "--event", "user_logged_in", state=state
    )
    [run] = [each["run"] for each in runs(state)]
    record = luthier_process("runs", "show", run, "--json", LUTHIER_STATE_DIR=str(state)).json
    assert record["ended"] == "ready"
    assert [each["stage"] for each in record["stages"]] == ["implement", "retrospective"]
    assert "Read" in [each["tool"] for each in record["refused"]]
    lessons = luthier_process("retrospectives", "--json", LUTHIER_STATE_DIR=str(state)).json["groups"]
    assert [(each["page"], each["lessons"][0]["text"]) for each in lessons] == [
        ("reference/provider", "Name the module.")
    ]
    assert "topsecret" not in kept(state)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--event", "no_such_event"], "Nothing here is proposed as no_such_event"),
        (["--planned"], "The plan has no approved event"),
        (["--resume", "2020"], "There is no run 2020"),
        (["--event", "user_logged_in", "--planned"], "cannot be had together"),
    ],
)
async def test_a_way_in_that_leads_nowhere_is_said_before_anything_is_asked(
    words: list[str], said: str, shop: Path, state: Path
) -> None:
    """No model is asked, and no money spent."""
    shown = await implement([], shop, *words, state=state)
    assert (shown.ran.code, said in shown.ran.err, shown.api.requests) == (2, True, [])


def runs(state: Path) -> list[dict[str, str]]:
    """The runs that are known."""
    return list(luthier_process("runs", "--json", LUTHIER_STATE_DIR=str(state)).json["runs"])
