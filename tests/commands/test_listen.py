"""``luthier listen`` shows what arrives, ends when it is told to, and its exit code says whether all was as planned."""

import http.client
import json
import os
import pty
import re
import signal
import socket
import subprocess
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator

from lsp_server.commands.schema import shape_of
from tests.commands.test_shapes import strict
from tests.support.commands import command, luthier
from tests.support.folders import folder_of
from tests.support.listening import Ear, ear

PLAN = """\
events:
  - event: order_placed
    status: approved
    properties: {total: number}
  - event: invoice_sent
    status: approved
"""
GOOD = {"event": "order_placed", "distinct_id": "p", "properties": {"total": 3}}
MISSPELT = {"event": "order_plcaed", "distinct_id": "p", "properties": {"total": 3}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a small plan."""
    return folder_of(
        tmp_path / "project", {"tracking-plan.yaml": PLAN, "package.json": '{"dependencies": {"posthog-js": "1"}}'}
    )


def post(url: str, *events: dict[str, object], key: str = "k") -> None:
    """Send events as an SDK does."""
    body = json.dumps({"api_key": key, "batch": list(events)}).encode()
    assert ask(f"{url}/batch/", body) == 200


def ask(url: str, body: bytes) -> int:
    """The status that a request is answered with."""
    place = urlsplit(url)
    connection = http.client.HTTPConnection(place.netloc, timeout=20)
    connection.request("POST", place.path, body)
    return connection.getresponse().status


def finished(listening: Ear) -> int:
    """The exit code of a process that ends by itself."""
    return listening.process.wait(20)


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_with_a_summary_when_it_is_told_to(folder: Path, by: signal.Signals) -> None:
    """From the keyboard and from outside."""
    with ear(folder) as listening:
        post(listening.url, GOOD, GOOD)
        listening.named("order_placed")
        code, summary = listening.end(by)
    assert (code, summary["events"]) == (
        0,
        [{"provider": "posthog", "event": "order_placed", "count": 2, "plan": None}],
    )
    assert summary["not_seen"] == ["invoice_sent"]


def test_it_ends_after_so_many_events(folder: Path) -> None:
    """Persons and what SDKs send by themselves are not counted."""
    with ear(folder, "--count", "2") as listening:
        post(
            listening.url,
            {"event": "$pageview", "distinct_id": "p"},
            {"event": "$identify", "distinct_id": "p"},
            GOOD,
            GOOD,
        )
        assert finished(listening) == 0


def test_what_is_not_as_planned_is_in_the_exit_code(folder: Path) -> None:
    """One misspelt event is enough."""
    with ear(folder, "--once") as listening:
        post(listening.url, MISSPELT)
        [event] = listening.named("order_plcaed")
        assert (event["plan"]["standing"], event["plan"]["meant"]) == ("misspelt", "order_placed")
        assert finished(listening) == 1


def test_fewer_events_than_asked_for_are_in_the_exit_code(folder: Path) -> None:
    """When the time is over; without a number the time alone is no fault."""
    assert luthier("listen", "--port", "0", "--in", folder, "--count", "1", "--timeout", "0.1", "--json").code == 1
    assert luthier("listen", "--port", "0", "--in", folder, "--timeout", "0.1", "--json").code == 0


def test_a_plan_that_changes_meanwhile_counts_at_once(folder: Path) -> None:
    """And one that breaks leaves the one before in force."""
    with ear(folder) as listening:
        (folder / "tracking-plan.yaml").write_text(PLAN.replace("order_placed", "order_plcaed"))
        post(listening.url, MISSPELT)
        assert listening.named("order_plcaed")[0]["plan"]["standing"] == "planned"
        (folder / "tracking-plan.yaml").write_text("events: [")
        post(listening.url, GOOD)
        assert listening.named("order_placed")[0]["plan"]["standing"] == "misspelt"


def test_every_line_follows_the_published_schema(folder: Path) -> None:
    """Keys that the schema does not know fail here."""
    with ear(folder, "--all") as listening:
        post(listening.url, GOOD, MISSPELT, {"event": "$pageview", "distinct_id": "p", "properties": {"$x": 1}})
        assert ask(f"{listening.url}/nowhere", b"{}") == 404
        listening.named("order_placed", "order_plcaed", "$pageview")
        listening.end()
    validator = Draft202012Validator(strict(shape_of("listen")))
    assert {each["type"] for each in listening.lines} == {"listening", "event", "trouble", "summary"}
    assert [error.message for line in listening.lines for error in validator.iter_errors(line)] == []


def test_without_a_plan_nothing_is_compared(tmp_path: Path) -> None:
    """And nothing is a fault."""
    with ear(tmp_path, "--once") as listening:
        post(listening.url, MISSPELT)
        assert (listening.named("order_plcaed")[0]["plan"], finished(listening)) == (None, 0)


def test_a_port_that_is_taken_is_told_with_a_remedy(folder: Path) -> None:
    """Nothing is printed but that."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = luthier("listen", "--port", taken.getsockname()[1], "--in", folder)
    assert (ran.code, ran.out, "is in use" in ran.err, "--port 0" in ran.err) == (2, "", True, True)


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "a" * 300])
def test_a_host_that_is_not_here_is_told(folder: Path, host: str) -> None:
    """With what to do."""
    ran = luthier("listen", "--port", "0", "--host", host, "--in", folder)
    assert (ran.code, "--host" in ran.err or "Leave it out" in ran.err) == (2, True)


