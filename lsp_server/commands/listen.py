"""``luthier listen``: receive events on this machine, show them, and compare them with the plan."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Annotated, Protocol

import typer

from analyzers.model import Plan
from lsp_server.commands.listen_shape import Lines
from lsp_server.commands.listen_text import Screen
from lsp_server.commands.output import say
from lsp_server.errors import InputError, PlanUnreadable
from lsp_server.listening.comparing import Verdict, compare
from lsp_server.listening.ingestions import read_ingestions
from lsp_server.listening.listener import End, Listener
from lsp_server.listening.tally import Tally
from lsp_server.listening.values import Arrival, Trouble
from lsp_server.settings import read_settings
from lsp_server.workspace.files import list_files
from lsp_server.workspace.manifests import read_packages
from lsp_server.workspace.plan_file import load, path_of

PORT = 4777
"""Where it listens when nothing else is asked for."""

_NOT_AS_PLANNED = 1
_PULSE = 0.5
_LOOPBACK = ("127.", "localhost", "::1")


class Show(Protocol):
    """How a person or a program reads what arrives."""

    def begin(self, listener: Listener, packages: tuple[str, ...], plan: Plan | None) -> None:
        """Say where apps send to."""

    def arrived(self, arrival: Arrival, verdict: Verdict | None, *, first: bool) -> None:
        """Show one message; not ``first`` when it came before."""

    def troubled(self, trouble: Trouble) -> None:
        """Show a request that could not be used."""

    def end(self, tally: Tally, plan: Plan | None) -> None:
        """Sum up."""


def listen(
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = PORT,
    host: Annotated[str, typer.Option(help="The address; another one lets other machines send.")] = "127.0.0.1",
    project: Annotated[
        Path,
        typer.Option(
            "--in", "--project", metavar="PATH", help="The folder whose plan is compared.", show_default="this folder"
        ),
    ] = Path(),
    once: Annotated[bool, typer.Option("--once", help="End after one event.")] = False,
    count: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="End after so many events.", show_default=False)
    ] = None,
    timeout: Annotated[
        float | None, typer.Option(min=0, metavar="SECONDS", help="End after so long.", show_default=False)
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show also what the SDKs send and add by themselves.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> int:
    """Receive events on this machine while you click through your app, and compare them with the tracking plan.

    Point your SDK's host at the address that it prints; nothing leaves this machine.
    Ctrl-C ends it with a summary. Keys are never shown.

    Exit codes: 0 all that came is as planned, 1 something is not or fewer came than asked for, 2 it cannot listen.

    Example: luthier listen --count 3 --timeout 60 --json
    """
    if not project.is_dir():
        raise InputError(f"There is no folder {project}.", "Name the folder that holds tracking-plan.yaml.")
    watched = PlanOnDisk(project)
    show: Show = Lines(everything) if as_json else Screen(everything)
    wanted = 1 if once else count
    tally = Tally()
    with Listener(read_ingestions(), host, port) as listener, _ended_by_signals(listener):
        show.begin(listener, _packages(project), watched.plan())
        if not host.startswith(_LOOPBACK):
            say("luthier: Whoever reaches this machine can send here.")
        stopped = _Hearing(listener, show, watched, tally).hear(wanted, timeout)
        show.end(tally, watched.plan())
    too_few = not stopped and tally.captures < (wanted or 0)
    return _NOT_AS_PLANNED if tally.faults or too_few else 0


class PlanOnDisk:
    """The plan of a folder, read again when its file changes."""

    def __init__(self, root: Path) -> None:
        """Read it first, so that a broken one is told before anything is sent.

        Raises:
            PlanUnreadable: when the file has an error.
        """
        self._root = root
        self._stamp = self._now()
        self._plan = load(root) if self._stamp else None

    def plan(self) -> Plan | None:
        """The plan as it is now; None when there is none. A broken one is told, and the one before it kept."""
        stamp = self._now()
        if stamp != self._stamp:
            self._stamp = stamp
            try:
                self._plan = load(self._root) if stamp else None
            except PlanUnreadable as error:
                say(f"luthier: {error.message} {error.remedy}")
        return self._plan

    def _now(self) -> tuple[int, int] | None:
        try:
            found = path_of(self._root).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


@dataclass(frozen=True, slots=True)
class _Hearing:
    """Takes what comes, compares, counts and shows it."""

    listener: Listener
    show: Show
    watched: PlanOnDisk
    tally: Tally

    def hear(self, wanted: int | None, timeout: float | None) -> bool:
        """Go on until enough came, it took too long, or somebody stops it; whether somebody did."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while wanted is None or self.tally.captures < wanted:
            left = _PULSE if deadline is None else max(0, min(_PULSE, deadline - time.monotonic()))
            came = self.listener.next(left)
            if isinstance(came, End):
                return True
            if came is None and left == 0:
                return False
            if came is not None:
                self._take(came)
        return False

    def _take(self, came: Arrival | Trouble) -> None:
        if isinstance(came, Trouble):
            self.tally.trouble(came)
            self.show.troubled(came)
            return
        plan = self.watched.plan()
        verdict = None if plan is None else compare(came, plan)
        self.show.arrived(came, verdict, first=self.tally.count(came, verdict))


def _packages(root: Path) -> tuple[str, ...]:
    return read_packages(root, list_files(root, read_settings(root)).manifests)


@contextmanager
def _ended_by_signals(listener: Listener) -> Iterator[None]:
    """Let Ctrl-C, and a polite end from outside, come after what came before them; the second one ends at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        del number, frame
        for each in before:
            signal.signal(each, signal.default_int_handler)
        listener.end()

    before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
