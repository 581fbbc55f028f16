"""Vim with ALE, driven by Vim script in a terminal of its own; what ALE asks is answered by its numbers."""

import os
import pty
import re
import select
import subprocess
import time
from pathlib import Path
from typing import Any

from tests.support.terminal_editors.ground import SECONDS, Ground, installed
from tests.support.terminal_editors.page import fences

_JOURNEYS = Path(__file__).parent
_ALE = "/usr/share/vim-ale"

_ASKED = re.compile(r"Type number and <Enter>|New name:")


_OVER = "\x15"
"""The key that takes out what a prompt holds already."""


def setup() -> str:
    """The ``.vimrc`` of the page, with the place where the system keeps ALE."""
    return f"set runtimepath^={_ALE}\n{fences('Vim', 'vim')[0]}"


def travel(ground: Ground, journey: str, init: str, *answers: str) -> dict[str, Any]:
    """Start Vim with ``init`` as its set-up, take a journey, and leave; what it has seen, and what it was asked.

    ``answers`` are beginnings of the lines to choose when ALE shows a list.
    """
    program = installed("vim.nox", "vim-nox and vim-ale")
    assert Path(_ALE).exists(), "ALE is missing; tests/run.py installs it where it may, else install vim-ale"
    ground.write(".vimrc", init)
    command = [program, "-N", "-n", "-i", "NONE", "-S", str(_JOURNEYS / f"{journey}.vim")]
    code, shown, asked = _in_terminal(ground, command, list(answers))
    seen = {**ground.seen(code, shown), "asked": asked}
    assert not seen["failed"], f"{seen['failed']}\n{seen['messages']}\n{shown[-2000:]}"
    return seen


def _in_terminal(ground: Ground, command: list[str], answers: list[str]) -> tuple[int, str, list[list[str]]]:
    """Run a program in a terminal, and answer the lists that it shows; its exit code, all it showed, the lists."""
    ours, theirs = pty.openpty()
    environment = ground.environment({"JOURNEYS": str(_JOURNEYS), "LINES": "50", "COLUMNS": "200"})
    with subprocess.Popen(
        command, cwd=ground.root, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as program:
        os.close(theirs)
        try:
            shown, asked = _converse(ours, answers, time.monotonic() + SECONDS)
            return program.wait(5), shown, asked
        finally:
            program.kill()
            os.close(ours)


def _converse(terminal: int, answers: list[str], end: float) -> tuple[str, list[list[str]]]:
    """Answer what a program asks until it leaves its terminal or the time is over; all it showed, and the lists."""
    shown, since, asked = "", 0, []
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        got = _read(terminal)
        if not got:
            break
        shown += got
        question = _ASKED.search(shown, since)
        if question:
            lines = re.findall(r"(\d+)\) ([^\r\n\x1b]+)", shown[since : question.start()])
            since = question.end()
            asked.append([line for _, line in lines])
            answer = answers.pop(0) if answers else ""
            os.write(terminal, f"{_number(lines, answer) if lines else _OVER + answer}\r".encode())
    return shown, asked


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 65536).decode("utf-8", "replace")
    except OSError:  # how a terminal says that its program has left
        return ""


def _number(lines: list[tuple[str, str]], beginning: str) -> str:
    return next((number for number, line in lines if beginning and line.startswith(beginning)), "")
