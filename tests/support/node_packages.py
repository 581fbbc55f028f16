"""Install what tests need from npm, once for each list of versions: ``python -m tests.support.node_packages``."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

SENDERS = Path(__file__).parents[1] / "listening" / "senders"

_KEPT = 7 * 24 * 3600.0

_QUIET = ("--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def installed(source: Path) -> Path:
    """The folder of ``node_modules`` for the ``package.json`` in ``source``, installed when it is not yet."""
    manifest = (source / "package.json").read_bytes()

    def make(folder: Path) -> None:
        (folder / "package.json").write_bytes(manifest)
        install(folder)

    return once(source.name, manifest, make) / "node_modules"


def once(name: str, content: bytes, make: Callable[[Path], None]) -> Path:
    """The folder that ``make`` filled for this ``content``; it is made at most once, whoever asks at the same time.

    It stands in the environment's own folder, so that it is kept from run to run and gone with the environment;
    what was made for other content goes when it was not asked for in a week.
    """
    folder = Path(sys.prefix) / "node" / f"{name}-{hashlib.sha256(content).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            make(folder)
            _forget_old(folder.parent.glob(f"{name}-????????????"))
        (folder / "complete").touch()
    return folder


def install(folder: Path, *options: str, node: Path | None = None) -> None:
    """Run ``npm install`` in a folder; with ``node``, a folder of programs, on the node in there."""
    path = os.pathsep.join(filter(None, [str(node or ""), os.environ["PATH"]]))
    npm = shutil.which("npm", path=path)
    assert npm, "npm is missing; install node with npm"
    subprocess.run([npm, "install", *_QUIET, *options], cwd=folder, env={**os.environ, "PATH": path}, check=True)


def _forget_old(folders: Iterable[Path]) -> None:
    for each in folders:
        used = each / "complete"
        if used.exists() and time.time() - used.stat().st_mtime > _KEPT:
            shutil.rmtree(each, ignore_errors=True)


if __name__ == "__main__":
    installed(SENDERS)
