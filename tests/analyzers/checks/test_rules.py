"""Every rule has a page, and every fence of the page is what it says: wrong where it is marked, right elsewhere."""

from dataclasses import replace
from pathlib import Path

import pytest

from analyzers.checks import PLAN_RULES, RULES
from analyzers.model import Gravity, Hunk, Problem
from lsp_server.prose.frontmatter import split
from tests.support.markers import read_markers
from tests.support.pages import Project, problems_of, projects

PAGES = Path(__file__).parents[3] / "skills" / "rules"
GRAVITIES = {rule.name: rule.gravity for rule in RULES} | PLAN_RULES


def page_of(rule: str) -> tuple[dict[str, object], str]:
    """Frontmatter and prose of a rule's page."""
    return split((PAGES / f"{rule}.md").read_text("utf-8"))


def cases() -> list[object]:
    """The projects of everything that the pages show, called by rule and heading."""
    found = []
    for rule in sorted(GRAVITIES):
        front, body = page_of(rule)
        packages = tuple(str(front.get("packages", "")).split())
        shown = projects(body, packages).items()
        found += [pytest.param(project, id=f"{rule}: {section}") for section, project in shown]
    return found


def test_rules_and_pages_are_the_same_set() -> None:
    """No rule without an explanation, and no page for a rule that is gone."""
    assert sorted(path.stem for path in PAGES.glob("*.md")) == sorted(GRAVITIES)


@pytest.mark.parametrize("rule", sorted(GRAVITIES))
def test_a_page_names_its_rule_its_gravity_and_says_what_it_is_about(rule: str) -> None:
    """The editor links to the page, and the command line prints the summary."""
    front, body = page_of(rule)
    assert front["rule"] == rule
    assert Gravity(str(front["gravity"])) is GRAVITIES[rule]
    assert str(front["summary"]).endswith(".")
    assert body.startswith("# ")


@pytest.mark.parametrize("rule", sorted(GRAVITIES))
def test_a_page_shows_the_mistake_and_the_right_way(rule: str) -> None:
    """A page with wrong fences alone teaches half."""
    text = page_of(rule)[1]
    assert f"expect: {rule}" in text
    assert "quiet: " in text


@pytest.mark.parametrize("project", cases())
def test_the_fences_of_a_page_are_judged_as_they_are_marked(project: Project) -> None:
    """All rules look at every fence; what is not marked must be found right by all of them."""
    found = sorted((each.path, line_of(project, each), each.rule) for each in problems_of(project))
    marked = sorted(
        (fence.path, marker.line, marker.value.split()[0])
        for fence in project.fences
        for marker in read_markers(fence.text)
        if marker.kind == "expect"
    )
    assert found == marked


@pytest.mark.parametrize("project", cases())
def test_a_fix_mends_the_problem_and_breaks_nothing(project: Project) -> None:
    """After a fix the problem is gone and no other has come."""
    before = problems_of(project)
    for problem in before:
        for fix in problem.fixes:
            after = problems_of(mended(project, fix.hunks))
            assert len([each for each in after if each.rule == problem.rule]) < len(
                [each for each in before if each.rule == problem.rule]
            )
            assert len(after) < len(before)


def line_of(project: Project, problem: Problem) -> int:
    """The line, from 0, on which a problem starts."""
    return project.text(problem.path).encode()[: problem.span.start].count(b"\n")


def mended(project: Project, hunks: tuple[Hunk, ...]) -> Project:
    """The project with a fix made."""
    texts = {fence.path: fence.text.encode() for fence in project.fences}
    for hunk in sorted(hunks, key=lambda each: each.edit.span, reverse=True):
        start, end = hunk.edit.span.start, hunk.edit.span.end
        texts[hunk.path] = texts[hunk.path][:start] + hunk.edit.new_text.encode() + texts[hunk.path][end:]
    fences = tuple(replace(fence, text=texts[fence.path].decode()) for fence in project.fences)
    return replace(project, fences=fences)
