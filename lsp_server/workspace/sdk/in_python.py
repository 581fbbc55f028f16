"""Find a package in the virtual environment of a project; what is installed editable has no folder there."""

import csv
import os
import re
from collections.abc import Iterator
from email import message_from_string
from email.message import Message
from pathlib import Path

from analyzers.model import Provider
from lsp_server.workspace.sdk.installed import Installed, clients_in, one_line
from lsp_server.workspace.sdk.shelf import read_inside

_ENVIRONMENTS = (".venv", "venv", "env", ".env")
_SIGN = "pyvenv.cfg"
_PACKAGES = ("site-packages", "dist-packages")
_RECORDED = 20_000  # lines of a record


def in_python(folder: Path, name: str, provider: Provider) -> Iterator[Installed]:
    """The package ``name`` in a virtual environment of ``folder``, when it is there."""
    clients = clients_in(provider, name, python=True)
    for site in _sites(folder):
        for metadata in _metadata(site, name):
            told = _told(site, metadata)
            modules = [module for shape in clients for module in shape.modules]
            package = _package(site, metadata, sorted(modules, key=lambda each: (each.count("."), each)))
            if told is not None and package is not None:
                yield Installed(name, one_line(told["Version"]), "python", package)
                return


def _sites(folder: Path) -> Iterator[Path]:
    """Where the virtual environments of ``folder`` keep packages."""
    for environment in (folder / name for name in environments(folder)):
        for site in (*sorted(environment.glob("lib/python*/site-packages")), environment / "Lib" / "site-packages"):
            real = Path(os.path.realpath(site))
            if real.is_dir() and real.name in _PACKAGES:
                yield real


def environments(folder: Path) -> list[str]:
    """Names of the virtual environments in ``folder``: those of the usual names, then any other."""
    try:
        with os.scandir(folder) as entries:
            names = [each.name for each in entries if each.is_dir()]
    except OSError:
        return []
    found = [name for name in names if (folder / name / _SIGN).is_file()]
    usual = {name: at for at, name in enumerate(_ENVIRONMENTS)}
    return sorted(found, key=lambda each: (usual.get(each, len(usual)), each))


def _metadata(site: Path, name: str) -> list[str]:
    """Folders of metadata of the package ``name``."""
    wanted = _plain(name)
    found = (each.name for each in site.glob("*.dist-info"))
    return sorted(each for each in found if _plain(each.removesuffix(".dist-info").rpartition("-")[0]) == wanted)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name).lower()


def _told(site: Path, metadata: str) -> Message | None:
    text = read_inside(site, f"{metadata}/METADATA")
    told = message_from_string(text.decode("utf-8", "replace").partition("\n\n")[0]) if text else None
    return told if told is not None and told["Version"] else None


def _package(site: Path, metadata: str, modules: list[str]) -> Path | None:
    """The folder of the first of ``modules`` that the package installed, else of the first that it has at all."""
    recorded = _recorded(site, metadata)
    known = [module.replace(".", "/") for module in modules]
    for path in [*known, *recorded] if recorded else known:
        folder = Path(os.path.realpath(site / path))
        if (not recorded or path in recorded) and folder.is_relative_to(site) and (folder / "__init__.py").is_file():
            return folder
    return None


def _recorded(site: Path, metadata: str) -> dict[str, None]:
    """Folders with an ``__init__.py`` that the package says it installed, the outermost first."""
    text = (read_inside(site, f"{metadata}/RECORD") or b"").decode("utf-8", "replace")
    rows = csv.reader(text.splitlines()[:_RECORDED])
    ending = "/__init__.py"
    found = {row[0].removesuffix(ending) for row in rows if row and row[0].endswith(ending)}
    return dict.fromkeys(sorted(found, key=lambda each: (each.count("/"), each)))
