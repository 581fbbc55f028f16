"""The command that a person allowed runs on a throw-away copy, sees nothing else, and ends in time."""

import http.server
import sys
import threading
from pathlib import Path

import pytest

from lsp_server.errors import InputError
from lsp_server.settings import Settings
from lsp_server.workspace.checking_command import Allowed, CheckResult, allowed, run_check


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A person's project, with a secret that the copy does not have."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "app.py").write_text("print('old')\n")
    (root / ".env").write_text("KEY=topsecret\n")
    (root / "node_modules" / "tool").mkdir(parents=True)
    (root / "node_modules" / "tool" / "index.js").write_text("installed\n")
    return root


@pytest.fixture
def shadow(tmp_path: Path) -> Path:
    """The agent's copy of it."""
    root = tmp_path / "shadow"
    root.mkdir()
    (root / "app.py").write_text("print('new')\n")
    return root


def checked(shadow: Path, project: Path, *command: str, seconds: float = 20.0) -> CheckResult:
    """What a command comes to."""
    return run_check(shadow, project, Allowed(command, seconds))


def shell(shadow: Path, project: Path, script: str, seconds: float = 20.0) -> CheckResult:
    """What a script comes to; only tests run a shell."""
    return checked(shadow, project, "sh", "-c", script, seconds=seconds)


def test_the_command_finds_the_copy_at_the_place_of_the_project(shadow: Path, project: Path) -> None:
    """So that absolute paths fit."""
    ran = shell(shadow, project, f"pwd; cat {project}/app.py; exit 3")
    assert (ran.code, ran.output_tail, ran.timed_out) == (3, f"{project}\nprint('new')\n", False)


def test_what_is_installed_in_the_project_can_be_used_and_not_changed(shadow: Path, project: Path) -> None:
    """Checks need their packages."""
    ran = shell(shadow, project, "cat node_modules/tool/index.js; echo x > node_modules/tool/index.js")
    assert ran.output_tail.startswith("installed\n")
    assert ran.code != 0
    assert (project / "node_modules" / "tool" / "index.js").read_text() == "installed\n"


def test_nothing_of_the_project_is_seen_but_the_copy(shadow: Path, project: Path) -> None:
    """Above all no env file, and no home."""
    home = Path.home()
    ran = shell(shadow, project, f"ls -A; ls -A {project.parent}; ls -A {home}; cat .env; ls -A /etc/shadow; env")
    assert "topsecret" not in ran.output_tail
    assert "shadow\n" not in ran.output_tail
    assert str(sys.prefix) not in ran.output_tail
    names = {line.partition("=")[0] for line in ran.output_tail.splitlines() if "=" in line}
    assert names <= {"PATH", "LANG", "HOME", "CI", "PWD", "OLDPWD", "SHLVL", "_"}


def test_what_the_command_writes_is_thrown_away(shadow: Path, project: Path) -> None:
    """It reaches neither the project nor the agent's copy."""
    ran = shell(shadow, project, "echo x > app.py && echo y > new.txt && rm -rf ./node_modules; ls")
    assert "new.txt" in ran.output_tail
    assert (shadow / "app.py").read_text() == "print('new')\n"
    assert (project / "app.py").read_text() == "print('old')\n"
    assert not (shadow / "new.txt").exists()
    assert not (project / "new.txt").exists()


def test_there_is_no_network(shadow: Path, project: Path) -> None:
    """Not even this machine's own."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        script = f"require('http').get('http://127.0.0.1:{server.server_port}/x').on('error', e => process.exit(7))"
        ran = checked(shadow, project, "node", "-e", script)
        server.shutdown()
    assert (ran.code, asked) == (7, [])


@pytest.mark.parametrize(
    "script", ["sleep 60", "sleep 60 & sleep 60 & wait", "while :; do :; done", "trap '' TERM; sleep 60"]
)
def test_a_command_that_does_not_end_is_ended(script: str, shadow: Path, project: Path) -> None:
    """With everything that it started."""
    ran = shell(shadow, project, script, seconds=0.5)
    assert ran.timed_out
    assert ran.seconds < 20


def test_only_the_end_of_much_output_is_kept_and_without_control_characters(shadow: Path, project: Path) -> None:
    """An agent reads it, and a person may."""
    ran = shell(shadow, project, "yes line | head -c 3000000; printf '\\033[31mred\\033[0m\\a\\377 end'")
    assert len(ran.output_tail) <= 8_000
    assert ran.output_tail.endswith("red\ufffd end")
    assert "\x1b" not in ran.output_tail


def test_a_program_that_is_not_there_is_said(shadow: Path, project: Path) -> None:
    """In one sentence."""
    with pytest.raises(InputError, match="no program no-such-program"):
        checked(shadow, project, "no-such-program")


def test_words_are_never_read_by_a_shell(shadow: Path, project: Path) -> None:
    """What stands in the settings is what runs."""
    assert checked(shadow, project, "echo", "$(id)", ";", "ls").output_tail == "$(id) ; ls\n"


def test_without_a_command_in_the_settings_none_is_allowed() -> None:
    """The agent then has nothing to run."""
    assert allowed(Settings()) is None
    assert allowed(Settings(check_command=("npm", "test"), check_seconds=5)) == Allowed(("npm", "test"), 5)
