"""Run the one command that a person allowed: on a throw-away copy, in a sandbox, without a network."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lsp_server.errors import InputError
from lsp_server.settings import Settings
from lsp_server.workspace.sandbox import Mount, walls, why_not

_TAIL = 8_000  # bytes of output that are kept
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f]")
_NOT_STARTED = "bwrap: execvp "


@dataclass(frozen=True, slots=True)
class Allowed:
    """A command that a person lets the agent have run."""

    command: tuple[str, ...]
    """Its words; no shell reads them."""
    seconds: float
    """How long it may run."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a command came to."""

    code: int
    output_tail: str
    """The last of what it wrote on both streams, without control characters."""
    seconds: float
    timed_out: bool


def allowed(settings: Settings) -> Allowed | None:
    """The command that the settings allow."""
    return Allowed(settings.check_command, settings.check_seconds) if settings.check_command else None


def run_check(shadow: Path, project: Path, check: Allowed) -> CheckResult:
    """Run ``check`` on a copy of ``shadow`` that it finds at the place of ``project``.

    It sees the system's programs and what is installed in the project, and of the project nothing but the copy.
    What it writes is thrown away.

    Raises:
        InputError: when there is no sandbox, or no such program.
    """
    reason = why_not(network=False)
    if reason:
        raise InputError(f"The command is not run without a sandbox: {reason}.", "Go on without it.")
    with tempfile.TemporaryDirectory(prefix="luthier-check-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(shadow, copy, symlinks=True)
        result = _run([*_walls(copy, project), *check.command], check.seconds)
    if result.code and result.output_tail.startswith(_NOT_STARTED):
        raise InputError(f"There is no program {check.command[0]} to be run.", "Go on without it.")
    return result


def _run(command: list[str], seconds: float) -> CheckResult:
    began = time.monotonic()
    with tempfile.TemporaryFile() as output:
        with subprocess.Popen(  # noqa: S603 - the words are the person's own, and no shell reads them
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        ) as process:
            try:
                process.wait(seconds)
                timed_out = False
            except subprocess.TimeoutExpired:
                timed_out = True
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        size = output.seek(0, os.SEEK_END)
        output.seek(max(0, size - _TAIL))
        tail = output.read().decode("utf-8", "replace")
    return CheckResult(process.returncode, _CONTROL.sub("", tail), time.monotonic() - began, timed_out)


def _walls(copy: Path, project: Path) -> Iterator[str]:
    table = _table()
    places = [each for shape in table["installed"] for each in sorted(project.glob(shape))]
    installed = [Mount(each, each) for each in places if each.is_dir() and not each.is_symlink()]
    mounts = [Mount(copy, project, writable=True), *installed]
    return walls(mounts, project, network=False, variables=table["variables"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("lsp_server.workspace").joinpath("checking_command.toml").read_text("utf-8"))