def test_a_folder_or_plan_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    """Before anything is listened to."""
    assert luthier("listen", "--port", "0", "--in", tmp_path / "none").code == 2
    broken = luthier("listen", "--port", "0", "--in", folder_of(tmp_path / "x", {"tracking-plan.yaml": "events: ["}))
    assert (broken.code, "tracking-plan.yaml:1" in broken.err) == (2, True)


@pytest.mark.parametrize("watched", [True, False], ids=["on a terminal", "piped"])
def test_a_person_reads_each_event_and_what_is_wrong_with_it(folder: Path, watched: bool) -> None:
    """As it comes; a key is not among it, nor anything that the terminal would obey."""
    shown, told = _person(folder, watched)
    url = re.search(r"http://\S+(?=;)", told.until("Point"))
    assert url
    key = "phc_never_shown_0123456789"
    post(url[0], GOOD, {**MISSPELT, "properties": {"note": f"\x1b]0;title\x07 {key}"}}, key=key)
    assert "order_plcaed" in shown.until("the plan has order_placed")
    shown.process.send_signal(signal.SIGINT)
    ending = shown.until("not seen: invoice_sent")
    assert "2 events came" in ending
    assert shown.process.wait(20) == 1
    everything = shown.text + told.text
    assert (key in everything, "***" in everything, "title\x07" in everything) == (False, True, False)
    assert 'api_host: "http' in told.text
    assert "Amplitude" not in told.text


class Reading:
    """What a process writes to one of its outputs, while it writes."""

    def __init__(self, process: "subprocess.Popen[bytes]", file: int) -> None:
        self.process = process
        self.text = ""
        self._file = file
        self._more = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, words: str) -> str:
        """All that was written, as soon as ``words`` are among it."""
        with self._more:
            assert self._more.wait_for(lambda: words in self.text, 20), self.text
            return self.text

    def _read(self) -> None:
        while True:
            try:
                part = os.read(self._file, 4096)
            except OSError:
                return
            if not part:
                return
            with self._more:
                self.text += part.decode()
                self._more.notify_all()


def _person(folder: Path, watched: bool) -> tuple[Reading, Reading]:
    """Somebody who runs the command; what comes on its output, and on its errors."""
    ours, its = pty.openpty() if watched else os.pipe()
    errors, its_errors = os.pipe()
    process = subprocess.Popen(
        command("listen", "--port", "0", "--in", folder),
        stdout=its,
        stderr=its_errors,
        env={**os.environ, "COLUMNS": "120", "TERM": "xterm"},
    )
    os.close(its)
    os.close(its_errors)
    return Reading(process, ours), Reading(process, errors)
