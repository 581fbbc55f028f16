"""A project's proposals follow its files and its plan, and one changed file costs one file."""

from pathlib import Path

import pytest

from analyzers.model import Source
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.settings import Settings
from lsp_server.workspace.drafting import Drafting
from lsp_server.workspace.project import Project

ADD = """
@require_POST
@login_required
def {name}(request, code):
    thing = {noun}(owner=request.user, kind="simple")
    thing.save()
    return redirect("things")
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two files, one moment in each."""
    for noun in ("Check", "Board"):
        (tmp_path / f"{noun.lower()}s.py").write_text(ADD.format(name=f"add_{noun.lower()}", noun=noun))
    project = Project(tmp_path, load_knowledge(), Settings(jobs=1))
    project.scan()
    return project


def _events(project: Project) -> list[str]:
    return [each.event for each in project.proposals()]


def test_proposals_are_asked_for_by_folder_and_by_file(project: Project) -> None:
    """One list, and its parts."""
    assert _events(project) == ["board_created", "check_created"]
    assert [each.event for each in project.proposals_in("checks.py")] == ["check_created"]
    assert project.proposals_in("nothing.py") == ()


def test_a_file_that_changes_is_the_only_one_that_is_looked_at_again(project: Project) -> None:
    """Typing in one file must not cost the whole folder."""
    drafting = Drafting(project.knowledge.catalogue)
    before = drafting.of(project._sorted_reads())
    project.put(Source("checks.py", ADD.format(name="add_probe", noun="Probe").encode(), "python"))
    after = drafting.of(project._sorted_reads())
    assert after["boards.py"] is before["boards.py"]
    assert [each.finding.symbol for each in after["checks.py"]] == ["add_probe"]
    assert _events(project) == ["board_created", "probe_created"]


def test_a_file_that_is_gone_takes_its_proposals_with_it(project: Project) -> None:
    """Nothing is remembered of it."""
    project.proposals()
    project.remove("boards.py")
    assert _events(project) == ["check_created"]


def test_a_plan_that_changes_is_heeded_at_once(project: Project) -> None:
    """What was rejected a second ago is proposed no more."""
    project.proposals()
    plan = "events:\n  - event: board_created\n    status: rejected\n    reason: Nobody asks.\n"
    (project.root / "tracking-plan.yaml").write_text(plan)
    project.plan_changed()
    assert _events(project) == ["check_created"]
