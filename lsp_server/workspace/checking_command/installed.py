"""What a command needs that is no text of the project: packages, environments, and what runs them."""

import os
import shutil
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lsp_server.workspace.sandbox import Mount

_LINKS = 10  # of which one may lead to the next
_SYSTEM = (Path("/usr"), Path("/bin"), Path("/nix/store"))  # seen in every sandbox


@dataclass(frozen=True, slots=True)
class Installed:
    """What is seen of a person's installations, and the variables that lead to it."""

    mounts: tuple[Mount, ...]
    variables: dict[str, str]


def installed(project: Path, spare: Path) -> Installed:
    """What is installed for ``project``; whatever a command writes to its caches goes to the folder ``spare``."""
    table = _table()
    places = _places(project)
    runtimes = list(_runtimes(project, [each for each in places if (each / "pyvenv.cfg").is_file()]))
    shown = [Mount(source, place) for each in runtimes for source, place in each.shown()]
    mounts = [*(Mount(each, each) for each in places), *_scratch(places, spare), *shown]
    own = [each / name for each in places if each.parent == project for name in table["programs"]]
    programs = [each for each in (*own, *(each.place / "bin" for each in runtimes)) if each.is_dir()]
    path = ":".join([*map(str, programs), table["variables"]["PATH"]])
    return Installed(tuple(dict.fromkeys(mounts)), {**table["variables"], "PATH": path})


def _places(project: Path) -> list[Path]:
    """Folders with what is installed, none of them in another one, and none that a link leads to."""
    table, real = _table(), Path(os.path.realpath(project))
    found = [each for shape in table["folders"] for each in sorted(project.glob(shape))]
    found += [each.parent for shape in table["marks"] for each in sorted(project.glob(shape))]
    places: list[Path] = []
    for each in dict.fromkeys(found):
        straight = Path(os.path.realpath(each)) == real / each.relative_to(project)
        if straight and each.is_dir() and not set(places) & set(each.parents):
            places.append(each)
    return places


def _scratch(places: Iterable[Path], spare: Path) -> Iterator[Mount]:
    for number, place in enumerate(each / name for each in places for name in _table()["scratch"]):
        if place.is_dir() and not place.is_symlink():
            source = spare / str(number)
            source.mkdir()
            yield Mount(source, place, writable=True)


@dataclass(frozen=True, slots=True)
class _Runtime:
    """What runs a project, at one of the places that lead to it."""

    place: Path
    real: Path
    folders: tuple[str, ...]

    def shown(self) -> Iterator[tuple[Path, Path]]:
        """What is seen of it, and where."""
        return ((self.real / each, self.place / each) for each in self.folders if (self.real / each).is_dir())


def _runtimes(project: Path, environments: Iterable[Path]) -> Iterator[_Runtime]:
    of_environment, of_path = _table()["runtimes"]
    for environment in environments:
        for place in _led_to(environment / "bin" / of_environment["program"]):
            yield from _runtime(project, place, of_environment)
    program = shutil.which(of_path["program"])
    if program is not None:
        yield from _runtime(project, Path(os.path.realpath(program)).parent.parent, of_path)


def _led_to(program: Path) -> Iterator[Path]:
    """The installations that a link leads to, over further links, as their paths are written."""
    for _ in range(_LINKS):
        if not program.is_symlink():
            return
        # Not resolved: what is started looks for its library where the link says that it is.
        program = Path(os.path.normpath(program.parent / program.readlink()))
        yield program.parent.parent


def _runtime(project: Path, place: Path, kind: dict[str, Any]) -> Iterator[_Runtime]:
    """What is at ``place``, when it is what it says, and neither the system's nor around a person's own files.

    A project's own links say where this is: nothing may come to be seen by them that is no such thing.
    """
    real = Path(os.path.realpath(place))
    around = [Path(os.path.realpath(each)) for each in (Path.home(), project)]
    if any(each.is_relative_to(real) for each in around) or real.is_relative_to(around[1]):
        return
    if any(place.is_relative_to(each) for each in _SYSTEM):
        return
    if any(each.is_file() for each in real.glob(kind["file"])):
        # At both places: it is started by the one, and may ask for the other.
        yield from (_Runtime(each, real, tuple(kind["shown"])) for each in dict.fromkeys((place, real)))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("installed.toml").read_text("utf-8"))
