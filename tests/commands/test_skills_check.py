"""``luthier skills check`` says what is wrong with the skills, and with which SDKs calls were looked up."""

import shutil
from pathlib import Path

import pytest

from lsp_server.prose.providers import PROVIDERS
from tests.support.commands import luthier
from tests.support.sdks import python_project


@pytest.fixture
def skills(tmp_path: Path) -> Path:
    """A small folder of skills that is right."""
    root = tmp_path / "skills"
    for name in ("commandments.md", "lint.toml"):
        root.mkdir(exist_ok=True)
        shutil.copy(PROVIDERS.parent / name, root / name)
    for name in ("stages", "tools", "providers/posthog"):
        shutil.copytree(PROVIDERS.parent / name, root / name)
    return root


def test_what_is_right_ends_with_zero_and_says_what_was_not_looked_at(skills: Path) -> None:
    """Without a project that has SDKs installed, calls are not looked up."""
    ran = luthier("skills", "check", skills)
    assert (ran.code, ran.out) == (0, "No lapses; calls were not looked up, for want of --sdk.\n")


def test_each_lapse_is_one_line_with_its_place_and_rule(skills: Path) -> None:
    """And the exit code tells that there is one."""
    page = skills / "stages/4-check/SKILL.md"
    page.write_text(f"{page.read_text()}You MUST mend it.\n")
    line = len(page.read_text().splitlines())
    ran = luthier("skills", "check", skills)
    assert ran.code == 1
    assert f"stages/4-check/SKILL.md:{line}: “MUST” gives an order; give the reason. [shouting]\n" in ran.out
    assert "1 lapse;" in ran.out
    assert luthier("skills", "check", skills, "--json").json["lapses"] == [
        {
            "rule": "shouting",
            "path": "stages/4-check/SKILL.md",
            "line": line,
            "message": "“MUST” gives an order; give the reason.",
        }
    ]


def test_calls_are_looked_up_in_the_sdks_of_a_project(skills: Path, tmp_path: Path) -> None:
    """Those that are installed there, in any of several."""
    root = python_project(tmp_path)
    page = skills / "providers/posthog/SKILL.md"
    page.write_text(f'{page.read_text()}\n```py\nimport posthog\n\nposthog.record("user_logged_in")\n```\n')
    ran = luthier("skills", "check", skills, "--sdk", root)
    assert ran.code == 1
    assert "`record` is not in posthog 7." in ran.out
    assert "calls were looked up in " in ran.out


def test_folders_that_cannot_be_used_are_told(skills: Path, tmp_path: Path) -> None:
    """One that is not there, one that holds no skills, and one in which nothing is installed."""
    assert "There is no folder" in luthier("skills", "check", tmp_path / "gone").err
    (tmp_path / "empty").mkdir()
    assert "lint.toml cannot be used" in luthier("skills", "check", tmp_path / "empty").err
    assert "No SDK of a provider is installed" in luthier("skills", "check", skills, "--sdk", tmp_path / "empty").err
