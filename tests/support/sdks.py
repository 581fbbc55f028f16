"""Projects in which real SDKs are installed, and one in which a hostile one is."""

import json
import sys
from pathlib import Path

from analyzers.model import Provider
from lsp_server.prose.knowledge import load_knowledge
from tests.support.node_packages import SENDERS, installed

PROVIDERS = {each.name: each for each in load_knowledge().providers}


def node_project() -> Path:
    """A folder with the npm packages of every provider that has any."""
    return installed(SENDERS).parent


def python_project(tmp_path: Path) -> Path:
    """A folder whose virtual environment is the one of these tests."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def package(root: Path, name: str, files: dict[str, str], version: str = "9.9.9", **told: object) -> Path:
    """An npm package in ``root``, made up of ``files``; its manifest also tells what ``told`` says."""
    folder = root / "node_modules" / name
    manifest = {"name": name, "version": version, **told}
    for path, text in {"package.json": json.dumps(manifest), **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def python_package(environment: Path, name: str, module: str, files: dict[str, str], version: str = "9.9.9") -> Path:
    """A Python package in ``environment``, a virtual one, made up of ``files`` below its module."""
    site = environment / "lib" / "python3.12" / "site-packages"
    metadata = site / f"{name.replace('-', '_')}-{version}.dist-info"
    folder = site.joinpath(*module.split("."))
    for path in (metadata, folder):
        path.mkdir(parents=True, exist_ok=True)
    (environment / "pyvenv.cfg").touch()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n\nAbout it.\n")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def provider(name: str) -> Provider:
    """A provider by its name."""
    return PROVIDERS[name]
