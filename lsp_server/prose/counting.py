"""Count the lines that people wrote: prose, example apps, data, the product's code, and its tests apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from analyzers.shipped import toml
from lsp_server.prose.airplanes import TABLE, hidden

HOME = Path(__file__).parents[2]
"""The folder that holds the packages."""


class Kind(StrEnum):
    """What lines are."""

    PROSE = "prose"
    AIRPLANES = "airplanes"
    DATA = "data"
    CODE = "code"
    CLIENT = "client"
    TESTS = "tests"


PRODUCT = tuple(each for each in Kind if each is not Kind.TESTS)
"""What shares are told of."""

_PACKAGES = ("analyzers", "lsp_server")
_DATA = {".toml", ".scm", ".json"}
_CLIENT, _CLIENT_CODE = "vscode_client", {".ts", ".tsx", ".js", ".mjs", ".cjs"}


@dataclass(frozen=True, slots=True)
class Count:
    """How much there is of one kind."""

    kind: Kind
    files: int
    lines: int
    """Lines that hold something."""


def count(home: Path = HOME) -> tuple[Count, ...]:
    """How much there is of each kind below ``home``, in the order of the kinds; a kind may be none.

    Lock files, built files, pictures and styles are not counted, and neither are empty lines.
    """
    files: dict[Kind, int] = dict.fromkeys(Kind, 0)
    lines: dict[Kind, int] = dict.fromkeys(Kind, 0)
    for kind, path in _files(home):
        files[kind] += 1
        lines[kind] += sum(bool(line.strip()) for line in path.read_bytes().splitlines())
    return tuple(Count(kind, files[kind], lines[kind]) for kind in Kind)


def _files(home: Path) -> Iterator[tuple[Kind, Path]]:
    for path in _below(home / "skills"):
        kind = _kind_of_skill(path.relative_to(home / "skills"))
        if kind is not None:
            yield kind, path
    for package in _PACKAGES:
        for path in _below(home / package):
            if path.suffix == ".py":
                yield Kind.CODE, path
            elif path.suffix in _DATA:
                yield Kind.DATA, path
    yield from ((Kind.CLIENT, each) for each in _below(home / _CLIENT) if each.suffix in _CLIENT_CODE)
    yield from ((Kind.TESTS, each) for each in _below(home / "tests") if each.suffix in {".py", *_CLIENT_CODE})


def _kind_of_skill(path: Path) -> Kind | None:
    if path.name == TABLE or (path.parts[0] != "airplanes" and path.suffix in _DATA):
        return Kind.DATA
    if path.parts[0] == "airplanes":
        return None if hidden(path.relative_to("airplanes").as_posix()) else Kind.AIRPLANES
    return Kind.PROSE if path.suffix == ".md" else None


def _below(folder: Path) -> Iterator[Path]:
    """The files below ``folder``; not those of folders that hold other people's or built code."""
    others = set(toml("lexicon/skipped.toml")["folders"])
    waiting: list[Path] = [folder] if folder.is_dir() else []
    while waiting:
        entries: Iterable[Path] = sorted(waiting.pop().iterdir())
        for each in entries:
            if each.is_symlink() or each.name in others:
                continue
            if each.is_dir():
                waiting.append(each)
            else:
                yield each
