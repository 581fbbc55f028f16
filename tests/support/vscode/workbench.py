"""Serve the real VS Code on this machine, for one test or many.

::

    with Workbench(tmp_path, settings={"luthier.server.path": str(program)}) as workbench:
        workbench.install(vsix())
        with browsing() as browser:
            window = Window(browser, workbench, folder, shots)

It has its own home, user data and extensions, asks no other machine, and when the block ends nothing of it is left.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from tests.support.vscode.code_server import code_server
from tests.support.vscode.node import environment

STARTING = 60.0
"""Seconds that the server may take until it answers."""

ENDING = 10.0
"""Seconds that its processes may take to end when they are asked to."""

SETTINGS: Mapping[str, Any] = {
    "workbench.startupEditor": "none",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.tips.enabled": False,
    "workbench.enableExperiments": False,
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "extensions.autoCheckUpdates": False,
    "extensions.autoUpdate": "off",
    "extensions.ignoreRecommendations": True,
    "chat.disableAIFeatures": True,
    "editor.accessibilitySupport": "off",
    "editor.minimap.enabled": False,
    "files.autoSave": "off",
    "editor.cursorBlinking": "solid",
    "git.enabled": False,
    "window.commandCenter": False,
    "remote.autoForwardPorts": False,
}
"""What keeps VS Code from talking of itself: no welcome, no chat, no look-ups, and pictures that do not blink.

And what is otherwise in a browser than on a desk: there files are saved when the person saves them.
"""

_FLAGS = (
    "--auth=none",
    "--disable-telemetry",
    "--disable-update-check",
    "--disable-getting-started-override",
    "--disable-proxy",
    "--ignore-last-opened",
    # Else extension hosts of closed pages stay for three hours, and their language servers with them.
    "--reconnection-grace-time=1",
)
_DRIVER = "--vscode-option=enable-smoke-test-driver"
_GUARD = Path(__file__).with_name("guard.py")
_MARK = "LUTHIER_WORKBENCH"
"""A variable that all processes inherit: by it the ones are found that left the process group."""


class Workbench:
    """A VS Code server with a home of its own below ``place``; with ``trusting`` no folder has to be trusted first."""

    def __init__(
        self,
        place: Path,
        *,
        settings: Mapping[str, Any] | None = None,
        trusting: bool = True,
        variables: Mapping[str, str] | None = None,
        driven: bool = False,
    ) -> None:
        """Nothing runs yet; ``variables`` are what its programs see beside the environment of the test.

        One that is ``driven`` can run tests in its extension host, and then shows no notification by itself.
        """
        self.place = place
        self.trusting = trusting
        self.driven = driven
        self.settings: dict[str, Any] = {**SETTINGS, **(settings or {})}
        self._now: dict[str, Any] = {}
        self.address = ""
        """Host and port, as in addresses of remote files."""
        self._variables = dict(variables or {})
        self._mark = secrets.token_hex(8)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start it, and wait until it answers."""
        self.reset()
        self.address = f"127.0.0.1:{_free_port()}"
        words = [sys.executable, str(_GUARD), *self._program(), *_FLAGS, f"--bind-addr={self.address}"]
        words += ["--disable-workspace-trust"] if self.trusting else []
        words += [_DRIVER] if self.driven else []
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                words,
                env=self._environment(),
                cwd=self.place,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_up()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it with all that it started.

        Raises:
            AssertionError: when a process had left the group and had to be ended one by one.
        """
        assert self._process
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + ENDING
        while self.processes() and time.monotonic() < deadline:
            self._process.poll()
            time.sleep(0.05)
        self._signal(signal.SIGKILL)
        self._process.communicate(timeout=ENDING)
        left = self.processes()
        for each in left:
            each.kill()
        assert not left, f"still ran when VS Code had ended: {[' '.join(_words(each)) for each in left]}"

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://{self.address}"

    @property
    def log(self) -> Path:
        """What the server printed."""
        return self.place / "serve.log"

    @property
    def data(self) -> Path:
        """VS Code's folder of user data: settings, storage of extensions, logs."""
        return self.place / "data"

    def reset(self, **more: Any) -> None:
        """Write the person's settings: those it began with, and ``more`` until the next reset; names as in ``set``."""
        self._now = dict(self.settings)
        self.set(**more)

    def set(self, **more: Any) -> None:
        """Change settings of the person, named as ``luthier__statusBar`` or through ``**{...}``."""
        self._now |= {name.replace("__", "."): value for name, value in more.items()}
        made = self._now
        # In a browser VS Code takes settings of a machine's scope, as a path of a program, from that file only.
        ours = {name: value for name, value in made.items() if name.startswith("luthier.")}
        for kind, settings in (("Machine", ours), ("User", {name: made[name] for name in made.keys() - ours})):
            _write(self.data / kind / "settings.json", settings)

    def install(self, vsix: Path) -> None:
        """Install an extension, as a person does from a file."""
        done = subprocess.run(
            [*self._program(), "--install-extension", str(vsix), "--force"],
            env=self._environment(),
            cwd=self.place,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{vsix.name} was not installed:\n{done.stdout}\n{done.stderr}"

    def remote(self, path: Path) -> str:
        """The address by which VS Code in the browser knows a file of this machine."""
        return f"vscode-remote://{self.address}{path.as_posix()}"

    def processes(self, *words: str) -> list[psutil.Process]:
        """What of it runs now, also what has left its process group; only those with all ``words`` in their command."""
        return [each for each in psutil.process_iter() if self._is_ours(each) and set(words) <= set(_said(each))]

    def logs(self) -> dict[str, str]:
        """What was printed and logged so far, by the name of the log."""
        found = [self.log, *sorted(self.data.glob("logs/**/*.log"))]
        return {str(path.relative_to(self.place)): path.read_text("utf-8", "replace") for path in found}

    def _program(self) -> list[str]:
        extensions = self.place / "extensions"
        return [str(code_server()), f"--user-data-dir={self.data}", f"--extensions-dir={extensions}"]

    def _environment(self) -> dict[str, str]:
        home = self.place / "home"
        home.mkdir(parents=True, exist_ok=True)
        own = {"HOME": str(home), _MARK: self._mark, "EXTENSIONS_GALLERY": '{"serviceUrl":""}'}
        return environment(**own, **self._variables)

    def _wait_until_up(self) -> None:
        assert self._process
        deadline = time.monotonic() + STARTING
        while not _answers(f"{self.url}/healthz"):
            ended = self._process.poll() is not None
            assert not ended, f"VS Code's server ended:\n{self.log.read_text('utf-8', 'replace')}"
            assert time.monotonic() < deadline, f"VS Code's server did not answer within {STARTING:.0f} s"
            time.sleep(0.1)

    def _signal(self, number: int) -> None:
        assert self._process
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            return

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            return process.status() != psutil.STATUS_ZOMBIE and process.environ().get(_MARK) == self._mark
        except psutil.Error:
            return False


def _write(path: Path, settings: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or json.loads(path.read_text("utf-8")) != settings:
        path.write_text(json.dumps(settings, indent=2, sort_keys=True), "utf-8")


def _said(process: psutil.Process) -> list[str]:
    return [part for word in _words(process) for part in (word, Path(word).name)]


def _words(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
