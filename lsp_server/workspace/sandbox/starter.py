"""Write the small program that starts another one, so that this one can be told from outside and ends with us."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Starter:
    """A program that becomes another one."""

    program: Path
    """What is run, with the arguments of the other one."""
    mark: Path
    """Where the process's id is written when it runs."""


def write_starter(folder: Path, command: Path, gone: Iterable[str], walls: Iterable[str] | None) -> Starter:
    """Write below ``folder`` what starts ``command``; its standard error is dropped.

    Args:
        folder: Nobody else may write there.
        command: The other program.
        gone: Names of variables that it does not get; no value of any stands in what is written.
        walls: Words that are put before the command; None to tie its process to ours, where the system can.

    Raises:
        OSError: when the folder cannot be written.
    """
    # A folder for each: what stops one process must not meet the mark of the next.
    own = Path(tempfile.mkdtemp(prefix="agent-", dir=folder))
    mark = own / "pid"
    if os.name != "posix":
        return Starter(command, mark)
    without = [*_apart(), "env", *(part for name in gone for part in ("-u", name))]
    line = shlex.join([*without, *(tie() if walls is None else walls), str(command)])
    program = own / "agent.sh"
    program.write_text(f'#!/bin/sh\necho $$ > {shlex.quote(str(mark))}\nexec {line} "$@" 2>/dev/null\n', "utf-8")
    program.chmod(0o700)
    return Starter(program, mark)


def _apart() -> tuple[str, ...]:
    """Words that give a process a group of its own, where the system has them, so that all of it can be ended at once.

    Walls are built by several processes, and while they are, not each of them ends with the first.
    """
    return ("setsid",) if shutil.which("setsid") else ()


@cache
def tie() -> tuple[str, ...]:
    """Words that make a process end with the one that started it, where the system can do that without walls."""
    words = ("setpriv", "--pdeathsig", "KILL", "--")
    if sys.platform != "linux" or shutil.which(words[0]) is None:
        return ()
    tried = subprocess.run([*words, "sh", "-c", ":"], capture_output=True, check=False)  # noqa: S603 - words of ours
    return words if tried.returncode == 0 else ()
