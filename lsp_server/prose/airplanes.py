"""Read the airplanes: small example apps of one framework each, with what their table says of them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pathspec import GitIgnoreSpec

from analyzers.model import Side
from analyzers.shipped import toml
from lsp_server.errors import KnowledgeBroken
from lsp_server.prose.keys import Keys

AIRPLANES = Path(__file__).parents[2] / "skills" / "airplanes"

TABLE = "airplane.toml"
"""The file that says how an airplane is flown; no part of the app."""

_KEYS = ("title", "framework", "provider", "sides", "modules", "weight", "ground", "leg", "event", "detector")
_SHOWN = Path(__file__).with_name("flattening") / "shown.toml"


@dataclass(frozen=True, slots=True)
class AirplaneFile:
    """One file of an app that is worth reading."""

    path: str
    """POSIX path below the app's folder."""
    text: str
    """With LF at the ends of its lines."""


@dataclass(frozen=True, slots=True)
class Airplane:
    """One example app."""

    name: str
    """Its folder's name."""
    title: str
    framework: str
    """The page about what it is built on."""
    provider: str
    """Where it sends to."""
    sides: tuple[Side, ...]
    modules: tuple[str, ...]
    """Paths of the only files that know the provider."""
    flown: bool
    """Whether it is started and clicked through; one that is not is only parsed."""
    events: tuple[str, ...]
    """Names of what its flight delivers, each once, in the order of the flight."""
    files: tuple[AirplaneFile, ...]
    """What is worth reading of it, in order of path: no lock files, pictures, styles or built files."""


@cache
def load_airplanes() -> tuple[Airplane, ...]:
    """The shipped airplanes; read at the first call and kept.

    Raises:
        KnowledgeBroken: as ``read_airplanes``.
    """
    return read_airplanes()


def read_airplanes(folder: Path = AIRPLANES) -> tuple[Airplane, ...]:
    """The airplanes below ``folder``, in the order of their names.

    Raises:
        KnowledgeBroken: when the table of one is malformed; the message names the file and the key.
    """
    return tuple(read_airplane(each.parent) for each in sorted(folder.glob(f"*/{TABLE}")))


def read_airplane(folder: Path) -> Airplane:
    """The airplane in ``folder``.

    Raises:
        KnowledgeBroken: when a key of its table is missing, unknown or of the wrong form, or a module is not there.
    """
    file = f"{folder.name}/{TABLE}"
    try:
        table = tomllib.loads((folder / TABLE).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeBroken(f"{file} is no TOML: {error}.", "Mend that line.") from None
    keys = Keys(file, table, _KEYS)
    airplane = Airplane(
        name=folder.name,
        title=keys.text("title"),
        framework=keys.text("framework"),
        provider=keys.text("provider"),
        sides=keys.sides("sides"),
        modules=keys.texts("modules", 1),
        flown=table.get("ground", {}).get("tool") != "none",
        events=tuple(dict.fromkeys(Keys(file, each, each).text("name") for each in table.get("event", []))),
        files=tuple(sorted(_files(folder), key=lambda each: each.path)),
    )
    for module in set(airplane.modules) - {each.path for each in airplane.files}:
        raise keys.broken("modules", f"names {module}, which is not there", "Name the files that know the provider.")
    return airplane


def hidden(path: str) -> bool:
    """Whether nobody learns from the file or folder at ``path`` (a folder's with its slash) of an app."""
    return _hidden().match_file(path)


@cache
def _hidden() -> GitIgnoreSpec:
    folders = [f"{each}/" for each in toml("lexicon/skipped.toml")["folders"]]
    return GitIgnoreSpec.from_lines([*folders, *tomllib.loads(_SHOWN.read_text("utf-8"))["hidden"]])


def _files(folder: Path, below: str = "") -> Iterator[AirplaneFile]:
    """The readable files of an app; links are not followed, and what is no text is passed over."""
    for each in (folder / below).iterdir():
        path = f"{below}{each.name}"
        if each.is_symlink() or hidden(f"{path}/" if each.is_dir() else path):
            continue
        if each.is_dir():
            yield from _files(folder, f"{path}/")
            continue
        try:
            text = each.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
        yield AirplaneFile(path, text.replace("\r\n", "\n").replace("\r", "\n"))
