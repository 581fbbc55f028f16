"""The problems of a project's files and of its plan, as the team's settings weigh them."""

from pathlib import Path

import pytest

from analyzers.model import Gravity, Plan, Proposal, Source, Status
from analyzers.plan import add, render
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.settings import Settings
from lsp_server.workspace.plan_file import PLAN_NAME
from lsp_server.workspace.project import Project
from tests.support.folders import folder_of
from tests.support.small import SMALL

SIGNUP = '''"""Accounts."""

from db import session
from models import User


def register(form):
    check(form)
    user = User(email=form["email"])
    session.add(user)
    session.commit()
    return user
'''


def project_of(place: Path, files: dict[str, str], **settings: object) -> Project:
    """A folder with these files, read."""
    project = Project(folder_of(place, files), load_knowledge(), Settings(jobs=1, **settings))  # type: ignore[arg-type]
    project.scan()
    return project


def rules(project: Project, path: str) -> list[tuple[str, str]]:
    """The rules that a file breaks, with the events."""
    return [(each.rule, each.event) for each in project.problems_in(path)]


def test_the_plan_and_the_code_are_compared_on_both_sides(tmp_path: Path) -> None:
    """What is planned and not sent, sent and not planned, and sent otherwise than planned."""
    lost = SMALL["orders.py"].replace('"order_refunded"', '"order_returned"')
    project = project_of(tmp_path, {**SMALL, "orders.py": lost})
    assert ("event-not-implemented", "order_refunded") in rules(project, PLAN_NAME)
    assert ("event-not-in-plan", "order_returned") in rules(project, "orders.py")
    assert ("properties-not-as-planned", "order_paid") in rules(project, "orders.py")


def test_typing_is_followed_at_once(tmp_path: Path) -> None:
    """What was found is kept only as long as nothing changes."""
    project = project_of(tmp_path, SMALL)
    before = rules(project, PLAN_NAME)
    assert project.problems_in(PLAN_NAME) is project.problems_in(PLAN_NAME)
    renamed = SMALL["orders.py"].replace('"order_refunded"', '"money_returned"').encode()
    project.put(Source("orders.py", renamed, "python"))
    assert ("event-not-implemented", "order_refunded") in set(rules(project, PLAN_NAME)) - set(before)


def test_settings_switch_rules_off_and_weigh_them(tmp_path: Path) -> None:
    """A team decides how much a rule matters."""
    wrong = {**SMALL, "orders.py": SMALL["orders.py"].replace('"order_refunded"', '"order_returned"')}
    weights = (("event-not-in-plan", "error"), ("properties-not-as-planned", "off"))
    project = project_of(tmp_path, wrong, rules=weights)
    found = {each.rule: each.gravity for each in project.problems_in("orders.py")}
    assert found["event-not-in-plan"] is Gravity.ERROR
    assert "properties-not-as-planned" not in found


def test_a_file_that_is_not_read_has_no_problems(tmp_path: Path) -> None:
    """Neither one that is missing nor one that is no code."""
    project = project_of(tmp_path, SMALL)
    assert project.problems_in("gone.py") == ()
    assert project.problems_in("README.md") == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "found"),
    [
        ("accounts.py", "def register(", "def sign_up(", "`sign_up` of accounts.py"),
        ("people.py", "", "", "`register` of people.py"),
    ],
)
def test_a_place_that_moved_is_found_again(tmp_path: Path, path: str, old: str, new: str, found: str) -> None:
    """By its statement and neighbours in a renamed function, by its name in a renamed file."""
    first = project_of(tmp_path / "before", {"accounts.py": SIGNUP})
    plan = add(Plan(), proposal(first), Status.APPROVED)
    text = render("", plan)
    files = {path: SIGNUP.replace(old, new) if old else SIGNUP, PLAN_NAME: text}
    moved = [
        each for each in project_of(tmp_path / "after", files).problems_in(PLAN_NAME) if each.rule == "place-moved"
    ]
    assert len(moved) == 1
    assert found in moved[0].message


def test_an_unreadable_plan_is_compared_with_nothing(tmp_path: Path) -> None:
    """Its own problem is told elsewhere, at its line."""
    project = project_of(tmp_path, {**SMALL, PLAN_NAME: "events: [\n"})
    assert project.problems_in(PLAN_NAME) == ()
    assert project.plan_problems


def proposal(project: Project) -> Proposal:
    """The only proposal of a project."""
    (only,) = [each for each in project.proposals() if each.anchor is not None]
    return only
