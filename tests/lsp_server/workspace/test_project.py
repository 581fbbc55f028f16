"""What a project remembers while somebody types is what it would find out anew."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyzers.languages import language_of
from analyzers.model import Source
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.workspace.project import Project
from tests.support.folders import folder_of
from tests.support.small import SMALL

CODE = [path for path in SMALL if language_of(path)]
NEW = st.sampled_from(
    [
        *("", " ", "\n", "# a remark\n", "x", "track", "'order_lost'", "(", "import posthog\n", "def f(event):\n    "),
        *("posthog.capture('u', event)\n", 'track(user.id, "order_paid")\n', "E = 'order_paid'\n", "_seen"),
    ]
)
EDITS = st.lists(st.tuples(st.sampled_from(CODE), NEW, st.integers(0, 400), st.integers(0, 12)), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_remembering_changes_no_answer(tmp_path: Path, edits: list[tuple[str, str, int, int]]) -> None:
    """After any typing all that is derived equals what a project that reads everything at once derives."""
    root = folder_of(tmp_path / "small", SMALL)
    project = Project(root, load_knowledge())
    project.scan()
    texts = {path: SMALL[path] for path in CODE}
    for path, new, start, length in edits:
        at = start % (len(texts[path]) + 1)
        texts[path] = texts[path][:at] + new + texts[path][at + length :]
        project.put(_source(path, texts[path]))
        assert project.instrumentation == _anew(root, texts).instrumentation
    other = _anew(root, texts)
    assert dict(project.readings) == dict(other.readings)
    assert project.proposals() == other.proposals()
    for path in (*CODE, "tracking-plan.yaml"):
        assert project.problems_in(path) == other.problems_in(path)


@pytest.mark.parametrize("path", CODE)
def test_what_only_moves_is_not_learned_again(tmp_path: Path, path: str) -> None:
    """A blank line above everything leaves the instrumentation the very same value."""
    project = Project(folder_of(tmp_path / "small", SMALL), load_knowledge())
    project.scan()
    before = project.instrumentation
    project.put(_source(path, "\n" + SMALL[path]))
    assert project.instrumentation is before
    project.plan_changed()
    assert project.instrumentation is before


def _source(path: str, text: str) -> Source:
    return Source(path, text.encode(), language_of(path) or "")


def _anew(root: Path, texts: dict[str, str]) -> Project:
    project = Project(root, load_knowledge())
    project.scan(overlays={path: _source(path, text) for path, text in texts.items()})
    return project


@pytest.mark.parametrize("path", CODE)
def test_a_fork_and_its_project_do_not_see_each_others_changes(tmp_path: Path, path: str) -> None:
    """A fork answers as its project did, and what is put into it later stays in it."""
    project = Project(folder_of(tmp_path / "small", SMALL), load_knowledge())
    project.scan()
    fork = project.fork()
    assert dict(fork.readings) == dict(project.readings)
    assert fork.instrumentation == project.instrumentation
    before = dict(project.readings)
    fork.put(_source(path, ""))
    assert dict(project.readings) == before
    assert fork.source(path).text == b""
