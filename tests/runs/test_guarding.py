"""No tool call leaves the copy of the project, sees a secret, or changes what runs on somebody's machine."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lsp_server.runs.guarding import Allow, Deny, Gate, Room, decide, judge
from lsp_server.runs.values import Used
from tests.support.agents import BUILT_IN, add_plugin, open_studio


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    """A gate before a room in which much lies that should not."""
    studio = open_studio(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("hunter2")
    page = add_plugin(studio)
    for path in (".env", "config/.env.production", "keys/server.pem", ".git/config", "secrets/prod.yml"):
        studio.write(path, "hunter2")
    shadow = studio.room.shadow
    (shadow / "notes.txt").symlink_to(".env")
    (shadow / "letter.txt").symlink_to(home / "letter.txt")
    (shadow / "home").symlink_to(home)
    (shadow / "hard.txt").hardlink_to(home / "letter.txt")
    os.mkfifo(shadow / "pipe")
    room = Room(shadow, studio.room.folder, (studio.room.folder / "plugin",))
    assert page.is_relative_to(room.readable[0])
    return Gate(room, lambda: BUILT_IN | {"record_files"})


ALLOWED: dict[str, tuple[str, dict[str, Any]]] = {
    "a file": ("Read", {"file_path": "app.py"}),
    "a file by its whole path": ("Read", {"file_path": "{shadow}/app.py"}),
    "a file by a detour": ("Read", {"file_path": "{shadow}/sub/../app.py"}),
    "an edit": ("Edit", {"file_path": "sub/cart.py", "old_string": "True", "new_string": "False"}),
    "a new file": ("Write", {"file_path": "lib/analytics.py", "content": "x = 1"}),
    "a manifest": ("Edit", {"file_path": "package.json", "old_string": "", "new_string": "{}"}),
    "a search everywhere": ("Grep", {"pattern": "pay"}),
    "a search in a folder": ("Grep", {"pattern": "pay", "path": "sub", "glob": "**/*.{py,ts}"}),
    "names": ("Glob", {"pattern": "**/*.py"}),
    "names of a word that secrets have, too": ("Glob", {"pattern": "**/*token*"}),
    "a page of the reference": ("Read", {"file_path": "{plugin}/skills/reference/SKILL.md"}),
    "source code about secrets": ("Write", {"file_path": "secrets/routes.py", "content": ""}),
    "a tool of ours": ("mcp__files__record_files", {"path": "/etc/passwd"}),
}

REFUSED: dict[str, tuple[str, dict[str, Any], str]] = {
    "a command": ("Bash", {"command": "ls"}, "not available"),
    "the web": ("WebFetch", {"url": "http://example.com"}, "not available"),
    "another agent": ("Agent", {"prompt": "x"}, "not available"),
    "a notebook": ("NotebookEdit", {"notebook_path": "app.py"}, "not available"),
    "a tool of ours that is not granted": ("mcp__events__propose_event", {}, "Use: Edit, Glob"),
    "a foreign tool of a granted name": ("x__Read", {"file_path": "app.py"}, "not available"),
    "another skill": ("Skill", {"skill": "verify"}, "luthier:reference"),
    "a skill with a path": ("Skill", {"skill": "luthier:reference@/etc/passwd"}, "luthier:reference"),
    "the machine": ("Read", {"file_path": "/etc/passwd"}, "relative to its folder"),
    "the machine upwards": ("Read", {"file_path": "../../../../../../etc/passwd"}, "relative to its folder"),
    "the home folder": ("Read", {"file_path": "~/.bashrc"}, "relative to its folder"),
    "a process": ("Read", {"file_path": "/proc/self/environ"}, "relative to its folder"),
    "a neighbour whose name begins alike": ("Read", {"file_path": "{shadow}-other/x"}, "relative to its folder"),
    "what the process keeps": ("Read", {"file_path": "{own}/projects/x.txt"}, "Narrow the search"),
    "the run's records": ("Read", {"file_path": "{own}/../record.json"}, "relative to its folder"),
    "a link out": ("Read", {"file_path": "letter.txt"}, "relative to its folder"),
    "a linked folder": ("Grep", {"pattern": "x", "path": "home"}, "relative to its folder"),
    "a file below a linked folder": ("Write", {"file_path": "home/new.txt", "content": ""}, "relative to its folder"),
    "variables": ("Read", {"file_path": ".env"}, "secrets"),
    "variables in a folder": ("Read", {"file_path": "config/.env.production"}, "secrets"),
    "variables in capitals": ("Read", {"file_path": ".ENV"}, "secrets"),
    "variables with a dot behind": ("Read", {"file_path": ".env."}, "secrets"),
    "variables with a space behind": ("Read", {"file_path": ".env "}, "cannot be read"),
    "variables with an invisible letter": ("Read", {"file_path": ".en\u200bv"}, "cannot be read"),
    "variables by a link": ("Read", {"file_path": "notes.txt"}, "secrets"),
    "an edit that would tell what is there": (
        "Edit",
        {"file_path": ".env", "old_string": "a", "new_string": "b"},
        "env_has_key",
    ),
    "variables anew": ("Write", {"file_path": "new/.env.local", "content": ""}, "secrets"),
    "a search in variables": ("Grep", {"pattern": ".", "path": ".env"}, "secrets"),
    "a key": ("Read", {"file_path": "keys/server.pem"}, "secrets"),
    "values of a folder of secrets": ("Read", {"file_path": "secrets/prod.yml"}, "secrets"),
    "the repository": ("Read", {"file_path": ".git/config"}, "secrets"),
    "names in the repository": ("Glob", {"pattern": "*", "path": ".git"}, "secrets"),
    "a second name of a file": ("Read", {"file_path": "hard.txt"}, "link or a special file"),
    "a pipe": ("Read", {"file_path": "pipe"}, "link or a special file"),
    "a search in a second name": ("Grep", {"pattern": ".", "path": "hard.txt"}, "link or a special file"),
    "names of the machine": ("Glob", {"pattern": "/etc/*"}, "without `..`"),
    "names of the home folder": ("Glob", {"pattern": "~/*"}, "without `..`"),
    "names upwards": ("Glob", {"pattern": "sub/../../*"}, "without `..`"),
    "names upwards in braces": ("Glob", {"pattern": "{sub,..}/*"}, "without `..`"),
    "names of variables": ("Glob", {"pattern": "**/.env*"}, "without `..`"),
    "a search in files of variables": ("Grep", {"pattern": ".", "glob": ".env*"}, "without `..`"),
    "a search in keys": ("Grep", {"pattern": ".", "glob": "**/*.pem"}, "without `..`"),
    "a search in the machine": ("Grep", {"pattern": ".", "path": "/"}, "relative to its folder"),
    "a search behind a space": ("Grep", {"pattern": ".", "path": " /etc"}, "cannot be read"),
    "no path": ("Read", {}, "cannot be read"),
    "an empty path": ("Read", {"file_path": ""}, "cannot be read"),
    "a path that is no text": ("Read", {"file_path": ["app.py"]}, "cannot be read"),
    "a path with a null": ("Read", {"file_path": "app.py\0.txt"}, "cannot be read"),
    "a page of the reference to change": (
        "Write",
        {"file_path": "{plugin}/skills/reference/SKILL.md", "content": ""},
        "not changed",
    ),
    "a huge file": ("Write", {"file_path": "a.py", "content": "x" * 1_000_001}, "small change"),
    "an edit that makes a file huge": (
        "Edit",
        {"file_path": "app.py", "old_string": "1", "new_string": "x" * 200_000, "replace_all": True},
        "small change",
    ),
}

PROTECTED = [
    ".github/workflows/ci.yml",
    ".gitlab-ci.yml",
    ".circleci/config.yml",
    ".husky/pre-commit",
    ".pre-commit-config.yaml",
    ".vscode/tasks.json",
    ".idea/workspace.xml",
    ".claude/settings.json",
    ".cursor/rules",
    ".mcp.json",
    "CLAUDE.md",
    "docs/AGENTS.md",
    "Makefile",
    "docker/Dockerfile",
    "docker-compose.yml",
    ".bashrc",
    ".envrc",
    ".npmrc",
    "uv.lock",
    "package-lock.json",
    "pnpm-lock.yaml",
    "web/yarn.lock",
    "setup.py",
    "node_modules/x/index.js",
    "tracking-plan.yaml",
    ".devcontainer/devcontainer.json",
    "GITHUB.md/../.github/x",
    "makefile.",
]


def filled(given: dict[str, Any], gate: Gate) -> dict[str, Any]:
    """``given`` with the folders of the room put in."""
    places = {"{shadow}": gate.room.shadow, "{own}": gate.room.own, "{plugin}": gate.room.readable[0]}
    for name, place in places.items():
        given = {key: text.replace(name, str(place)) if isinstance(text, str) else text for key, text in given.items()}
    return given


@pytest.mark.parametrize(("tool", "asked"), ALLOWED.values(), ids=ALLOWED)
def test_what_the_work_needs_is_allowed(gate: Gate, tool: str, asked: dict[str, Any]) -> None:
    """Reading, finding, changing and making files of the project."""
    assert isinstance(decide(tool, filled(asked, gate), gate), Allow)


@pytest.mark.parametrize(("tool", "asked", "words"), REFUSED.values(), ids=REFUSED)
def test_everything_else_is_refused_with_a_way_out(gate: Gate, tool: str, asked: dict[str, Any], words: str) -> None:
    """The agent reads what it may do instead."""
    decision = decide(tool, filled(asked, gate), gate)
    assert isinstance(decision, Deny)
    assert words in decision.reason
    assert str(gate.room.shadow.parent) not in decision.reason


@pytest.mark.parametrize("path", PROTECTED)
def test_what_steers_tools_is_not_written(gate: Gate, path: str) -> None:
    """It may run on the machine of whoever takes the patch, or speak to their agents."""
    for tool, rest in (("Write", {"content": ""}), ("Edit", {"old_string": "a", "new_string": "b"})):
        assert isinstance(decide(tool, {"file_path": path, **rest}, gate), Deny)


def test_a_tool_is_refused_as_soon_as_its_stage_is_over(gate: Gate) -> None:
    """What is granted is asked anew for every call; the reference is closed with its skill."""
    page = {"file_path": str(gate.room.readable[0] / "skills/reference/SKILL.md")}
    assert isinstance(decide("Read", page, gate), Allow)
    gate.granted = lambda: frozenset({"Read"})
    assert isinstance(decide("Read", page, gate), Deny)
    assert isinstance(decide("Write", {"file_path": "a.py", "content": ""}, gate), Deny)
    gate.granted = frozenset
    assert isinstance(decide("Read", {"file_path": "app.py"}, gate), Deny)


def test_the_path_that_was_judged_is_the_one_that_is_used(gate: Gate) -> None:
    """The process is given the real path, so that it cannot read another one out of the words."""
    for tool, asked in (("Read", {"file_path": "sub/../app.py"}), ("Grep", {"pattern": "x", "path": "./app.py"})):
        decision = decide(tool, asked, gate)
        assert isinstance(decision, Allow)
        assert str(gate.room.shadow / "app.py") in decision.given.values()


def test_a_skill_gets_no_arguments(gate: Gate) -> None:
    """The process would read the files that they name."""
    decision = decide("Skill", {"skill": "luthier:reference", "args": "@/etc/passwd"}, gate)
    assert decision == Allow({"skill": "luthier:reference"})


@pytest.mark.parametrize(("asked", "kept"), [(None, 400), (0, 400), (10_000, 400), (-3, 400), ("all", 400), (20, 20)])
def test_what_is_found_is_bounded(gate: Gate, asked: object, kept: int) -> None:
    """No search fills the conversation."""
    decision = decide("Grep", {"pattern": "x", "head_limit": asked}, gate)
    assert isinstance(decision, Allow)
    assert decision.given["head_limit"] == kept


def test_a_flood_is_stemmed(gate: Gate) -> None:
    """New files and calls of a run are counted; each call is told, and each refusal with its reason."""
    writes = [judge("Write", {"file_path": f"{number}.py", "content": ""}, gate) for number in range(61)]
    assert [used.refused != "" for _, used in writes] == [False] * 60 + [True]
    assert writes[0][1] == Used("Write", "0.py")
    gate.calls = 2000
    decision, used = judge("Read", {"file_path": "app.py"}, gate)
    assert isinstance(decision, Deny)
    assert "stop" in decision.reason
    assert used == Used("Read", "app.py", decision.reason)


PARTS = st.sampled_from(
    ["..", ".", "", "~", "/", "sub", "app.py", "home", "letter.txt", "notes.txt", ".env", ".git", "hard.txt", "x", "C:"]
)


@given(
    st.sampled_from(sorted(BUILT_IN)),
    st.lists(PARTS | st.text(max_size=3), max_size=6).map("/".join) | st.text(max_size=20),
)
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_path_leads_out(gate: Gate, tool: str, path: str) -> None:
    """Whatever is given, it is decided; what is allowed is a plain file or folder of the copy or the reference."""
    asked = {"file_path": path, "path": path, "pattern": path, "glob": path, "content": path, "new_string": path}
    decision = decide(tool, asked, gate)
    if isinstance(decision, Deny):
        return
    meant = Path(os.path.realpath(decision.given["path" if tool in {"Glob", "Grep"} else "file_path"]))
    assert any(meant.is_relative_to(each) for each in (gate.room.shadow, *gate.room.readable))
    assert not meant.is_file() or (meant.stat().st_nlink == 1 and meant.read_bytes() != b"hunter2")
