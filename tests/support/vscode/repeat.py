"""Run journeys many times, to find what fails now and then: ``python -m tests.support.vscode.repeat 20 [ARGUMENTS]``.

ARGUMENTS are pytest's; without any, all journeys in VS Code run. Each round is a process of its own, with a new server,
a new browser and a new home. What failed in a round is told at once, with the first line of its error.
"""

import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
JOURNEYS = "tests/editors/vscode"


@dataclass(frozen=True, slots=True)
class Failure:
    """A test that failed in a round."""

    round: int
    test: str
    said: str


def main(words: list[str]) -> int:
    """Run the rounds and tell each; one when anything failed in any."""
    rounds, arguments = int(words[0]), words[1:] or [JOURNEYS]
    failures: list[Failure] = []
    for number in range(1, rounds + 1):
        start = time.monotonic()
        found = list(run(number, arguments))
        failures += found
        told = f"{len(found)} failed" if found else "passed"
        print(f"round {number} of {rounds}: {told}, {time.monotonic() - start:.0f} s", flush=True)  # noqa: T201
        for each in found:
            print(f"    {each.test}\n    {each.said}", flush=True)  # noqa: T201 - this speaks to a terminal
    print(f"{len(failures)} failures in {rounds} rounds")  # noqa: T201
    return 1 if failures else 0


def run(number: int, arguments: list[str]) -> Iterator[Failure]:
    """One round of pytest, and what failed in it."""
    with tempfile.TemporaryDirectory() as scratch:
        report, output = Path(scratch) / "report.xml", Path(scratch) / "output"
        with output.open("wb") as log:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "-q", f"--junit-xml={report}", *arguments],
                cwd=ROOT,
                stdout=log,
                stderr=log,
                check=False,
            )
        failures = list(_read(number, report)) if report.exists() else []
        if done.returncode and not failures:
            failures = [Failure(number, "pytest", output.read_text("utf-8", "replace")[-2000:])]
        yield from failures


def _read(number: int, report: Path) -> Iterator[Failure]:
    for case in ET.parse(report).iter("testcase"):  # noqa: S314 - pytest wrote it
        for bad in (*case.findall("failure"), *case.findall("error")):
            said = (bad.get("message") or bad.text or "").strip().splitlines()
            yield Failure(number, f"{case.get('classname')}::{case.get('name')}", said[0] if said else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
