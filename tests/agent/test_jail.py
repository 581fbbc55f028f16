"""Where the machine has a sandbox, the agent's process sees its copy of the project and nothing else of a person."""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from lsp_server.agent.jail import choose_jail, write_program
from lsp_server.runs.guarding import Room
from lsp_server.workspace.sandbox import surroundings, why_not
from tests.support.agents import Studio, add_plugin

PROBE = """#!/bin/sh
for path in "$@"; do
  if cat "$path" >/dev/null 2>&1 || ls "$path" >/dev/null 2>&1; then echo "sees $path"; fi
  if (echo x >> "$path/made") 2>/dev/null || ([ -f "$path" ] && (echo x >> "$path") 2>/dev/null)
  then echo "writes $path"; fi
done
pwd
env
"""


@pytest.fixture
def no_memory() -> Iterator[None]:
    """The sandbox is tried anew, and again after the test."""
    why_not.cache_clear()
    yield
    why_not.cache_clear()


def look(studio: Studio, tmp_path: Path, *paths: Path, jailing: bool) -> tuple[list[str], Path]:
    """What a program in the place of the agent's sees and writes of ``paths``, and how it was started."""
    (tmp_path / "bin").mkdir()
    probe = tmp_path / "bin" / "probe"
    probe.write_text(PROBE)
    probe.chmod(0o755)
    room = Room(studio.room.shadow, studio.room.folder, (studio.room.folder / "plugin",))
    around = surroundings({"PATH": os.environ["PATH"], "HOME": str(tmp_path), "SECRET": "hunter2"}, room.own)
    program = write_program(room, probe, around, choose_jail(jailing=jailing)).program
    inherited = {**around.kept, "SECRET": "hunter2", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [program, *paths], cwd=room.shadow, env=inherited, capture_output=True, text=True, check=True, timeout=20
    )
    return done.stdout.splitlines(), program


@pytest.mark.parametrize("jailing", [True] if choose_jail().shut else [])
def test_the_process_sees_what_it_works_on_and_no_more(studio: Studio, tmp_path: Path, jailing: bool) -> None:
    """The copy and its own folder can be written, the reference read, and nothing else of the person is there."""
    page = add_plugin(studio)
    letter = tmp_path / "letter.txt"
    letter.write_text("hunter2")
    record = studio.room.folder / "record.json"
    record.write_text("{}")
    shadow, own = studio.room.shadow, studio.room.own
    seen, _ = look(
        studio, tmp_path, shadow, own, page, letter, record, Path("/root"), Path("/home"), Path("/var"), jailing=jailing
    )
    told = [line for line in seen if line.startswith(("sees", "writes"))]
    assert told == [f"sees {shadow}", f"writes {shadow}", f"sees {own}", f"writes {own}", f"sees {page}"]
    assert str(shadow) in seen


def test_a_variable_that_is_not_passed_is_gone(studio: Studio, tmp_path: Path, jailing: bool) -> None:
    """It is taken away by its name; its value stands nowhere."""
    add_plugin(studio)
    seen, program = look(studio, tmp_path, jailing=jailing)
    assert not any(line.startswith("SECRET") for line in seen)
    assert any(line.startswith("PATH=") for line in seen)
    assert "hunter2" not in program.read_text()
    assert stat.S_IMODE(program.stat().st_mode) == 0o700


def test_it_is_said_when_a_person_wants_no_sandbox() -> None:
    """In a sentence."""
    jail = choose_jail(jailing=False)
    assert not jail.shut
    assert jail.said == "The agent runs without a sandbox, as asked."


@pytest.mark.usefixtures("no_memory")
def test_it_is_said_when_there_is_no_sandbox(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And what is missing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    jail = choose_jail()
    assert not jail.shut
    assert jail.said == "The agent runs without a sandbox: bubblewrap (`bwrap`) is not installed."


@pytest.mark.usefixtures("no_memory")
def test_it_is_said_when_the_system_refuses_the_sandbox(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in many containers: it is installed, and still not allowed."""
    refusing = tmp_path / "bwrap"
    refusing.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace.' >&2\nexit 1\n")
    refusing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("sys.platform", "linux")
    said = choose_jail().said
    assert said == (
        "The agent runs without a sandbox: bubblewrap is refused here (No permissions to create new namespace)."
    )


@pytest.mark.usefixtures("no_memory")
def test_it_is_said_where_there_is_none_for_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy and the guard hold the agent all the same."""
    monkeypatch.setattr("sys.platform", "darwin")
    assert choose_jail().said == "The agent runs without a sandbox: there is none for this operating system."


def test_a_sandbox_that_is_there_is_used() -> None:
    """The tests of a Linux machine run with it."""
    if shutil.which("bwrap"):
        assert "sandbox" in choose_jail().said
