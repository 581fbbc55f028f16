"""On a terminal there are colours, columns and progress; piped there is plain text, whatever the terminal says."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from pathlib import Path

import pytest

from tests.support.commands import command, luthier_process
from tests.support.folders import folder_of
from tests.support.shops import FAULTY, SHOP

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.mark.parametrize("words", [["scan"], ["propose"], ["check"], ["plan", "show"], ["doctor"]], ids=" ".join)
def test_lines_fit_the_terminal_and_are_coloured(words: list[str], tmp_path: Path) -> None:
    """Nothing is wider than the window."""
    shown = on_terminal(*words, folder_of(tmp_path, {**SHOP, **FAULTY}), columns=90)
    assert ESCAPE.search(shown)
    lines = ESCAPE.sub("", shown).splitlines()
    assert len(lines) > 3
    assert max(len(line.rstrip()) for line in lines) <= 90


@pytest.mark.parametrize("words", ["insert", "tour"])
def test_a_diff_is_coloured_and_never_cut(words: str, tmp_path: Path) -> None:
    """What is put in is green, in whole lines, however narrow the window."""
    shown = on_terminal(words, folder_of(tmp_path, SHOP), columns=60)
    green = re.findall(r"\x1b\[32m(\+[^\x1b]*)\x1b\[0m", shown)
    assert any("user_signed_up" in line for line in green)
    assert "\n+" in ESCAPE.sub("", shown)


def test_a_terminal_that_wants_no_colours_gets_none(tmp_path: Path) -> None:
    """By the variable that programs agree on."""
    shown = on_terminal("check", folder_of(tmp_path, FAULTY), columns=90, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", shown)


@pytest.mark.parametrize("words", [["scan"], ["insert"], ["check"], ["tour"]], ids=" ".join)
def test_what_is_piped_is_plain_and_without_progress(words: list[str], tmp_path: Path) -> None:
    """Even when the environment speaks of a colourful terminal."""
    folder = folder_of(tmp_path, {**SHOP, **FAULTY})
    ran = luthier_process(*words, folder, TERM="xterm-256color", COLUMNS="40")
    assert not ESCAPE.search(ran.out + ran.err)
    assert "Reading" not in ran.err


def on_terminal(*words: str | Path, columns: int, **environment: str) -> str:
    """What a command shows on a terminal of that width."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    known = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "CI"}}
    process = subprocess.Popen(
        command(*words),
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**known, "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:
            break
        if not more:
            break
        shown += more
    os.close(ours)
    process.wait()
    return shown.decode()
