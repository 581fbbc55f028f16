"""``luthier runs`` and ``luthier retrospectives`` show what is kept, and forget it."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from lsp_server.commands.schema import shape_of
from tests.commands.test_shapes import strict
from tests.support.commands import luthier
from tests.support.recorded import a_run


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's state of its own."""
    monkeypatch.setenv("LUTHIER_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def run(tmp_path: Path) -> str:
    """A run that handed one event over and left one."""
    recorder = a_run(tmp_path / "shop")
    recorder.close()
    return recorder.run


def test_runs_are_listed_with_what_came_of_them(run: str, tmp_path: Path) -> None:
    """One line for each, the newest first."""
    ran = luthier("runs")
    assert ran.out.split() == [
        *(run, "partly", "1", "event,", "1", "left", "$0.25", "3", "turns", str(tmp_path / "shop")),
    ]


def test_a_machine_without_runs_says_so() -> None:
    """And that is no error."""
    assert luthier("runs").out == "The agent has not run on this machine.\n"
    assert luthier("retrospectives").out == "No run has told of anything yet.\n0 lessons.\n"


def test_a_run_is_shown_stage_by_stage_with_refusals_flaws_and_lessons(run: str) -> None:
    """Everything that was kept of it can be read."""
    out = luthier("runs", "show", run[:10]).out
    for told in (
        "The agent runs in a sandbox.",
        "implement order_paid: done at",
        "ready: order_paid",
        "left for you: order_lost",
        "refused 2 times: Bash: Bash is not available.",
        "flaw: order_lost: It is not captured. (shop.py, line 5)",
        "lesson (agent, contradiction): Two pages name two clients.",
    ):
        assert told in out


@pytest.mark.parametrize("words", [["runs", "list"], ["runs", "show", "RUN"], ["retrospectives"]], ids=" ".join)
def test_their_json_follows_its_schema(words: list[str], run: str) -> None:
    """Keys that the schema does not know fail here."""
    printed = luthier(*(run if each == "RUN" else each for each in words), "--json").json
    schema = strict(shape_of(" ".join(each for each in words if each != "RUN")))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(printed)] == []


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
