"""The command that a person allowed keeps within its bounds: of time, of output, and of what it leaves behind."""

import os
import secrets
import stat
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_server.workspace.checking_command import Allowed, CheckResult, run_check
from lsp_server.workspace.checking_command.telling import plain


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a project, its shadow and everything temporary are."""
    for name in ("project", "shadow", "temporary"):
        (tmp_path / name).mkdir()
    (tmp_path / "shadow" / "app.py").write_text("x = 1\n")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path


def shell(place: Path, script: str, seconds: float = 20.0, stopped: Callable[[], bool] = lambda: False) -> CheckResult:
    """What a script comes to; only tests run a shell."""
    return run_check(place / "shadow", place / "project", Allowed(("sh", "-c", script), seconds), stopped)


def running(token: str) -> list[int]:
    """Processes of this machine in whose words the token stands."""
    return [each.pid for each in psutil.process_iter(["cmdline"]) if token in " ".join(each.info["cmdline"] or ())]


@pytest.mark.parametrize(
    "script",
    [
        "sleep {}",
        "sleep {} & sleep {} & wait",
        "trap '' TERM INT HUP; sleep {}; sleep {}",
        "exec >&- 2>&-; sleep {}",
        "setsid sleep {} >/dev/null 2>&1 & sleep {}",
        "for i in $(seq 150); do (setsid sh -c 'sleep {}; sleep {}' &); done; sleep {}",
        "b() {{ [ $1 -gt 0 ] && {{ b $(($1 - 1)) & b $(($1 - 1)) & sleep {}; }}; }}; b 6; wait",
    ],
    ids=["sleeps", "begets", "ignores signals", "closes its output", "leaves its session", "many", "a fork bomb"],
)
def test_a_command_that_does_not_end_is_ended_with_all_that_it_started(script: str, place: Path) -> None:
    """Nothing of it is on the machine when the answer is given."""
    token = f"60.{secrets.randbelow(10**12):012}"
    seen: list[int] = []

    def look() -> bool:
        seen.append(len(running(token)))
        return False

    words = script.replace("{}", token).replace("{{", "{").replace("}}", "}")
    ran = shell(place, words, seconds=1.0, stopped=look)
    assert ran.timed_out
    assert max(seen) > 0
    assert ran.code < 0
    assert running(token) == []
    assert list((place / "temporary").iterdir()) == []


def test_what_a_command_leaves_running_ends_with_it(place: Path) -> None:
    """Though there is time left."""
    token = f"60.{secrets.randbelow(10**12):012}"
    ran = shell(place, f"setsid sleep {token} & echo done; exit 4")
    assert (ran.code, ran.output_tail, ran.timed_out) == (4, "done\n", False)
    assert running(token) == []


def test_a_command_is_ended_when_it_is_to_stop(place: Path) -> None:
    """A person who stops a run does not wait for it."""
    token = f"60.{secrets.randbelow(10**12):012}"
    began = time.monotonic()
    ran = shell(place, f"echo begun; sleep {token}", seconds=100.0, stopped=lambda: time.monotonic() > began + 0.5)
    assert (ran.output_tail, ran.timed_out) == ("begun\n", False)
    assert ran.seconds < 60
    assert running(token) == []


def test_a_flood_of_output_fills_neither_disk_nor_answer(place: Path) -> None:
    """Only its end is kept, at any time."""
    sizes: list[int] = []

    def look() -> bool:
        sizes.append(sum(each.lstat().st_size for each in (place / "temporary").rglob("*") if each.is_file()))
        return False

    ran = shell(place, "yes 0123456789", seconds=1.0, stopped=look)
    assert ran.timed_out
    assert 7_000 < len(ran.output_tail) <= 8_000
    assert max(sizes) < 100_000


def test_the_end_of_much_output_is_kept(place: Path) -> None:
    """That is where tools say what is wrong."""
    ran = shell(place, "yes line | head -c 3000000; echo; echo the end >&2; exit 1")
    assert ran.output_tail.endswith("\nthe end\n")
    assert (ran.code, ran.timed_out) == (1, False)


def test_nothing_is_left_behind_and_no_link_is_followed(place: Path) -> None:
    """Whatever a command made of its copy."""
    theirs = place / "theirs"
    theirs.write_text("x")
    theirs.chmod(0o640)
    shell(place, f"mkdir -p a/b; ln -s {theirs} a/b/link; ln -s {place} a/all; chmod 0 a/b a; mkfifo pipe")
    assert list((place / "temporary").iterdir()) == []
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o640
    assert (place / "shadow" / "app.py").exists()


@pytest.mark.parametrize(
    ("output", "text"),
    [
        (b"\x1b[1;31mred\x1b[0m\x1b[K", "red"),
        (b"\x1b]0;title\x07a\x1b]8;;http://x\x1b\\b\x1b]8;;\x1b\\", "ab"),
        (b"\x1bPq\x1b\\a\x1b(Bb\x1bMc", "abc"),
        (b"10%\r20%\r\nnext\r\n", "10%\n20%\nnext\n"),
        (
            "a\x9b31mb\u202ec\u2066d\u200be\x00f\x07g\x7fh\ud800".encode("utf-8", "surrogatepass"),
            "a31mbcdefgh\ufffd\ufffd\ufffd",
        ),
        (b"\xff\xc3", "\ufffd\ufffd"),
        ("a\u00a0b\u2028c\td".encode(), "a b\nc\td"),
    ],
)
def test_output_is_told_without_orders_to_a_terminal(output: bytes, text: str) -> None:
    """An agent reads it, and a person may."""
    assert plain(output) == text


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_whatever_is_written_is_told_as_printable_text_that_is_no_longer(output: bytes) -> None:
    """Of any bytes."""
    told = plain(output)
    assert all(each in "\n\t" or each.isprintable() for each in told)
    assert len(told) <= len(output)


def test_a_command_reads_nothing_from_whoever_started_us(place: Path) -> None:
    """It would wait for a person who is not asked."""
    reader, writer = os.pipe()
    try:
        assert shell(place, "cat; echo over").output_tail == "over\n"
    finally:
        os.close(reader)
        os.close(writer)
