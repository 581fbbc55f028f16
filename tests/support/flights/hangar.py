"""Where airplanes stand: what they need is installed once, and their source is laid out fresh for each flight."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.flights.faults import FlightFailed
from tests.support.flights.manifest import Airplane
from tests.support.flights.processes import Program, run_to_end
from tests.support.flights.reading import BUILT, MANIFEST, sources

INSTALLING = 600.0
BUILDING = 420.0

_NPM = ("npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
_PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt")
_QUIET = {
    "ASTRO_TELEMETRY_DISABLED": "1",
    "CHECKPOINT_DISABLE": "1",
    "CI": "1",
    "DO_NOT_TRACK": "1",
    "LANG": "C.UTF-8",
    "NEXT_TELEMETRY_DISABLED": "1",
    "NO_COLOR": "1",
    "NO_UPDATE_NOTIFIER": "1",
    "NUXT_TELEMETRY_DISABLED": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUNBUFFERED": "1",
    "SCARF_ANALYTICS": "false",
    "TURBO_TELEMETRY_DISABLED": "1",
}
"""All that an app finds in its environment besides its own variables, ``PATH`` and a home that is empty."""


@dataclass(frozen=True, slots=True)
class Hangar:
    """One airplane's place, held for one flight."""

    airplane: Airplane
    folder: Path

    @property
    def app(self) -> Path:
        """The copy of the source, beside what is installed."""
        return self.folder / "app"

    def program(self, words: tuple[str, ...], variables: dict[str, str], log: str) -> Program:
        """A command of the airplane's, in its copy and in a small environment."""
        return Program(words, self.app, self._environment() | variables, self.folder / f"{log}.log")

    def lay_out(self, variables: dict[str, str]) -> None:
        """Copy the source in and build it; a build that does not depend on ``variables`` is made once.

        Raises:
            FlightFailed: when it cannot be built.
        """
        stamp = self.folder / "built"
        source = _digest(self.airplane.folder, *self.airplane.ground.build)
        if not self.airplane.bakes and stamp.exists() and stamp.read_text() == source:
            return
        stamp.unlink(missing_ok=True)
        _sweep(self.app)
        ignored = shutil.ignore_patterns(*BUILT, MANIFEST)
        shutil.copytree(self.airplane.folder, self.app, dirs_exist_ok=True, ignore=ignored)
        (self.folder / "build.log").unlink(missing_ok=True)
        for words in self.airplane.ground.build:
            run_to_end(self.program(words, variables, "build"), BUILDING)
        stamp.write_text(source)

    def _environment(self) -> dict[str, str]:
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        own = [self.folder / "venv" / "bin", self.app / "node_modules" / ".bin"]
        node = shutil.which("node")
        places = [*map(str, own), *([str(Path(node).parent)] if node else []), "/usr/bin", "/bin"]
        return {**_QUIET, "HOME": str(home), "PATH": os.pathsep.join(places), "TMPDIR": str(home)}


@contextmanager
def hangar(airplane: Airplane) -> Iterator[Hangar]:
    """The airplane's hangar, installed when its manifest is new, and held against other processes in the block.

    It stands in the environment's own folder, so that it is kept from run to run and gone with the environment.

    Raises:
        FlightFailed: when what the airplane needs cannot be installed.
    """
    places = Path(sys.prefix) / "airplanes" / airplane.name
    places.mkdir(parents=True, exist_ok=True)
    with (places / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = Hangar(airplane, places / _needs(airplane))
        if not (place.folder / "complete").exists():
            for old in (path for path in places.iterdir() if path.is_dir()):
                shutil.rmtree(old)
            place.app.mkdir(parents=True)
            _install(place)
            (place.folder / "complete").touch()
        yield place


def _install(place: Hangar) -> None:
    """Install with the machine's own settings of pip and npm, since the packages come from where it says."""
    ground, source = place.airplane.ground, place.airplane.folder
    if ground.tool == "python":
        venv.create(place.folder / "venv", with_pip=True)
        shutil.copy(source / "requirements.txt", place.app)
        _fetch([str(place.folder / "venv" / "bin" / "python"), *_PIP], place)
    else:
        shutil.copy(source / "package.json", place.app)
        _fetch([*_NPM], place)
        if ground.scripts:
            _fetch(["npm", "rebuild", "--loglevel=error", *ground.scripts], place)


def _fetch(words: list[str], place: Hangar) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    run_to_end(
        Program(words, place.app, environment | {"NO_UPDATE_NOTIFIER": "1"}, place.folder / "install.log"), INSTALLING
    )


def _needs(airplane: Airplane) -> str:
    """A short name of what is installed."""
    manifest = airplane.folder / ("requirements.txt" if airplane.ground.tool == "python" else "package.json")
    if not manifest.is_file():
        raise FlightFailed(f"{airplane.name} has no {manifest.name}")
    version = sys.version if airplane.ground.tool == "python" else _node()
    content = manifest.read_bytes() + version.encode() + " ".join(airplane.ground.scripts).encode()
    return hashlib.sha256(content).hexdigest()[:12]


def _node() -> str:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        raise FlightFailed("node with npm is missing; install it")
    return subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout


def _digest(folder: Path, *build: tuple[str, ...]) -> str:
    digest = hashlib.sha256(repr(build).encode())
    for path in sources(folder):
        digest.update(f"{path}\0".encode() + (folder / path).read_bytes() + b"\0")
    return digest.hexdigest()


def _sweep(app: Path) -> None:
    """Take the last flight's copy away; what is installed stays, and what a bundler remembers in its cache."""
    for path in app.iterdir():
        if path.name == "node_modules":
            continue
        if path.name == ".next":
            for inner in (each for each in path.iterdir() if each.name != "cache"):
                _remove(inner)
            continue
        _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
