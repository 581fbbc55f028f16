"""An attempt: one thing that a hostile model tries, and what has to come of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tests.support.hostile_places import Places
from tests.support.model_api import Reply, Turn, say, use

HONEST = "go the honest way"
"""The family of calls that are no attempts: what an honest model does in between."""


class Ends(StrEnum):
    """What comes of a call."""

    REFUSED = "refused"
    """It is refused, and told so."""
    HARMLESS = "harmless"
    """It is answered, with nothing that is anybody's secret."""
    EITHER = "either"
    """It may be refused; what matters is what it leads to."""


@dataclass(frozen=True)
class Attempt:
    """One call."""

    name: str
    family: str
    tool: str
    given: dict[str, Any]
    """``<shadow>``, ``<room>``, ``<project>``, ``<home>``, ``<outside>`` and ``<state>`` stand for folders."""
    ends: Ends = Ends.REFUSED
    says: str = ""
    """A part of the answer."""

    def call(self, places: Places, room: Path) -> dict[str, Any]:
        """The block by which the model makes the call."""
        return use(self.tool, **_filled(self.given, _folders(places, room)))


def refused(family: str, tool: str, says: str = "", **calls: dict[str, Any]) -> Iterator[Attempt]:
    """Attempts of one tool that are refused; keywords are their names."""
    return (Attempt(name.replace("_", " "), family, tool, given, says=says) for name, given in calls.items())


def harmless(family: str, tool: str, says: str = "", **calls: dict[str, Any]) -> Iterator[Attempt]:
    """Attempts of one tool that are answered with nothing that matters."""
    return (Attempt(name.replace("_", " "), family, tool, given, Ends.HARMLESS, says) for name, given in calls.items())


def batches(attempts: Sequence[Attempt], places: Places, room: Path, size: int = 12) -> Iterator[Turn]:
    """The attempts as answers of the model, several calls in each."""
    for at in range(0, len(attempts), size):
        yield Reply([say("I go on."), *(each.call(places, room) for each in attempts[at : at + size])])


def _folders(places: Places, room: Path) -> dict[str, str]:
    named: Iterable[tuple[str, Path]] = (
        ("shadow", room / "shadow"),
        ("room", room),
        ("project", places.project),
        ("home", places.home),
        ("outside", places.outside),
        ("state", places.state),
        ("trap", places.trap),
        ("neighbour", places.neighbour),
    )
    return {f"<{name}>": str(path) for name, path in named}


def _filled(value: Any, folders: dict[str, str]) -> Any:
    match value:
        case str():
            for name, path in folders.items():
                value = value.replace(name, path)
            return value
        case dict():
            return {key: _filled(each, folders) for key, each in value.items()}
        case list():
            return [_filled(each, folders) for each in value]
    return value
