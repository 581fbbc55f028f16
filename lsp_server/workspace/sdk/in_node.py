"""Find a package where node looks for it."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lsp_server.workspace.sdk.installed import MODULES, Installed, one_line
from lsp_server.workspace.sdk.shelf import manifest_of


def in_node(folder: Path, name: str) -> Iterator[Installed]:
    """The package ``name`` in the ``node_modules`` of ``folder``, when it is there."""
    real = package_folder(folder, name)
    version = manifest_of(real).get("version") if real else None
    if real and isinstance(version, str):
        yield Installed(name, one_line(version), "typescript", real)


def package_folder(folder: Path, name: str) -> Path | None:
    """The real folder of the package ``name`` that ``folder`` holds.

    Installers link packages to where they keep them. A link counts only when it leads to a folder of the same name
    inside a ``node_modules``: what is linked from elsewhere, a workspace of the project for example, is no package.
    """
    try:
        real = Path(os.path.realpath(folder / MODULES / name, strict=True))
    except (OSError, ValueError):
        return None
    wanted = (MODULES, *name.split("/"))
    return real if real.parts[-len(wanted) :] == wanted and real.is_dir() else None


def dependencies(manifest: Mapping[str, Any]) -> frozenset[str]:
    """Names of the packages that a package's manifest asks for."""
    tables = (manifest.get(key) for key in ("dependencies", "peerDependencies", "optionalDependencies"))
    return frozenset(name for table in tables if isinstance(table, dict) for name in table)
