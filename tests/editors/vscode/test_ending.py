"""What a test run starts ends with it, however it ends."""

import subprocess
import sys
import time
from pathlib import Path

import psutil

from tests.support.vscode.workbench import ENDING

SERVING = """
import sys, time
from pathlib import Path
from tests.support.vscode.workbench import Workbench

with Workbench(Path(sys.argv[1])) as workbench:
    print(*(each.pid for each in workbench.processes()), flush=True)
    time.sleep(600)
"""


def test_no_server_is_left_by_a_run_that_is_killed(tmp_path: Path) -> None:
    """A time limit or a person may kill pytest, whose fixtures then clean nothing up."""
    words = [sys.executable, "-c", SERVING, str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        started = [psutil.Process(int(each)) for each in run.stdout.readline().split()]
        run.kill()
    assert len(started) > 1
    deadline = time.monotonic() + ENDING
    while any(each.is_running() for each in started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [each for each in started if each.is_running()] == []
