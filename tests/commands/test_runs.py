"""``luthier runs`` and ``luthier retrospectives`` show what is kept, and forget it."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from inline_snapshot import snapshot
from jsonschema import Draft202012Validator

from analyzers.model import Flaw
from lsp_server.commands.schema import shape_of
from lsp_server.runs.records import Begun, Record, Refused, Saved
from lsp_server.runs.values import ChosenFile, Lesson, LessonKind, Spent, Stage
from tests.commands.test_shapes import strict
from tests.commands.test_terminal import ESCAPE, on_terminal
from tests.support.commands import luthier
from tests.support.kept import DIED, FAILED, PARTLY, READY, keep
from tests.support.recorded import a_run


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A person's state of its own, on a clock that is not that of records."""
    monkeypatch.setenv("LUTHIER_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("TZ", "UTC-01:00")
    time.tzset()
    yield tmp_path / "state"
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def run(tmp_path: Path) -> str:
    """A run that handed one event over and left one."""
    recorder = a_run(tmp_path / "shop")
    recorder.close()
    return recorder.run


def test_runs_are_listed_with_what_came_of_them(state: Path) -> None:
    """One line for each, the newest first; times are those of this machine's clock."""
    keep(state, PARTLY, READY, DIED)
    assert luthier("runs").out == snapshot("""\
20261125-090000-abcdef  25 Nov 10:00  ready   2 ready          $11.50  140 turns  /home/ada/work/site
20261124-113000-abcdef  24 Nov 12:30  partly  1 ready, 1 left  $0.42   23 turns   /home/ada/work/shop
20261123-090000-abcdef  23 Nov 10:00  died    0 ready          $0.07   1 turn     /home/ada/work/shop
""")


def test_a_machine_without_runs_says_so() -> None:
    """And that is no error."""
    assert luthier("runs").out == "The agent has not run on this machine.\n"
    assert luthier("retrospectives").out == "No run has told of anything yet.\n"


def test_a_run_is_shown_stage_by_stage_with_refusals_flaws_and_lessons(state: Path) -> None:
    """Everything that was kept of it can be read."""
    keep(state, PARTLY)
    assert luthier("runs", "show", PARTLY.run[:10]).out == snapshot("""\
20261124-113000-abcdef  partly
/home/ada/work/shop, 24 Nov 12:30, 4 min
$0.42 of $5.00, 23 of 200 turns, a-model
The agent runs in a sandbox.
  survey                      12 s  $0.05   3 turns
  plan                        48 s  $0.07   3 turns
  implement      order_paid  2 min  $0.28  16 turns
  retrospective               10 s  $0.02    1 turn
asked again: The model is asked too often. (2 times)
chosen: shop.py: people pay here
plan: order_paid approved, it was order_payed
plan: order_lost rejected (rare)
checked: 0 of 1 ready, then 1 of 1 ready
ready: order_paid
left for you: order_lost
changed: analytics.py, shop.py
read: shop.py, cart.py
used: Read 4, Bash 2, Edit 1
flaw: order_lost: It is not captured. (shop.py, line 5)
refused: Bash 2 times during survey: Bash is not available at this stage. Use: Read.
lesson: Two pages name two clients. (agent, contradiction, stages/3-implement)
lesson: Bash was refused 2 times: No. (host, missing-tool, stages/1-survey)
""")


def test_a_run_that_failed_says_why_and_what_waits_for_an_answer(state: Path) -> None:
    """The plan of an agent is the person's to decide on."""
    keep(state, FAILED)
    assert luthier("runs", "show", FAILED.run).out == snapshot("""\
20261126-090000-abcdef  failed
/home/ada/work/shop, 26 Nov 10:00, 40 s
1 event waits for approval, and nobody is at the terminal. Go on at a terminal.
$0.07 of $5.00, 2 of 200 turns
  plan    20 s  $0.07  2 turns
plan: order_paid waits for you
""")


def test_a_run_that_broke_off_says_where(state: Path) -> None:
    """At which stage, and at which event."""
    keep(state, DIED)
    assert luthier("runs", "show", DIED.run).out == snapshot("""\
20261123-090000-abcdef  died
/home/ada/work/shop, 23 Nov 10:00
$0.07 of $5.00, 1 of 200 turns
  implement  order_paid not finished
plan: order_paid approved
""")


def test_what_an_agent_says_cannot_steer_a_terminal(state: Path) -> None:
    """Neither a lesson, nor a name, nor a reason: it is shown on one line, escaped."""
    evil = "\x1b[2J\x1b]0;title\x07 turned \u202e round\nluthier: all is well [red]x[/red] \ud83d"
    lesson = Lesson(LessonKind.OTHER, evil, evil)
    flaw = Flaw("bound", evil, evil, evil, 1)
    said = replace(
        PARTLY,
        root=evil,
        chosen=(ChosenFile(evil, evil),),
        read=(evil,),
        used=((evil, 1),),
        refused=(Refused(evil, evil),),
        begun=Begun(Stage.PLAN, evil, Spent(0.0, 0), evil),
        flaws=(flaw,),
        lessons=(lesson,),
        left=(evil,),
    )
    keep(state, said)
    for words in (["runs"], ["runs", "show", said.run], ["retrospectives"]):
        out = luthier(*words).out
        assert all(each.isprintable() or each == "\n" for each in out)
        assert "\nluthier" not in out
        assert "\\x1b[2J" in out


def test_lines_fit_the_terminal_and_projects_stand_below_where_there_is_no_room(state: Path) -> None:
    """Nothing is cut off."""
    keep(state, PARTLY, READY)
    wide, narrow = (ESCAPE.sub("", on_terminal("runs", columns=each)).splitlines() for each in (140, 80))
    assert [each.rpartition("  ")[2] for each in wide] == [READY.root, PARTLY.root]
    assert [each.strip() for each in narrow[1::2]] == [READY.root, PARTLY.root]
    assert max(map(len, (*wide, *narrow))) <= 140
    assert max(map(len, narrow)) <= 80


@pytest.mark.parametrize("words", [["runs", "list"], ["runs", "show", "RUN"], ["retrospectives"]], ids=" ".join)
def test_their_json_follows_its_schema(words: list[str], run: str) -> None:
    """Keys that the schema does not know fail here."""
    printed = luthier(*(run if each == "RUN" else each for each in words), "--json").json
    schema = strict(shape_of(" ".join(each for each in words if each != "RUN")))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(printed)] == []


