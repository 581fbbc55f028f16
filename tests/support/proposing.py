"""Propose events for small projects that tests write as strings, and capture what is proposed."""

from collections.abc import Mapping

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.findings import find
from analyzers.insertion import apply, compose, insert
from analyzers.instrumentation import learn
from analyzers.languages import language_of
from analyzers.model import Instrumentation, Plan, Proposal, Reading, Refusal, Source
from analyzers.plan import parse_plan
from analyzers.proposals import propose
from tests.support.pages import catalogue
from tests.support.projects import providers, source_of


class Ground:
    """A project: files by path, its plan as YAML, and the packages of its manifests."""

    def __init__(self, files: Mapping[str, str | bytes], plan: str = "", packages: tuple[str, ...] = ()) -> None:
        """Texts may be indented by the test's own layout; bytes are taken as they are."""
        self.sources = {
            path: source_of(path, text) if isinstance(text, str) else Source(path, text, language_of(path) or "")
            for path, text in files.items()
        }
        self.packages = packages
        self.plan, problems = parse_plan(plan) if plan else (Plan(), ())
        assert problems == ()
        facts = {path: read_facts(source) for path, source in self.sources.items() if source.language}
        self.instrumentation: Instrumentation = learn(facts.values(), providers(), packages)
        self.readings = {
            path: Reading(each, read_captures(each, providers(), self.instrumentation), find(each, catalogue()))
            for path, each in sorted(facts.items())
        }

    def proposals(self) -> tuple[Proposal, ...]:
        """Everything that is proposed, captured or not."""
        return propose(
            self.readings, self.sources.__getitem__, catalogue(), self.instrumentation, providers(), self.plan
        )

    def with_captures(self) -> "Ground":
        """The project after every open proposal that can be put in at once was put in."""
        groups = []
        for proposal in self.proposals():
            source = self.sources[proposal.finding.path]
            hunks = insert(proposal, source, self.instrumentation, providers(), None, self.sources.__getitem__)
            if not isinstance(hunks, Refusal):
                groups.append(hunks)
        patch = compose(groups, self.sources.__getitem__)
        texts: dict[str, str | bytes] = {path: each.text for path, each in self.sources.items()}
        for path in {hunk.path for hunk in patch.hunks}:
            before = texts.get(path, b"")
            assert isinstance(before, bytes)
            texts[path] = apply(patch, path, before)
        after = Ground(texts, packages=self.packages)
        after.plan = self.plan
        return after


def proposed(files: Mapping[str, str], plan: str = "") -> tuple[Proposal, ...]:
    """The proposals of a project that nothing captures yet."""
    return tuple(each for each in Ground(files, plan).proposals() if not each.captured)


def events(files: Mapping[str, str], plan: str = "") -> list[str]:
    """The names of the events that are proposed, in their order."""
    return [each.event for each in proposed(files, plan)]


def the_one(files: Mapping[str, str], plan: str = "") -> Proposal:
    """The only proposal of a project."""
    (only,) = proposed(files, plan)
    return only


def values(files: Mapping[str, str]) -> dict[str, str]:
    """The properties of the only proposal, with the expressions that give them."""
    return {each.name: each.expression for each in the_one(files).properties}
