"""Build the extension once for what its sources are now, in the environment's folder: sources stay clean."""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.support.node_packages import install, once
from tests.support.vscode.node import node_folder, npm

ROOT = Path(__file__).resolve().parents[3]
CLIENT = ROOT / "vscode_client"

_BUILT = [CLIENT / "node_modules", CLIENT / "dist", CLIENT / "server"]
_NOT_SHIPPED = {"node_modules", "__pycache__"}
_SHIPPED = ("lsp_server", "analyzers", "skills", "pyproject.toml", "README.md", "LICENSE")


def vsix() -> Path:
    """The extension as a person gets it, with the server's wheel inside."""
    return _packaged() / "luthier.vsix"


def unpacked() -> Path:
    """A folder that holds the built extension as VS Code loads one under development."""
    return _packaged() / "extension"


@cache
def tools() -> Path:
    """The folder of ``node_modules`` that the extension is checked, built and packaged with."""
    asked = json.loads((CLIENT / "package.json").read_text("utf-8"))
    manifest = {"private": True, "dependencies": {**asked.get("dependencies", {}), **asked["devDependencies"]}}
    content = json.dumps(manifest).encode()

    def make(folder: Path) -> None:
        (folder / "package.json").write_bytes(content)
        install(folder, node=node_folder())

    return once("vscode-client", content, make) / "node_modules"


@cache
def wheel() -> Path:
    """The wheel of the server as it is now."""

    def make(folder: Path) -> None:
        words = [
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--disable-pip-version-check",
            "--wheel-dir",
            str(folder),
        ]
        subprocess.run([sys.executable, *words, str(ROOT)], check=True)

    return next(once("wheel", _digest(_files(ROOT / name for name in _SHIPPED)), make).glob("*.whl"))


def copied(place: Path) -> Path:
    """A copy of the extension's sources in which npm's scripts can be run."""
    for path in _files([CLIENT]):
        to = place / path.relative_to(CLIENT)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, to)
    (place / "node_modules").symlink_to(tools())
    return place


@cache
def _packaged() -> Path:
    sources = _digest(_files([CLIENT])) + str(wheel()).encode()

    def make(folder: Path) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            place = copied(Path(scratch) / CLIENT.name)
            npm(
                ["run", "--silent", "package", "--", "--wheel", str(wheel()), "--out", str(folder / "luthier.vsix")],
                place,
            )
            (place / "node_modules").unlink()
            shutil.copytree(place, folder / "extension", dirs_exist_ok=True)

    return once("vsix", sources, make)


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            if path.is_file() and _is_source(path):
                yield path


def _is_source(path: Path) -> bool:
    built = path.suffix == ".vsix" or any(path.is_relative_to(each) for each in _BUILT)
    return not built and not _NOT_SHIPPED & set(path.relative_to(ROOT).parts)


def _digest(files: Iterable[Path]) -> bytes:
    made = hashlib.sha256()
    for path in files:
        made.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return made.digest()
