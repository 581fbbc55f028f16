"""Run a command within bounds: of time, and of what is kept of its output."""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from lsp_server.errors import InputError

KEPT = 8_000
"""Bytes of output that are kept, the last ones."""

_CHUNK = 65_536
_GLANCE = 0.1  # seconds between two looks whether it is to be ended
_GRACE = 5.0  # seconds for the system to end all that was started


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    tail: bytes
    """The last of what it wrote, on both streams."""
    seconds: float
    timed_out: bool


def run_bounded(command: Sequence[str], seconds: float, stopped: Callable[[], bool]) -> Ended:
    """Run ``command``, whose end is the end of all that it starts, and read its output as it comes.

    Raises:
        InputError: when the system does not start it.
    """
    began = time.monotonic()
    try:
        process = subprocess.Popen(  # noqa: S603 - the words are the person's own, and no shell reads them
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            bufsize=0,
            # The first process behind the walls keeps the variables that it was started with, for all to read.
            env={name: value for name, value in os.environ.items() if name == "PATH"},
        )
    except (OSError, ValueError):
        raise InputError("The command cannot be started in a sandbox.", "Go on without it.") from None
    with process, _Output(process) as output:
        until = began + seconds
        try:
            while output.goes_on() and time.monotonic() < until and not stopped():
                output.read(min(_GLANCE, max(0.0, until - time.monotonic())))
            timed_out = output.goes_on() and time.monotonic() >= until
        finally:
            if process.poll() is None:  # else its number may be another's by now
                os.killpg(process.pid, signal.SIGKILL)
            output.drain(time.monotonic() + _GRACE)
        process.wait()
    return Ended(process.returncode, output.tail, time.monotonic() - began, timed_out)


class _Output:
    """What a process writes; only its end is kept, so that none can fill a disk or the memory."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        self._process = process
        self._stream = process.stdout.fileno()
        self._selector = selectors.DefaultSelector()
        self._open = True
        self.tail = b""

    def __enter__(self) -> Self:
        self._selector.register(self._stream, selectors.EVENT_READ)
        return self

    def __exit__(self, *_: object) -> None:
        self._selector.close()

    def goes_on(self) -> bool:
        """Whether the process runs, or has not been read to its end."""
        return self._open or self._process.poll() is None

    def read(self, seconds: float) -> None:
        """Take what there is, after waiting for it for at most ``seconds``."""
        if not self._open:
            time.sleep(seconds)
        elif self._selector.select(seconds):
            chunk = os.read(self._stream, _CHUNK)
            self._open = bool(chunk)
            self.tail = (self.tail + chunk)[-KEPT:]

    def drain(self, until: float) -> None:
        """Wait for the end of the last process that could write: then none is left that uses the copy."""
        while self._open and time.monotonic() < until:
            self.read(_GLANCE)
