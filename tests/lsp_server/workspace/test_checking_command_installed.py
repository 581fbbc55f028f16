"""What the command that a person allowed finds of their installations: what it needs, and nothing that links say."""

from pathlib import Path

import pytest

from lsp_server.workspace.checking_command import Allowed, run_check


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's home with a secret, a project, and what runs it, installed by the person."""
    home = tmp_path / "home"
    python, node = home / "pythons" / "3.12.5", home / "nodes" / "v22"
    for runtime, program, library in ((python, "python3", "lib/python3.12"), (node, "node", "lib/node_modules/tool")):
        (runtime / "bin").mkdir(parents=True)
        (runtime / library).mkdir(parents=True)
        (runtime / "etc").mkdir()
        (runtime / "etc" / "login").write_text("topsecret")
        write_program(runtime / "bin" / program, f"echo runs {program}; cat {runtime}/{library}/os.py")
        (runtime / library / "os.py").write_text("its library\n")
    (home / "pythons" / "3.12").symlink_to(python)
    (home / ".ssh").mkdir()
    (home / ".ssh" / "key").write_text("topsecret")
    for name in ("project", "shadow"):
        (home / name).mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def write_program(path: Path, script: str) -> None:
    """A program that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def environment(folder: Path, python: Path | str) -> None:
    """An environment whose interpreter is a link."""
    (folder / "bin").mkdir(parents=True)
    (folder / "pyvenv.cfg").write_text("home = x\n")
    (folder / "bin" / "python3").symlink_to(python)
    (folder / "bin" / "python").symlink_to("python3")


def told(home: Path, *command: str) -> str:
    """What a command writes."""
    return run_check(home / "shadow", home / "project", Allowed(command, 20.0)).output_tail


@pytest.mark.parametrize("folder", [".venv", "venv", "env", "backend/.venv", "any-name"])
def test_an_environment_runs_whose_interpreter_the_person_installed(folder: str, home: Path) -> None:
    """By a link to a link, as installers make them; of the installation nothing else is seen."""
    environment(home / "project" / folder, home / "pythons" / "3.12" / "bin" / "python3")
    assert told(home, f"{folder}/bin/python") == "runs python3\nits library\n"
    seen = told(home, "find", str(home), "-name", "login", "-o", "-name", "key")
    assert seen == ""


def test_the_runtime_on_the_persons_path_is_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the tools that are installed beside it."""
    node = home / "nodes" / "v22"
    (node / "bin" / "tool").symlink_to("../lib/node_modules/tool/cli")
    write_program(node / "lib" / "node_modules" / "tool" / "cli", "echo runs a tool")
    monkeypatch.setenv("PATH", f"{node / 'bin'}:/usr/bin:/bin")
    assert told(home, "node") == "runs node\nits library\n"
    assert told(home, "tool") == "runs a tool\n"
    assert told(home, "find", str(node), "-name", "login") == ""


def test_programs_of_the_project_are_found_by_their_names(home: Path) -> None:
    """Those of the packages, and those of the environment."""
    environment(home / "project" / ".venv", "/usr/bin/env")
    write_program(home / "project" / ".venv" / "bin" / "linter", "echo lints")
    write_program(home / "project" / "node_modules" / ".bin" / "checker", "echo checks")
    assert told(home, "linter") == "lints\n"
    assert told(home, "checker") == "checks\n"


@pytest.mark.parametrize("target", [".ssh/key", ".ssh/bin/python3", "bin/python3", "project/../.ssh/key", "no/such/x"])
def test_a_link_to_something_else_shows_nothing_of_it(target: str, home: Path) -> None:
    """A project that somebody sent may have any links."""
    write_program(home / "bin" / "python3", "echo the person's own")
    environment(home / "project" / ".venv", home / target)
    (home / "project" / "apps").symlink_to(home)
    (home / "node_modules").mkdir()
    (home / "node_modules" / "key").write_text("topsecret")
    (home / "project" / "vendor").symlink_to(home / ".ssh")
    seen = told(home, "find", str(home), "-type", "f")
    assert {Path(line).name for line in seen.splitlines()} <= {"pyvenv.cfg"}


def test_a_home_that_looks_like_an_installation_is_not_shown(home: Path) -> None:
    """Some people install everything right there."""
    (home / "lib" / "python3.12").mkdir(parents=True)
    (home / "lib" / "python3.12" / "os.py").write_text("topsecret")
    write_program(home / "bin" / "python3", "echo the person's own")
    environment(home / "project" / ".venv", home / "bin" / "python3")
    assert "topsecret" not in told(home, "grep", "-rs", "topsecret", str(home))


def test_packages_in_packages_are_there_once(home: Path) -> None:
    """There may be hundreds of them."""
    for inner in ("node_modules/a/node_modules/b", "apps/web/node_modules/c"):
        write_program(home / "project" / inner / "x", ":")
    mounts = told(home, "cat", "/proc/mounts")
    places = [line.split()[1].removeprefix(f"{home}/project") for line in mounts.splitlines() if " " in line]
    assert [each for each in places if each.endswith("node_modules")] == ["/node_modules", "/apps/web/node_modules"]
    assert told(home, "ls", "node_modules/a/node_modules") == "b\n"


def test_caches_in_what_is_installed_can_be_written_and_stay_as_they_are(home: Path) -> None:
    """Tools fail where they cannot."""
    cache = home / "project" / "node_modules" / ".cache"
    cache.mkdir(parents=True)
    (cache / "old").write_text("x")
    assert told(home, "sh", "-c", "echo new > node_modules/.cache/new && ls -A node_modules/.cache") == "new\n"
    assert [each.name for each in cache.iterdir()] == ["old"]
