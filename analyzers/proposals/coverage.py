"""Whether the code captures an occurrence already: in its function, in its callers or in what it calls."""

from collections.abc import Iterator, Mapping

from analyzers.model import Capture, CaptureKind, Finding, Moment, Reading, Side
from analyzers.plan import NOT_PRODUCT
from analyzers.proposals.links import calls, outermost, within
from analyzers.proposals.naming import Names
from analyzers.proposals.sides import side_of
from analyzers.proposals.wording import meaning

Captured = tuple[str, Capture]
"""A capture with the path of its file."""


class Coverage:
    """The captures of a project by event, asked about occurrences."""

    def __init__(self, readings: Mapping[str, Reading], names: Names) -> None:
        """Tests and generated files do not count."""
        self._readings = readings
        self._names = names
        self._by_meaning: dict[frozenset[str], list[Captured]] = {}
        for path, reading in readings.items():
            for capture in reading.captures if reading.facts.role not in NOT_PRODUCT else ():
                if capture.kind is CaptureKind.CAPTURE and capture.event:
                    self._by_meaning.setdefault(meaning(capture.event), []).append((path, capture))

    def covers(self, event: str, moment: Moment, finding: Finding) -> bool:
        """Whether a capture of the event, by this or another name of its moment, goes with a finding."""
        return any(self._together(finding, path, capture) for path, capture in self._of(event, moment, finding))

    def elsewhere(self, event: str, moment: Moment, finding: Finding, side: Side) -> bool:
        """Whether the other side captures the event; one that a parametric moment names does not count."""
        if moment.parametric:
            return False
        sides = {
            side_of(self._readings[path].facts, capture.function) for path, capture in self._of(event, moment, finding)
        }
        return bool(sides - {side}) and side not in sides

    def _of(self, event: str, moment: Moment, finding: Finding) -> Iterator[Captured]:
        for said in self._names.meanings(event, moment, finding.noun):
            yield from self._by_meaning.get(said, ())

    def _together(self, finding: Finding, path: str, capture: Capture) -> bool:
        facts, others = self._readings[finding.path].facts, self._readings[path].facts
        at, there = finding.function, capture.function
        if path == finding.path and (within(facts, there, at) or outermost(facts, there) == outermost(facts, at)):
            return True
        callers = (outermost(others, there), there)
        return any(calls(others, each, facts, at) for each in callers) or calls(facts, at, others, callers[0])
