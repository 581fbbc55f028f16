"""Whatever an airplane starts is ended, and what it printed is shown when it fails."""

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.support.flights.faults import FlightFailed
from tests.support.flights.processes import Program, run_to_end, running, stop

PARENT = """\
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {child!r}])
print(child.pid, flush=True)
time.sleep(60)
"""
QUIET = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"


def program(tmp_path: Path, code: str) -> Program:
    """A program of Python in a folder of its own."""
    return Program([sys.executable, "-c", code], tmp_path, {"PATH": os.environ["PATH"]}, tmp_path / "log")


def child_of(log: Path) -> psutil.Process:
    """The process that the parent says it started."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if log.exists() and log.read_text().endswith("\n"):
            return psutil.Process(int(log.read_text()))
        time.sleep(0.05)
    raise AssertionError("It started nobody")


def ended(process: psutil.Process) -> bool:
    """Whether it runs no more; one that nobody has asked how it ended counts as ended."""
    try:
        process.wait(10)
    except psutil.TimeoutExpired:
        return process.status() == psutil.STATUS_ZOMBIE
    return True


def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    """However the block is left, and also when it is deaf to a polite end."""
    asked = program(tmp_path, PARENT.format(child=STUBBORN))
    with running(asked):
        child = child_of(asked.log)
    assert ended(child)


def test_a_group_that_ends_when_asked_is_waited_for(tmp_path: Path) -> None:
    """The signal reaches everybody in it."""
    asked = program(tmp_path, PARENT.format(child=QUIET))
    with running(asked) as process:
        child = child_of(asked.log)
        stop(asked, process, "TERM")
        assert (process.returncode, ended(child)) == (-15, True)


def test_who_is_deaf_to_the_end_is_told(tmp_path: Path) -> None:
    """A server that waits for something forever would lose its events in production as well."""
    deaf = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('up', flush=True)\n"
    asked = program(tmp_path, deaf + QUIET)
    with running(asked) as process:
        while not asked.log.read_text():
            time.sleep(0.05)
        with pytest.raises(FlightFailed, match="did not end within 1 s of SIGTERM"):
            stop(asked, process, "TERM", limit=1)


@pytest.mark.parametrize(
    ("code", "said"),
    [("print('no such board', flush=True); raise SystemExit(3)", "ended with 3"), (QUIET, "took more than 1 s")],
)
def test_a_build_that_fails_or_takes_too_long_is_told(code: str, said: str, tmp_path: Path) -> None:
    """With its command and the end of what it printed."""
    with pytest.raises(FlightFailed, match=said) as caught:
        run_to_end(program(tmp_path, code), 1)
    assert ("no such board" in str(caught.value)) == ("no such board" in code)


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    """By its name."""
    missing = Program(["no-such-bundler"], tmp_path, {"PATH": "/usr/bin"}, tmp_path / "log")
    with pytest.raises(FlightFailed, match="no-such-bundler"):
        run_to_end(missing, 1)
