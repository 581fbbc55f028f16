"""Reads the fences of a rule's page as small projects, and checks them as a whole project is checked."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analyzers.captures import read_captures
from analyzers.checks import check_file, check_plan, index_captures
from analyzers.facts import read_facts
from analyzers.findings import find
from analyzers.instrumentation import learn
from analyzers.languages import language_of
from analyzers.model import Catalogue, Instrumentation, Plan, Problem, Provider, Reading, Source
from analyzers.parse import parse
from analyzers.plan import parse_plan
from lsp_server.prose.catalogue import read_catalogue
from lsp_server.prose.providers import read_providers
from tests.support.markers import Fence, read_fences

PLAN = "tracking-plan.yaml"


@dataclass(frozen=True)
class Project:
    """The fences under one heading: files by path, and the plan among them."""

    fences: tuple[Fence, ...]
    packages: tuple[str, ...] = ()

    def text(self, path: str) -> str:
        """The text of one file, empty when there is none."""
        return next((each.text for each in self.fences if each.path == path), "")


@cache
def catalogue() -> Catalogue:
    """The shipped moments."""
    return read_catalogue()


@cache
def providers() -> tuple[Provider, ...]:
    """The shipped providers."""
    return read_providers()


def projects(page: str, packages: tuple[str, ...] = ()) -> dict[str, Project]:
    """The small projects of a page by heading, in its order."""
    found: dict[str, list[Fence]] = {}
    for fence in read_fences(page):
        found.setdefault(fence.section, []).append(fence)
    return {section: Project(tuple(fences), packages) for section, fences in found.items()}


def problems_of(project: Project) -> tuple[Problem, ...]:
    """What every rule says about a project, by path and place."""
    plan, plan_problems = parse_plan(project.text(PLAN))
    assert plan_problems == ()
    sources = {
        each.path: Source(each.path, each.text.encode(), language_of(each.path) or "")
        for each in project.fences
        if language_of(each.path)
    }
    facts = {path: read_facts(source) for path, source in sources.items()}
    learned = learn(facts.values(), providers(), project.packages)
    readings = {
        path: Reading(each, read_captures(each, providers(), learned), find(each, catalogue()))
        for path, each in facts.items()
    }
    index = index_captures(readings, learned, providers())
    found = [
        problem
        for path, source in sources.items()
        for problem in _problems(readings[path], source, plan, learned, index)
    ]
    return (*found, *check_plan(plan, project.text(PLAN), readings))


def _problems(
    reading: Reading, source: Source, plan: Plan, learned: Instrumentation, index: object
) -> tuple[Problem, ...]:
    return check_file(reading, source, parse(source), plan, learned, providers(), index)  # type: ignore[arg-type]


def page(path: Path) -> str:
    """The text of a page."""
    return path.read_text("utf-8")
