"""Fly one airplane: on the ground, in the air, and down again, with everything that was heard meanwhile."""

import contextlib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.support.flights.browsing import Browsing
from tests.support.flights.comparing import arrived, differences
from tests.support.flights.faults import FlightFailed
from tests.support.flights.hangar import Hangar, hangar
from tests.support.flights.manifest import Airplane, Expected
from tests.support.flights.passengers import Cabin
from tests.support.flights.processes import Program, running, stop, tail
from tests.support.listening import Ear, Line, ear

STARTING = 60.0
"""Seconds until an app has to be ready."""


@dataclass(frozen=True, slots=True)
class Flight:
    """How a flight went."""

    airplane: Airplane
    seconds: float
    """From the first build to the last event; installing is not counted."""
    delivered: int
    """Captures that arrived."""
    faults: tuple[str, ...]
    """One sentence each; empty when all went as the manifest says."""
    log: str = ""
    """The end of what the app printed."""

    def __str__(self) -> str:
        """What a person reads when it failed."""
        printed = f"\n  the app printed:\n{self.log}" if self.log else ""
        return f"{self.airplane.name}:\n" + "\n".join(f"  - {fault}" for fault in self.faults) + printed


def fly(airplane: Airplane, *, keyed: bool = True, heard: bool = True) -> Flight:
    """Install, build, start and fly it; what went wrong is in the flight, not raised.

    Without its keys an airplane answers as with them, and nothing at all arrives.
    Where it is not ``heard`` it sends to an address at which nobody answers.
    """
    begun = time.monotonic()
    try:
        with hangar(airplane) as place, tempfile.TemporaryDirectory() as folder, ear(Path(folder)) as listening:
            begun = time.monotonic()
            lines, summary, log = _journey(place, listening, keyed=keyed, heard=heard)
    except FlightFailed as fault:
        return Flight(airplane, time.monotonic() - begun, 0, (str(fault),))
    messages = [arrived(line) for line in lines if line["type"] == "event"]
    faults = [f"luthier listen could not use a request: {line}" for line in lines if line["type"] == "trouble"]
    if keyed and heard:
        faults += differences(airplane.events, messages, identifies="client" in airplane.sides)
    else:
        faults += [f"nothing was to arrive, and there came {each}" for each in messages]
        faults += [f"without a key the SDK sent {summary['automatic']} of its own"] if summary["automatic"] else []
    captures = sum(each.kind == "capture" for each in messages)
    return Flight(airplane, time.monotonic() - begun, captures, tuple(faults), log if faults else "")


def _journey(place: Hangar, listening: Ear, *, keyed: bool, heard: bool) -> tuple[list[Line], Line, str]:
    """Build, start, fly, land; the lines that were heard, the summary of them, and what the app printed."""
    airplane, port = place.airplane, _free_port()
    variables = _variables(airplane, port, listening.url if heard else f"http://127.0.0.1:{_free_port()}", keyed=keyed)
    place.lay_out(variables)
    start = tuple(word.replace("{port}", str(port)) for word in airplane.ground.start)
    program = place.program(start, variables, "app")
    program.log.unlink(missing_ok=True)
    url = f"http://127.0.0.1:{port}"
    with running(program) as process:
        _wait_until_ready(program, process, url + airplane.ground.ready)
        # The browser is closed first, since servers wait for the connections that it holds.
        with Browsing() as browsing, _told_with_log(program):
            cabin = Cabin(url, browsing)
            cabin.fly(airplane.legs)
            cabin.leave()
            if keyed and heard:
                _wait_for([event for event in airplane.events if event.side == "client"], listening)
        if process.poll() is not None:
            raise program.failed(f"ended with {process.returncode} during the flight")
        stop(program, process, airplane.ground.stop)
    _, summary = listening.end()
    return listening.lines, summary, tail(program.log)


@contextmanager
def _told_with_log(program: Program) -> Iterator[None]:
    try:
        yield
    except FlightFailed as fault:
        raise FlightFailed(f"{fault}\n  the app printed:\n{tail(program.log)}") from None


def _wait_until_ready(program: Program, process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + STARTING
    seen = "nobody answers"
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise program.failed(f"ended with {process.returncode} before it was ready")
        with contextlib.suppress(httpx.HTTPError):
            status = httpx.get(address, timeout=10, trust_env=False).status_code
            if status == httpx.codes.OK:
                return
            seen = f"it answers {status}"
        time.sleep(0.1)
    raise program.failed(f"was not ready within {STARTING:.0f} s: {seen} at {address}")


def _wait_for(events: list[Expected], listening: Ear) -> None:
    """Wait until the browser's came; those that never come are told by the comparison."""
    names = {event.name for event in events}

    def enough(lines: list[Line]) -> list[Line]:
        came = [line for line in lines if line["type"] == "event" and line["event"] in names]
        return came if len(came) >= len(events) else []

    with contextlib.suppress(AssertionError):
        if events:
            listening.until(enough)


def _variables(airplane: Airplane, port: int, listen: str, *, keyed: bool) -> dict[str, str]:
    wanted = {
        key: value for key, value in airplane.ground.variables.items() if keyed or key not in airplane.ground.keys
    }
    return {key: value.replace("{listen}", listen).replace("{port}", str(port)) for key, value in wanted.items()}


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
