"""Find the packages of a provider that a project has installed; no other package is ever looked at.

Code finds a package as node and Python do: from its own folder upward. Above the workspace folder only
``node_modules`` is looked into, where a monorepo hoists packages, and only for packages of the provider.
The folders below are looked through where nothing lies above: a monorepo's root may have installed nothing.
"""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from analyzers.model import Provider
from lsp_server.workspace.sdk.in_node import in_node
from lsp_server.workspace.sdk.in_python import environments, in_python
from lsp_server.workspace.sdk.installed import MODULES, Installed

_DEEPEST = 4
_WIDEST = 3_000  # folders


def find_packages(root: Path, provider: Provider, near: str = "") -> tuple[Installed, ...]:
    """The packages of ``provider`` that code at ``near`` (POSIX, relative to ``root``) finds, in the data's order.

    Without ``near``, and where ``near`` finds nothing, what lies below ``root`` counts too: several versions of a
    package are then told in the order of their folders.
    """
    root = Path(os.path.realpath(root))
    found = list(_along(provider, _upward(root, near)))
    if not near or not found:
        found += _below(root, provider, {each.name for each in found})
    order = {name: at for at, name in enumerate(provider.packages)}
    once = {(one.name, one.folder): one for one in found}.values()
    return tuple(sorted(once, key=lambda each: (order[each.name], each.folder.as_posix())))


def _upward(root: Path, near: str) -> list[Path]:
    """The folder of ``near`` and those above it, up to ``root``."""
    parts = PurePosixPath(near).parts[:-1]
    if ".." in parts or PurePosixPath(near).is_absolute():
        parts = ()
    return [root.joinpath(*parts[:size]) for size in range(len(parts), -1, -1)]


def _along(provider: Provider, folders: list[Path]) -> Iterator[Installed]:
    """For each package and language the nearest that there is."""
    above = [*folders, *folders[-1].parents]
    for name in provider.packages:
        in_modules = (one for folder in above for one in in_node(folder, name))
        in_environments = (one for folder in folders for one in in_python(folder, name, provider))
        yield from (one for one in (next(in_modules, None), next(in_environments, None)) if one is not None)


def _below(root: Path, provider: Provider, known: set[str]) -> Iterator[Installed]:
    """What the folders below ``root`` have of the other packages."""
    names = [name for name in provider.packages if name not in known]
    for folder in _folders(root) if names else ():
        if (folder / MODULES).is_dir():
            yield from (one for name in names for one in in_node(folder, name))
        if environments(folder):
            yield from (one for name in names for one in in_python(folder, name, provider))


def _folders(root: Path) -> Iterator[Path]:
    """Folders below ``root``, the nearest first and in order of name, hidden ones and packages left out."""
    layer, left = [root], _WIDEST
    for _ in range(_DEEPEST):
        layer = [below for folder in layer for below in _inside(folder)][:left]
        left -= len(layer)
        yield from layer


def _inside(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(each.name for each in entries if each.is_dir(follow_symlinks=False))
    except OSError:
        return []
    passed = {MODULES, "__pycache__", *environments(folder)}
    return [folder / name for name in names if not name.startswith(".") and name not in passed]
