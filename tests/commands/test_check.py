# ruff: noqa: E501 - what is printed stands here as it is
"""``luthier check`` tells problems with their rules, in three forms, and leaves out what a baseline knows."""

import json
import subprocess
from pathlib import Path

import pytest
from inline_snapshot import snapshot
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from lsp_server.prose.rules import read_rules
from tests.support.commands import luthier
from tests.support.folders import folder_of
from tests.support.shops import FAULTY, SHOP


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A project with problems."""
    return folder_of(tmp_path / "faulty", FAULTY)


def test_each_problem_is_a_line_that_opens_with_its_place_and_ends_with_its_rule(faulty: Path) -> None:
    """The form that editors and scripts read."""
    ran = luthier("check", faulty)
    assert ran.code == 1
    assert ran.out == snapshot("""\
shop/orders.py:5:22: warning: `order_placed` is captured before `Order.objects.create` in line 6, which may still fail. [capture-before-act]
shop/orders.py:5:70: error: `email` sends a person's email with every `order_placed`; keep it out of events. [property-personal]
shop/orders.py:7:22: warning: `ordr_placed` looks like a slip of the pen for `order_placed`. [event-misspelt]
shop/orders.py:13:9: note: This is sent once for each round of the loop; capture once behind it, with a count. [capture-in-loop]
shop/orders.py:13:26: warning: The plan rejects `cart_emptied`: Nobody acts on it. [event-not-in-plan]
tracking-plan.yaml:8:12: note: `user_signed_up` is approved, and no code captures it yet. [event-not-implemented]
1 error, 3 warnings, 2 notes in 1 file.
""")


def test_nothing_to_tell_is_told_and_ends_with_0(tmp_path: Path) -> None:
    """A clean project."""
    ran = luthier("check", folder_of(tmp_path, SHOP))
    assert (ran.code, ran.out) == (0, "No problems in 4 files.\n")


@pytest.mark.parametrize(("least", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_exit_code_follows_fail_on(faulty: Path, least: str, code: int) -> None:
    """A team decides what breaks its build."""
    assert luthier("check", faulty, "--fail-on", least).code == code


def test_notes_alone_break_no_build_unless_asked(tmp_path: Path) -> None:
    """What is planned and not yet in the code is a note."""
    plan = "events:\n  - event: user_signed_up\n    status: approved\n"
    folder = folder_of(
        tmp_path, {**SHOP, "tracking-plan.yaml": plan + "  - event: subscription_cancelled\n    status: implemented\n"}
    )
    assert luthier("check", folder).code == 0
    assert luthier("check", folder, "--fail-on", "note").code == 1


def test_one_file_can_be_checked(faulty: Path) -> None:
    """The plan's own problems are left out then."""
    ran = luthier("check", faulty / "shop/orders.py", "--json")
    assert {each["path"] for each in ran.json["problems"]} == {"shop/orders.py"}


def test_sarif_follows_the_standard_and_carries_rules_fixes_and_fingerprints(faulty: Path) -> None:
    """The log is what the standard's schema asks for; no key is unknown to it."""
    log = luthier("check", faulty, "--format", "sarif").json
    SarifLog.model_validate(log)
    [run] = log["runs"]
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == ["plan", *(page.name for page in read_rules())]
    first = run["results"][0]
    assert names[first["ruleIndex"]] == first["ruleId"]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "shop/orders.py"
    assert [each for each in run["results"] if "fixes" in each]
    assert len({each["partialFingerprints"]["luthier/v1"] for each in run["results"]}) == len(run["results"])


def test_sarif_names_files_from_the_repositorys_top(tmp_path: Path) -> None:
    """A code host reads paths from there, wherever the project is in the repository."""
    folder = folder_of(tmp_path / "my shop", FAULTY)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    [run] = luthier("check", folder, "--format", "sarif").json["runs"]
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]}
    assert uris == {"my%20shop/shop/orders.py", "my%20shop/tracking-plan.yaml"}


