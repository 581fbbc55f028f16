"""The command that a person allowed runs on a throw-away copy, sees nothing else, and ends in time."""

import http.server
import threading
from pathlib import Path

import pytest

from lsp_server.errors import InputError
from lsp_server.settings import Settings
from lsp_server.workspace.checking_command import Allowed, CheckResult, allowed, check_available, run_check
from lsp_server.workspace.sandbox import why_not


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
    places = f". {project.parent} {Path.home()} {shadow} /etc/shadow /root /home /var /run /sys"
    ran = shell(shadow, project, f"ls -A {places}; cat .env {project}/.env {shadow}/app.py; cat /proc/1/environ")
    assert "topsecret" not in ran.output_tail
    assert "print('new')" not in ran.output_tail
    seen = {line for line in ran.output_tail.splitlines() if ": " not in line and not line.endswith(":")}
    assert {name for name in seen if "=" not in name} <= {"", "app.py", "node_modules", "project"}


def test_a_command_has_three_variables(shadow: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever starts us may have secrets in theirs."""
    monkeypatch.setenv("API_TOKEN", "topsecret")
    ran = checked(shadow, project, "env")
    names = {line.partition("=")[0] for line in ran.output_tail.splitlines()}
    assert names == {"PATH", "LANG", "HOME", "PWD"}


def test_no_process_behind_the_walls_has_more(shadow: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the first one, which starts the others, nor what it was told by."""
    monkeypatch.setenv("API_TOKEN", "topsecret")
    ran = shell(shadow, project, "cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline | tr '\\0' '\\n'; echo looked")
    assert "PATH=" in ran.output_tail
    assert ran.output_tail.endswith("looked\n")
    assert "topsecret" not in ran.output_tail


@pytest.mark.parametrize(
    "script",
    [
        "mount -o remount,bind,rw node_modules; touch node_modules/x",
        "unshare -Urm sh -c 'mount -o remount,bind,rw node_modules; touch node_modules/x'",
        "umount node_modules; umount .; touch node_modules/x x",
        "rm -rf node_modules/tool; mv node_modules gone; ln -sf x node_modules/tool",
        "touch /usr/x /usr/bin/x /etc/x",
        "chmod 777 node_modules/tool node_modules/tool/index.js; chown 1:1 node_modules/tool",
    ],
)
def test_walls_hold_even_for_root(script: str, shadow: Path, project: Path) -> None:
    """In a container people are root, and root may mount."""
    before = sorted((each, each.lstat().st_mode) for each in project.rglob("*"))
    shell(shadow, project, script)
    assert sorted((each, each.lstat().st_mode) for each in project.rglob("*")) == before
    assert not any((Path(each) / "x").exists() for each in ("/usr", "/usr/bin", "/etc"))


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


def test_a_program_that_is_not_there_is_said(shadow: Path, project: Path) -> None:
    """In one sentence, as is one whose own interpreter is not there."""
    (shadow / "tool").write_text("#!/no/such/interpreter\n")
    (shadow / "tool").chmod(0o755)
    for program in ("no-such-program", "./tool", "./app.py", "/root/x"):
        with pytest.raises(InputError, match=f"no program {program} in the sandbox"):
            checked(shadow, project, program)


def test_a_project_that_cannot_be_copied_is_said(shadow: Path, project: Path) -> None:
    """Rather than that a check failed."""
    with pytest.raises(InputError, match="cannot be copied: No such file"):
        checked(shadow / "gone", project, "true")


def test_a_machine_without_a_sandbox_runs_nothing(
    shadow: Path, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It says why instead; there is no way around it."""
    why_not.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path))
    try:
        assert "not installed" in check_available()
        with pytest.raises(InputError, match="without a sandbox"):
            checked(shadow, project, "touch", "x")
    finally:
        monkeypatch.undo()
        why_not.cache_clear()
    assert check_available() == ""


def test_words_are_never_read_by_a_shell(shadow: Path, project: Path) -> None:
    """What stands in the settings is what runs."""
    assert checked(shadow, project, "echo", "$(id)", ";", "ls", "", " *").output_tail == "$(id) ; ls   *\n"


def test_without_a_command_in_the_settings_none_is_allowed() -> None:
    """The agent then has nothing to run."""
    assert allowed(Settings()) is None
    assert allowed(Settings(check_command=("npm", "test"), check_seconds=5)) == Allowed(("npm", "test"), 5)


def test_without_a_sandbox_no_command_is_run(
    shadow: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why there is none is said, and that the work can go on."""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    monkeypatch.setattr("sys.platform", "linux")
    why_not.cache_clear()
    try:
        with pytest.raises(InputError, match=r"not run without a sandbox: bubblewrap \(`bwrap`\) is not installed"):
            checked(shadow, project, "echo", "x")
    finally:
        why_not.cache_clear()
