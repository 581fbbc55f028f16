"""From source to patch with nothing made up: the sample projects are read, proposed for, and written to."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from analyzers.insertion import apply, compose, insert
from analyzers.model import Hunk, Patch, Plan, Proposal, Refusal
from analyzers.parse import parse
from analyzers.proposals import propose
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.settings import Settings
from lsp_server.workspace.project import Project
from tests.support.insertions import Folder

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = ["flask_shop", "next_saas"]
PROVIDERS = ["posthog", "segment", "amplitude", "mixpanel"]


@cache
def project(name: str) -> Project:
    """A sample project, read."""
    found = Project(SAMPLES / name, load_knowledge(), Settings(jobs=1))
    found.scan()
    return found


@cache
def proposals(name: str) -> tuple[Proposal, ...]:
    """What is proposed for it."""
    of, knowledge = project(name), load_knowledge()
    known = (of.readings, of.source, knowledge.catalogue, of.instrumentation, knowledge.providers, Plan())
    return propose(*known)


@cache
def taken(name: str, provider: str) -> tuple[tuple[Proposal, ...], Patch, tuple[Refusal, ...]]:
    """The proposals that are inserted, their patch, and the refusals."""
    of = project(name)
    answers: dict[int, tuple[Hunk, ...] | Refusal] = {}
    for at, each in enumerate(proposals(name)):
        source = of.source(each.finding.path)
        answers[at] = insert(each, source, of.instrumentation, load_knowledge().providers, provider, of.source)
    groups = [answer for answer in answers.values() if not isinstance(answer, Refusal)]
    done = tuple(each for at, each in enumerate(proposals(name)) if not isinstance(answers[at], Refusal))
    refused = tuple(answer for answer in answers.values() if isinstance(answer, Refusal))
    return done, compose(groups, of.source), refused


def after(name: str, provider: str) -> Folder:
    """The sample with the patch in it."""
    of = project(name)
    texts: dict[str, bytes] = {path: of.source(path).text for path in of.readings}
    _, patch, _ = taken(name, provider)
    folder = Folder({})
    folder.texts = {**texts, **_changed(patch, of, texts)}
    return folder


def _changed(patch: Patch, of: Project, texts: Mapping[str, bytes]) -> dict[str, bytes]:
    created = {hunk.path for hunk in patch.hunks if hunk.creates}
    before = {path: b"" if path in created else texts.get(path) or of.source(path).text for path, _ in patch.base}
    return {path: apply(patch, path, text) for path, text in before.items()}


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("name", NAMES)
def test_most_of_what_is_proposed_is_inserted_and_read_back(name: str, provider: str) -> None:
    """Each inserted event is found again under its name, with its properties, in the file of its finding."""
    done, _, refused = taken(name, provider)
    folder = after(name, provider)
    assert len(done) > len(refused)
    for proposal in done:
        captures = [each for each in folder.captures(proposal.finding.path) if each.event == proposal.event]
        wanted = [each.name for each in proposal.properties]
        assert wanted in [[key for key, _, _ in each.properties] for each in captures], proposal.event


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize("name", NAMES)
def test_every_file_parses_and_keeps_its_lines(name: str, provider: str) -> None:
    """Python is compiled as well, and every original line is there in its order."""
    _, patch, _ = taken(name, provider)
    folder = after(name, provider)
    for path, base in patch.base:
        text = folder.texts[path]
        if path.endswith(".py"):
            compile(text, path, "exec")
        if path.endswith((".py", ".ts", ".tsx")):
            assert not parse(folder.source(path)).root_node.has_error
        before = project(name).source(path).text if base else b""
        remaining = iter(text.splitlines())
        assert all(line in remaining for line in before.splitlines()), path


@pytest.mark.parametrize("name", NAMES)
def test_the_project_gets_one_module_whatever_its_first_event_is(name: str) -> None:
    """Every file leads to the same place for it."""
    _, patch, _ = taken(name, "posthog")
    assert len({hunk.path for hunk in patch.hunks if hunk.creates}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_refusal_gives_a_reason_and_a_remedy(name: str) -> None:
    """As whole sentences."""
    _, _, refused = taken(name, "posthog")
    for each in refused:
        assert each.reason.endswith(".")
        assert each.remedy.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_question_has_the_same_answer(name: str) -> None:
    """Nothing depends on what was asked before."""
    of, knowledge = project(name), load_knowledge()
    for each in proposals(name):
        source = of.source(each.finding.path)
        ask = (each, source, of.instrumentation, knowledge.providers, None, of.source)
        assert insert(*ask) == insert(*ask)
