"""Install what tests need from npm, once for each list of versions: ``python -m tests.support.node_packages``."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

SENDERS = Path(__file__).parents[1] / "listening" / "senders"

_QUIET = ("--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def installed(source: Path) -> Path:
    """The folder of ``node_modules`` for the ``package.json`` in ``source``, installed when it is not yet.

    It stands in the environment's own folder, so that it is kept from run to run and gone with the environment.
    """
    manifest = (source / "package.json").read_bytes()
    folder = Path(sys.prefix) / "node" / f"{source.name}-{hashlib.sha256(manifest).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            (folder / "package.json").write_bytes(manifest)
            npm = shutil.which("npm")
            assert npm, "npm is missing; install node with npm"
            subprocess.run([npm, "install", *_QUIET], cwd=folder, check=True)
            (folder / "complete").touch()
    return folder / "node_modules"


if __name__ == "__main__":
    installed(SENDERS)
