"""Find the packages of a provider that a project has installed; no other package is ever looked at."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzers.model import Provider

_ENVIRONMENTS = (".venv", "venv", "env")
_MODULES = "node_modules"


@dataclass(frozen=True, slots=True)
class Installed:
    """A package of a provider, as it is installed."""

    name: str
    """As a manifest has it."""
    version: str
    language: str
    """``python`` or ``typescript``."""
    folder: Path
    """With real paths."""


def find_packages(root: Path, provider: Provider, near: str = "") -> tuple[Installed, ...]:
    """The packages of ``provider`` that code at ``near`` (POSIX, relative to ``root``) finds, in the data's order."""
    start = (root / near).parent if near else root
    found = (one for name in provider.packages for one in (*_of_node(start, name), *_of_python(root, name)))
    return tuple({each.name: each for each in reversed(list(found))}.values())[::-1]


def _of_node(start: Path, name: str) -> Iterator[Installed]:
    """From the nearest ``node_modules``, as node looks for it."""
    for place in (start, *start.parents):
        folder = (place / _MODULES / name).resolve()
        if _MODULES not in folder.parts or not (folder / "package.json").is_file():
            continue
        try:
            version = str(json.loads((folder / "package.json").read_bytes())["version"])
        except (OSError, ValueError, KeyError, TypeError):
            continue
        yield Installed(name, version, "typescript", folder)
        return


def _of_python(root: Path, name: str) -> Iterator[Installed]:
    wanted = re.sub(r"[-_.]+", "_", name).lower()
    for environment in (root / each for each in _ENVIRONMENTS):
        for packages in (*sorted(environment.glob("lib/python*/site-packages")), environment / "Lib/site-packages"):
            for metadata in sorted(packages.glob("*.dist-info")):
                found, _, version = metadata.stem.rpartition("-")
                if re.sub(r"[-_.]+", "_", found).lower() == wanted:
                    yield from _module(packages, name, version, metadata)


def _module(packages: Path, name: str, version: str, metadata: Path) -> Iterator[Installed]:
    for each in _tops(metadata):
        folder = (packages / each).resolve()
        if folder.is_dir() and folder.parent == packages.resolve():
            yield Installed(name, version, "python", folder)
            return


def _tops(metadata: Path) -> list[str]:
    """Names of the folders that a wheel put beside its metadata, the most files first."""
    try:
        rows = (metadata / "RECORD").read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    tops = Counter(row.partition("/")[0] for row in rows if row.partition(",")[0].endswith(".py") and "/" in row)
    return [each for each, _ in tops.most_common() if each.isidentifier()]
