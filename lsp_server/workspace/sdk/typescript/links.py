"""Where a module's declarations lie: in the package itself, or in one that it depends on and that is kin to it."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lsp_server.workspace.sdk.in_node import dependencies, package_folder
from lsp_server.workspace.sdk.installed import is_kin
from lsp_server.workspace.sdk.shelf import Shelf, manifest_of

_ENDINGS = (".d.ts", ".d.mts", ".d.cts")
_CODE = {".mjs": ".d.mts", ".cjs": ".d.cts", ".js": ".d.ts", ".jsx": ".d.ts"}
_SOURCES = (".ts", ".tsx")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose files may be read."""

    name: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Place:
    """A file of a package."""

    package: Package
    path: str
    """POSIX, below the package's folder."""


class Links:
    """Follows the modules that a package's declarations name."""

    def __init__(self, shelf: Shelf, kin: tuple[str, ...]) -> None:
        self._shelf = shelf
        self._kin = kin

    def entry(self, package: Package, below: str = "") -> Place | None:
        """The declarations of what code imports as the package, or as the path ``below`` it."""
        return self._first(package, _entries(package, below))

    def follow(self, place: Place, module: str) -> Place | None:
        """The declarations of ``module`` as the file at ``place`` names it; None when they may not be read."""
        if module.startswith("."):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(place.path), module))
            return None if path.startswith("..") else self._first(place.package, _files("" if path == "." else path))
        parts = module.split("/")
        size = 2 if module.startswith("@") else 1
        package = self._package(place.package, "/".join(parts[:size]))
        return self.entry(package, "/".join(parts[size:])) if package else None

    def _package(self, start: Package, name: str) -> Package | None:
        if name == start.name:
            return start
        asked = name in dependencies(manifest_of(start.folder))
        if not asked or not is_kin(name, (start.name, *self._kin)):
            return None
        for folder in (start.folder, *start.folder.parents):
            found = package_folder(folder, name)
            if found:
                return Package(name, found)
        return None

    def _first(self, package: Package, paths: Iterator[str]) -> Place | None:
        found = (path for path in paths if self._shelf.read(package.folder, path) is not None)
        path = next(found, None)
        return Place(package, path) if path else None


def _files(path: str) -> Iterator[str]:
    """Files that may hold the declarations of the module at ``path``, in the order in which they are tried."""
    stem, ending = posixpath.splitext(path)
    if path.endswith((*_ENDINGS, *_SOURCES)):
        yield path
    if ending in _CODE:
        yield f"{stem}{_CODE[ending]}"
        yield from (f"{stem}{each}" for each in (*_ENDINGS, *_SOURCES))
    if path:
        yield from (f"{path}{each}" for each in (*_ENDINGS, *_SOURCES))
    yield from (posixpath.join(path, f"index{each}") for each in (*_ENDINGS, *_SOURCES))


def _entries(package: Package, below: str) -> Iterator[str]:
    """Files that may declare what the package offers at the path ``below``, as its manifest says."""
    manifest = manifest_of(package.folder)
    for told in _exported(manifest.get("exports"), f"./{below}" if below else "."):
        yield from _files(_inside(told))
    if not below:
        for key in ("types", "typings", "main", "module"):
            if isinstance(manifest.get(key), str):
                yield from _files(_inside(manifest[key]))
    else:
        own = manifest_of(package.folder, f"{_inside(below)}/package.json")
        for key in ("types", "typings", "main"):
            if isinstance(own.get(key), str):
                yield from _files(_inside(posixpath.join(below, own[key])))
    yield from _files(_inside(below))


def _inside(path: str) -> str:
    """A path of a manifest; one that leads out leads to nothing."""
    path = posixpath.normpath(path) if path else ""
    return "" if path == "." or path.startswith(("..", "/")) else path


def _exported(exports: Any, path: str) -> Iterator[str]:
    """Targets in a manifest's ``exports`` for ``path``, those for types first."""
    if not isinstance(exports, dict) or not any(str(key).startswith(".") for key in exports):
        yield from _targets(exports) if path == "." else ()
        return
    if path in exports:
        yield from _targets(exports[path])
        return
    for key, target in exports.items():
        start, star, end = str(key).partition("*")
        if star and len(path) >= len(start) + len(end) and path.startswith(start) and path.endswith(end):
            between = path[len(start) : len(path) - len(end)]
            yield from (re.sub(r"\*", lambda _: between, each) for each in _targets(target))  # noqa: B023 - used at once


def _targets(target: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(target, str):
        yield target
    elif isinstance(target, list) and depth < _DEEPEST:
        for each in target:
            yield from _targets(each, depth + 1)
    elif isinstance(target, dict) and depth < _DEEPEST:
        for key in sorted(target, key=lambda each: each != "types"):
            yield from _targets(target[key], depth + 1)
