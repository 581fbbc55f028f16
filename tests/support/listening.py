"""Start ``luthier listen`` as a process of its own, let real SDKs send to it, and read what it tells."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.commands import command
from tests.support.node_packages import SENDERS, installed

PATIENCE = 30.0

Line = dict[str, Any]


class Ear:
    """A listening process: its address, and the lines that it printed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[Line] = []
        self._coming: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()
        [first] = self.until(lambda lines: lines[:1])
        assert first["type"] == "listening", first
        self.url: str = first["url"]
        self.port: int = first["port"]

    @property
    def events(self) -> list[Line]:
        """What arrived so far."""
        return [line for line in self.lines if line["type"] == "event"]

    def named(self, *names: str) -> list[Line]:
        """The events of the app's code in the order of ``names``, as soon as each has come."""

        def found(lines: list[Line]) -> list[Line]:
            by_name = {line["event"]: line for line in reversed(lines) if line["type"] == "event"}
            return [by_name[name] for name in names] if set(names) <= set(by_name) else []

        return self.until(found)

    def of_kind(self, kind: str) -> Line:
        """The last message of a kind, such as ``identify``, as soon as there is one with traits or with a group."""
        return self.until(
            lambda lines: [
                line
                for line in reversed(lines)
                if line["type"] == "event" and line["kind"] == kind and (line["properties"] or line["group"])
            ]
        )[0]

    def until(self, found: Callable[[list[Line]], list[Line]]) -> list[Line]:
        """What ``found`` finds in the lines, as soon as it finds something."""
        deadline = time.monotonic() + PATIENCE
        while True:
            result = found(self.lines)
            if result:
                return result
            try:
                text = self._coming.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"It did not come; so far came {self.lines}") from None
            assert text, f"It ended; so far came {self.lines}"
            self.lines.append(json.loads(text))

    def end(self, by: int = signal.SIGINT) -> tuple[int, Line]:
        """End it as a person does; the exit code and the summary."""
        self.process.send_signal(by)
        [summary] = self.until(lambda lines: [line for line in lines if line["type"] == "summary"])
        return self.process.wait(PATIENCE), summary

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._coming.put(line)
        self._coming.put("")


@contextmanager
def ear(folder: Path, *arguments: str) -> Iterator[Ear]:
    """Listen on a free port, with the plan of ``folder``, for as long as the block runs."""
    words = command("listen", "--json", "--port", "0", "--in", folder, *arguments)
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        yield Ear(process)
    finally:
        process.kill()
        process.wait()


def send(script: str, url: str, *arguments: str) -> str:
    """Let one of the scripts in ``tests/listening/senders`` send to ``url``; what it says of the answers it got."""
    path = SENDERS / script
    program = [sys.executable] if path.suffix == ".py" else ["node"]
    environment = {**os.environ, "NODE_PATH": "" if path.suffix == ".py" else str(installed(SENDERS))}
    sent = subprocess.run(
        [*program, path, url, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert sent.returncode == 0, sent.stdout + sent.stderr
    return sent.stdout