@pytest.mark.parametrize("record", [PARTLY, READY, FAILED, DIED], ids=lambda each: each.ended.value)
def test_the_json_of_a_run_follows_its_schema_however_it_ended(record: Record, state: Path) -> None:
    """With every key, and none of the texts that the run wrote."""
    keep(state, replace(record, saved=(Saved("shop.py", "", b"written by the agent"),)))
    ran = luthier("runs", "show", record.run, "--json")
    errors = Draft202012Validator(strict(shape_of("runs show"))).iter_errors(ran.json)
    assert [error.message for error in errors] == []
    assert ran.json["unfinished"] == (
        {"stage": "implement", "event": "order_paid", "began": "2026-11-23T09:00:20+00:00"} if record is DIED else None
    )
    assert "written" not in ran.out


def test_retrospectives_are_shown_with_what_was_said_last_and_how_often(state: Path) -> None:
    """What came again stands once, and of much only the newest."""
    many = tuple(Lesson(LessonKind.MISSING_DOCUMENT, f"Nothing tells of {each}.", "docs") for each in "abcde")
    keep(state, PARTLY, replace(PARTLY, run="20261125-080000-abcdef"), replace(READY, lessons=many))
    assert luthier("retrospectives").out == snapshot("""\
docs  missing-document  5
  Nothing tells of a. (agent, 20261125-090000-abcdef)
  Nothing tells of b. (agent, 20261125-090000-abcdef)
  Nothing tells of c. (agent, 20261125-090000-abcdef)
  and 2 more: see them with --json
stages/1-survey  missing-tool  2
  Bash was refused 2 times: No. (host, 20261125-080000-abcdef, 2 times)
stages/3-implement  contradiction  2
  Two pages name two clients. (agent, 20261125-080000-abcdef, 2 times)
9 lessons of 3 runs.
""")


def test_retrospectives_are_grouped_by_page_and_kind_over_all_runs(run: str, tmp_path: Path) -> None:
    """The pages with the most to mend come first."""
    a_run(tmp_path / "shop").close()
    groups = luthier("retrospectives", "--json").json["groups"]
    assert [(each["page"], each["kind"], each["count"]) for each in groups] == [
        ("", "missing-tool", 2),
        ("stages/3-implement", "contradiction", 2),
        ("stages/3-implement", "other", 2),
    ]
    assert {each["run"] for each in luthier("retrospectives", "--run", run, "--json").json["groups"][0]["lessons"]} == {
        run
    }


def test_a_run_is_forgotten_by_name_or_with_all_others(run: str, tmp_path: Path) -> None:
    """Afterwards nothing of it is on the disk."""
    a_run(tmp_path / "shop").close()
    assert luthier("runs", "forget", run).err == "1 run forgotten.\n"
    assert luthier("runs", "forget", "--all").err == "1 run forgotten.\n"
    assert luthier("runs", "--json").json["runs"] == []


def test_forgetting_everything_leaves_what_is_under_way_and_takes_what_cannot_be_read(state: Path) -> None:
    """It says what stays, and why."""
    held = a_run(state / "shop", "survey")
    keep(state, PARTLY)
    (state / "runs" / "20200101-000000-abcdef").mkdir()
    ran = luthier("runs", "forget", "--all")
    assert (ran.code, ran.err) == (0, f"{held.run} is under way. Stop it first.\n2 runs forgotten.\n")
    assert [each["run"] for each in luthier("runs", "--json").json["runs"]] == [held.run]
    held.close()


@pytest.mark.parametrize("words", [[], ["nothing-of-the-kind"], ["--all", "2026"]], ids=str)
def test_what_cannot_be_forgotten_is_said(words: list[str], run: str) -> None:
    """And everything stays."""
    assert luthier("runs", "forget", *words).code == 2
    assert [each["run"] for each in luthier("runs", "--json").json["runs"]] == [run]


def test_a_record_that_cannot_be_read_is_named_with_what_to_do(run: str, state: Path) -> None:
    """The others are listed all the same."""
    (state / "runs" / "20200101-000000-abcdef").mkdir()
    ran = luthier("runs")
    assert run in ran.out
    assert "luthier runs forget 20200101-000000-abcdef" in ran.err
    assert luthier("runs", "forget", "20200101-000000-abcdef").code == 0
