"""Set up a fresh machine and pass every check: ``python3 tests/run.py [PYTEST ARGUMENTS]``.

It needs Python 3.11 or newer, git and node, and nothing installed by hand: the environment is made in ``.venv``.
It uses the standard library only, since it runs before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = Path(os.environ.get("LUTHIER_TEST_VENV", ROOT / ".venv"))
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")

CHECKS = (
    ("format", "ruff", "format", "--check", "."),
    ("lint", "ruff", "check", "."),
    ("types", "mypy"),
    ("layers", "lint-imports"),
    ("node packages", "python", "-m", "tests.support.node_packages"),
    ("VS Code's client", "python", "-m", "tests.support.vscode", "check", "test"),
)

PROGRAMS = {
    "bubblewrap": ("bwrap",),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "emacs-nox": ("emacs",),
    "elpa-eglot": ("/usr/share/emacs/*/lisp/progmodes/eglot.el*", "/usr/share/emacs/site-lisp/elpa/eglot-*"),
    "vim-nox": ("vim.nox",),
    "vim-ale": ("/usr/share/vim-ale",),
}
"""What comes from the system and not from Python: packages by the programs or the files that they bring."""


def main(arguments: list[str]) -> int:
    """Install what is missing, run the checks, then the tests; the exit code is the first failure's."""
    install()
    install_programs()
    for name, program, *rest in CHECKS:
        code = run(name, [BIN / program, *rest])
        if code:
            return code
    return run("tests", [BIN / "python", "-m", "pytest", *(arguments or ["-n", "2", "--dist", "loadgroup", "-q"])])


def install() -> None:
    """Make the environment, and install the project with what its tests need whenever ``pyproject.toml`` changed."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = ENVIRONMENT / "installed-for"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not (BIN / "python").exists():
        venv.create(ENVIRONMENT, with_pip=True)
    subprocess.run(
        [BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", ".[test]"],
        cwd=ROOT,
        check=True,
    )
    stamp.write_text(wanted)


def install_programs() -> None:
    """Install the sandbox that agents are tested in, the browser and the editors, where that needs nobody's leave.

    Without the sandbox agents are tested without it; without the others the tests that need them fail.
    """
    missing = [package for package in PROGRAMS if not is_there(package)]
    if not missing or sys.platform != "linux":
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        print(f"== missing: install {' and '.join(missing)}", flush=True)  # noqa: T201 - this script speaks to a terminal
        return
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    for package in missing:
        if not is_there(package):  # a newer editor brings what was a package of its own
            subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False)


def is_there(package: str) -> bool:
    """Whether the system has what a package of ``PROGRAMS`` brings."""
    return any(shutil.which(name) or any(Path("/").glob(name.lstrip("/"))) for name in PROGRAMS[package])


def run(name: str, command: list[str | Path]) -> int:
    """Run one check from the project's root, say how long it took, and return its exit code."""
    print(f"== {name}", flush=True)  # noqa: T201 - this script speaks to a terminal
    start = time.monotonic()
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    print(f"== {name}: {'ok' if code == 0 else f'failed ({code})'}, {time.monotonic() - start:.0f} s", flush=True)  # noqa: T201
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
