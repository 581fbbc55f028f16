"""Hold what is proposed for a stripped airplane against what it captures: ``python -m tests.support.agreement``."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import CaptureKind, Reading
from lsp_server.prose.knowledge import load_knowledge
from lsp_server.settings import Settings
from lsp_server.workspace.project import Project
from tests.support.flights.manifest import Airplane
from tests.support.flights.reading import folders, read_airplane
from tests.support.stripping import strip


@dataclass(frozen=True, order=True)
class Place:
    """An event in a file."""

    event: str
    path: str


@dataclass(frozen=True)
class Agreement:
    """What is captured, what is proposed once the captures are gone, and in which functions."""

    captured: dict[Place, set[str]]
    """The functions that capture an event in a file."""
    proposed: dict[Place, set[str]]

    @property
    def missing(self) -> list[Place]:
        """Captured, and not proposed."""
        return sorted(self.captured.keys() - self.proposed.keys())

    @property
    def more(self) -> list[Place]:
        """Proposed, and not captured."""
        return sorted(self.proposed.keys() - self.captured.keys())

    @property
    def agreed(self) -> list[Place]:
        """Captured and proposed in the same file."""
        return sorted(self.captured.keys() & self.proposed.keys())

    @property
    def same_function(self) -> list[Place]:
        """Captured and proposed in the same function of the same file."""
        return [each for each in self.agreed if self.captured[each] & self.proposed[each]]


def agreement(airplane: Airplane, folder: Path) -> Agreement:
    """Copy the airplane into ``folder``, take its captures out, and ask what is proposed."""
    root = folder / airplane.name
    shutil.copytree(airplane.folder, root)
    (root / "airplane.toml").unlink()
    flown = _project(root, airplane)
    modules = frozenset(airplane.modules)
    captured = captured_in(flown, modules)
    strip(root, flown, modules)
    return Agreement(captured, _gathered(_proposed(_project(root, airplane))))


def captured_in(project: Project, modules: frozenset[str]) -> dict[Place, set[str]]:
    """What a project captures outside of ``modules``, with the functions that do."""
    return _gathered(_captured(project, modules))


def _project(root: Path, airplane: Airplane) -> Project:
    project = Project(root, load_knowledge(), Settings(jobs=1, provider=airplane.provider))
    assert project.scan()
    return project


def _captured(project: Project, modules: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    for path, reading in project.readings.items():
        for each in reading.captures:
            if each.kind is CaptureKind.CAPTURE and path not in modules:
                assert each.event is not None, f"{path} captures an event whose name is not written out"
                yield each.event, path, _symbol(reading, each.function)


def _symbol(reading: Reading, function: int) -> str:
    """The named function around a call: a callback without a name counts for the one that it is written in."""
    functions = reading.facts.functions
    while function >= 0 and not functions[function].name and functions[function].parent >= 0:
        function = functions[function].parent
    return functions[function].qualified_name if function >= 0 else "<module>"


def _proposed(project: Project) -> Iterator[tuple[str, str, str]]:
    for each in project.proposals():
        yield each.event, each.finding.path, each.finding.symbol


def _gathered(places: Iterator[tuple[str, str, str]]) -> dict[Place, set[str]]:
    found: dict[Place, set[str]] = {}
    for event, path, symbol in places:
        found.setdefault(Place(event, path), set()).add(symbol)
    return found


def main(names: list[str]) -> None:
    """Print how the detector agrees with each airplane, or with those of ``names``."""
    print(f"{'airplane':16}{'captured':>9}{'proposed':>9}{'same function':>15}{'more':>6}")  # noqa: T201 - for a terminal
    for folder in folders():
        if names and folder.name not in names:
            continue
        with tempfile.TemporaryDirectory() as place:
            found = agreement(read_airplane(folder), Path(place))
        counts = f"{len(found.captured):9}{len(found.agreed):9}{len(found.same_function):15}{len(found.more):6}"
        print(f"{folder.name:16}{counts}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
