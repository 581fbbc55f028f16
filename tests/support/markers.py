"""Markers in comments say what should be found where; they make any Markdown page or source file a test.

``# expect: EVENT`` a finding is here, ``# quiet: why`` none is, ``# later: EVENT`` one should be and is not yet.
A marker behind code speaks of its line, one on a line of its own of the next line of code.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_MARKER = re.compile(r"(?:#|//|/\*|<!--)\s*(expect|quiet|later):\s*(.*?)\s*(?:\*/\}?|-->)?\s*$")
_ALONE = re.compile(r"\s*\{?\s*(?:#|//|/\*|<!--)")
_PATH = re.compile(r"`([^`]+)`:\s*$")
_FENCE = re.compile(r"(`{3,})(\w+)\s*$")


@dataclass(frozen=True)
class Marker:
    """One marker, and the line (from 0) that it speaks of."""

    kind: str
    value: str
    line: int


@dataclass(frozen=True)
class Fence:
    """One code fence of a Markdown page: the file that it stands for."""

    section: str
    path: str
    text: str
    line: int
    """Line of the page (from 1) on which the fence's text starts."""


@dataclass(frozen=True)
class Found:
    """What a marker is compared with: an event, the lines of its function, the line of its act (all from 0)."""

    event: str
    first: int
    last: int
    act: int

    def at(self, line: int) -> bool:
        """Whether a marker on ``line`` may speak of this."""
        return self.act == line or self.first <= line <= self.last

    def nearness(self, line: int) -> tuple[bool, int]:
        """Smaller is nearer to a marker on ``line``: the act's own line first, then the tightest function."""
        return self.act != line, self.last - self.first


def read_markers(text: str) -> tuple[Marker, ...]:
    """The markers of a source text, in its order."""
    markers, waiting = [], []
    for number, line in enumerate(text.split("\n")):
        match = _MARKER.search(line)
        if match and _ALONE.match(line):
            waiting.append(match)
        elif line.strip():
            markers += [Marker(each[1], each[2], number) for each in waiting]
            waiting = []
            markers += [Marker(match[1], match[2], number)] if match else []
    last = text.count("\n")
    return (*markers, *(Marker(each[1], each[2], last) for each in waiting))


def read_fences(page: str, stem: str = "product") -> tuple[Fence, ...]:
    """The code fences of a Markdown page; one without a line that names its path is ``STEM.LANGUAGE``."""
    fences: list[Fence] = []
    section, path, opened = "", "", None
    lines: list[str] = []
    for number, line in enumerate(page.splitlines(), 1):
        if opened is None:
            opened = _FENCE.match(line)
            section = line.lstrip("#").strip() if line.startswith("#") else section
            named = _PATH.search(line)
            path = named[1] if named else path if opened or not line.strip() else ""
            lines = []
        elif line.rstrip() == opened[1]:
            name = path or f"{stem}.{opened[2]}"
            fences.append(Fence(section, name, "\n".join(lines) + "\n", number - len(lines)))
            opened, path = None, ""
        else:
            lines.append(line)
    return tuple(fences)


def compare(markers: Iterable[Marker], found: Iterable[Found], line: int = 1) -> list[str]:
    """What differs, as sentences that name lines counted from ``line``; each finding answers one marker at most."""
    left = list(found)
    faults = []
    marked = list(markers)
    for marker in (each for each in marked if each.kind == "expect"):
        answer = _answer(marker, left)
        if answer is None:
            faults.append(f"line {marker.line + line}: expected {marker.value}, found nothing of the kind")
        else:
            left.remove(answer)
    for marker in (each for each in marked if each.kind == "later"):
        answer = _answer(marker, left)
        if answer is not None:
            left.remove(answer)
            faults.append(f"line {marker.line + line}: {marker.value} is found now; write expect in place of later")
    reasons = {each.line: each.value for each in marked if each.kind == "quiet"}
    for each in left:
        why = next((f" (quiet: {reason})" for at, reason in reasons.items() if each.at(at)), "")
        faults.append(f"line {each.act + line}: found {each.event}, which nothing marks{why}")
    return faults


def _answer(marker: Marker, found: list[Found]) -> Found | None:
    fitting = [each for each in found if each.event == marker.value and each.at(marker.line)]
    return min(fitting, key=lambda each: each.nearness(marker.line), default=None)