def test_a_baseline_silences_what_it_lists_even_when_lines_move(faulty: Path) -> None:
    """Old problems stay quiet, a new one is told."""
    known = faulty / "known.json"
    assert luthier("check", faulty, "--baseline", known, "--write-baseline").code == 0
    orders = faulty / "shop/orders.py"
    orders.write_text("# A comment\n\n\n" + orders.read_text("utf-8"), "utf-8")
    ran = luthier("check", faulty, "--baseline", known)
    assert (ran.code, ran.out) == (0, "No problems in 1 file; 6 known problems left out.\n")

    orders.write_text(
        orders.read_text("utf-8") + '\n\ndef more(u):\n    posthog.capture("order_plced", distinct_id=u.id)\n'
    )
    told = luthier("check", faulty, "--baseline", known, "--json").json
    assert [each["event"] for each in told["problems"]] == ["order_plced"]
    assert told["known"] == 6


def test_two_problems_alike_in_one_function_are_two(tmp_path: Path) -> None:
    """A baseline with one of them does not silence the other."""
    capture = '    posthog.capture("a_thing_done", distinct_id=user.id, properties={"email": user.email})\n'
    code = "import posthog\n\n\ndef do(user):\n"
    folder = folder_of(tmp_path, {"a.py": code + capture})
    known = tmp_path / "known.json"
    luthier("check", folder, "--baseline", known, "--write-baseline")
    (folder / "a.py").write_text(code + capture + capture)
    told = luthier("check", folder, "--baseline", known, "--json").json["problems"]
    assert [each["line"] for each in told] == [6]


def test_a_baseline_is_the_same_whoever_writes_it(faulty: Path) -> None:
    """It is committed, so that it must not change by itself; and it holds no line."""
    known = faulty / "known.json"
    luthier("check", faulty, "--baseline", known, "--write-baseline")
    first = known.read_bytes()
    luthier("check", faulty, "--baseline", known, "--write-baseline")
    assert known.read_bytes() == first
    assert set(json.loads(first)["problems"][0]) == {"fingerprint", "rule", "path", "symbol", "event", "message"}


def test_a_file_that_is_no_baseline_is_neither_read_nor_replaced(faulty: Path) -> None:
    """A slip of the hand costs nothing."""
    orders = faulty / "shop/orders.py"
    before = orders.read_bytes()
    for more in ([], ["--write-baseline"]):
        ran = luthier("check", faulty, "--baseline", orders, *more)
        assert (ran.code, orders.read_bytes()) == (2, before)
        assert "is no baseline" in ran.err
    assert "--write-baseline" in luthier("check", faulty, "--baseline", faulty / "none.json").err
    assert luthier("check", faulty, "--write-baseline").code == 2


def test_a_broken_plan_is_a_problem_at_its_line(tmp_path: Path) -> None:
    """The code is checked all the same."""
    folder = folder_of(tmp_path, {**FAULTY, "tracking-plan.yaml": "events:\n  - event: a_b\n    status: maybe\n"})
    ran = luthier("check", folder, "--json")
    [plan] = [each for each in ran.json["problems"] if each["rule"] == "plan"]
    assert (plan["path"], plan["line"], plan["gravity"]) == ("tracking-plan.yaml", 3, "error")
    assert any(each["path"] == "shop/orders.py" for each in ran.json["problems"])


def test_settings_weigh_and_silence_rules(tmp_path: Path) -> None:
    """A team's own word on its rules."""
    settings = '[rules]\n"property-personal" = "note"\n"event-misspelt" = "off"\n'
    folder = folder_of(tmp_path, {**FAULTY, "luthier.toml": settings})
    found = {each["rule"]: each["gravity"] for each in luthier("check", folder, "--json").json["problems"]}
    assert found["property-personal"] == "note"
    assert "event-misspelt" not in found


def test_a_rule_explains_itself(faulty: Path) -> None:
    """The page that the problem names."""
    ran = luthier("check", faulty, "--explain", "property-personal")
    assert ran.code == 0
    assert ran.out.startswith("# Personal details in an event\n")
    assert luthier("check", "--explain", "property-persnal").err == snapshot("""\
luthier: There is no rule property-persnal.
  Did you mean property-personal?
""")
