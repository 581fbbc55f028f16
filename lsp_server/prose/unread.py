"""Languages that are not analyzed, but that pages and airplanes may be in; the table beside this file names them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from analyzers.languages import language_of


@dataclass(frozen=True, slots=True)
class Unread:
    """One language whose files are shown and recognised, and not analyzed."""

    name: str
    suffixes: tuple[str, ...]
    """File endings with their dot, in lower case."""
    manifests: tuple[tuple[str, re.Pattern[str]], ...]
    """Globs of file names, each with what finds the names of packages in such a file."""
    defines: re.Pattern[str]
    """What finds the names of functions that other files call."""

    def is_manifest(self, path: str) -> bool:
        """Whether the file at ``path`` says what an app in this language depends on."""
        return any(PurePosixPath(path).match(glob) for glob, _ in self.manifests)


@cache
def unread_languages() -> tuple[Unread, ...]:
    """All of the table, in its order."""
    table = tomllib.loads(files("lsp_server.prose").joinpath("unread.toml").read_text("utf-8"))
    return tuple(
        Unread(
            name,
            tuple(keys["suffixes"]),
            tuple((glob, re.compile(found, re.MULTILINE)) for glob, found in keys["manifests"].items()),
            re.compile(keys["defines"], re.MULTILINE),
        )
        for name, keys in table.items()
    )


def spoken_at(path: str) -> str | None:
    """The language of the file at ``path``, analyzed or not; None when it is of neither kind."""
    suffix = PurePosixPath(path).suffix.lower()
    return language_of(path) or next((each.name for each in unread_languages() if suffix in each.suffixes), None)


def manifest_languages(path: str) -> tuple[str, ...]:
    """The languages whose packages the file at ``path`` asks for, of those that are not analyzed."""
    return tuple(each.name for each in unread_languages() if each.is_manifest(path))


def packages_asked(path: str, text: str) -> tuple[str, ...]:
    """Names of the packages that a manifest of one of these languages asks for, sorted, each once."""
    patterns = {
        found for each in unread_languages() for glob, found in each.manifests if PurePosixPath(path).match(glob)
    }
    return tuple(sorted({name for found in patterns for name in _groups(found, text)}))


def defined_in(path: str, text: str) -> frozenset[str]:
    """Names of the functions that a file of one of these languages defines for others."""
    spoken = spoken_at(path)
    return frozenset(name for each in unread_languages() if each.name == spoken for name in _groups(each.defines, text))


def spelling_of(event: str) -> re.Pattern[str]:
    """What names ``event`` in source: its text in quotes, or the constant of an enumeration that stands for it.

    A constant is written ``.itemShared``, ``.ItemShared`` or ``.ITEM_SHARED``, whatever is before the point.
    """
    first, *rest = event.split("_")
    tail = "".join(map(str.capitalize, rest))
    constants = "|".join(map(re.escape, (f"{first}{tail}", f"{first.capitalize()}{tail}", event.upper())))
    return re.compile(rf"""(?P<quote>["'`]){re.escape(event)}(?P=quote)|\.(?:{constants})(?!\w)""")


def _groups(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        yield from filter(None, match.groups())
