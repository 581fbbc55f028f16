"""Run a program and all that it starts in a group of their own, which surely ends."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.flights.faults import FlightFailed

STOPPING = 15.0
"""Seconds that an app has to send what is left, and to end."""

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Program:
    """What runs, where, with what, and where its output is kept."""

    words: Sequence[str]
    at: Path
    environment: Mapping[str, str]
    log: Path

    def failed(self, what: str) -> FlightFailed:
        """The fault, with the end of what was printed."""
        return FlightFailed(f"`{' '.join(self.words)}` {what}\n{tail(self.log)}".rstrip())


@contextmanager
def running(program: Program) -> Iterator[subprocess.Popen[bytes]]:
    """The program runs as long as the block; whatever of its group is left then is killed."""
    with program.log.open("ab") as log:
        try:
            process = subprocess.Popen(
                program.words,
                cwd=program.at,
                env=dict(program.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise FlightFailed(f"`{' '.join(program.words)}` cannot be started: {error}") from None
    try:
        yield process
    finally:
        _signal(process, signal.SIGKILL)
        process.wait()


def run_to_end(program: Program, limit: float) -> None:
    """Run it until it ends.

    Raises:
        FlightFailed: when it ends with an error, or takes more than ``limit`` seconds.
    """
    with running(program) as process:
        try:
            code = process.wait(limit)
        except subprocess.TimeoutExpired:
            raise program.failed(f"took more than {limit:.0f} s") from None
        if code:
            raise program.failed(f"ended with {code}")


def stop(program: Program, process: subprocess.Popen[bytes], name: str, limit: float = STOPPING) -> None:
    """Ask the whole group to end, and wait until nobody of it is left.

    Raises:
        FlightFailed: when somebody still runs after ``limit`` seconds.
    """
    _signal(process, signal.Signals[f"SIG{name}"])
    deadline = time.monotonic() + limit
    while _alive(process):
        if time.monotonic() > deadline:
            raise program.failed(f"did not end within {limit:.0f} s of SIG{name}")
        time.sleep(0.05)


def tail(log: Path) -> str:
    """The last lines of what was printed."""
    if not log.exists():
        return ""
    lines = log.read_text("utf-8", "replace").splitlines()[-_SHOWN:]
    return "\n".join(f"    | {line}" for line in lines)


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _alive(process: subprocess.Popen[bytes]) -> bool:
    """Whether the program or anybody whom it started still runs."""
    process.poll()
    try:
        os.killpg(process.pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True
