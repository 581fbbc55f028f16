"""What a project depends on, read from its manifests."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

_NAME = re.compile(r"\s*([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)")


def read_packages(root: Path, manifests: Sequence[str]) -> tuple[str, ...]:
    """Names of all packages that the ``manifests`` (POSIX paths below ``root``) ask for, sorted, each once.

    A manifest that cannot be read or parsed names none.
    """
    names: set[str] = set()
    for path in manifests:
        try:
            text = (root / path).read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            continue
        names.update(packages_of(path, text))
    return tuple(sorted(names))


def packages_of(path: str, text: str) -> Iterator[str]:
    """Names of the packages that one manifest asks for."""
    name = PurePosixPath(path).name
    if name == "package.json":
        yield from _node(text)
    elif name == "pyproject.toml":
        yield from _names(_project(text))
    else:
        yield from _names(line for line in text.splitlines() if not line.lstrip().startswith(("#", "-")))


def _node(text: str) -> Iterator[str]:
    try:
        manifest = json.loads(text)
    except ValueError:
        return
    if not isinstance(manifest, dict):
        return
    for key in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        if isinstance(manifest.get(key), dict):
            yield from manifest[key]


def _project(text: str) -> Iterator[str]:
    """Requirements as written in the tables where Python's tools keep them."""
    try:
        manifest = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    project, poetry = _table(manifest, "project"), _table(manifest, "tool", "poetry")
    groups = [_table(project, "optional-dependencies"), _table(manifest, "dependency-groups")]
    yield from _listed(project.get("dependencies"))
    for group in groups:
        for requirements in group.values():
            yield from _listed(requirements)
    tables = [poetry, *_table(poetry, "group").values()]
    for table in tables:
        if isinstance(table, dict):
            yield from (name for name in _table(table, "dependencies") if name != "python")


def _table(value: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    """The table below ``keys``; an empty one when something else is there."""
    found: Any = value
    for key in keys:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, dict) else {}


def _listed(value: Any) -> Iterator[str]:
    yield from (each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _names(requirements: Iterable[str]) -> Iterator[str]:
    for requirement in requirements:
        match = _NAME.match(requirement)
        if match:
            yield re.sub(r"[-_.]+", "-", match[1]).lower()
