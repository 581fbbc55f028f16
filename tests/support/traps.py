"""A workspace full of things that leave a mark when anything runs them."""

import json
import os
import subprocess
from pathlib import Path

_MANY = 120
"""So many files that they are read by workers of their own."""


def set_traps(root: Path, marks: Path) -> None:
    """Put traps into a workspace: whatever of it is run makes a file in ``marks``."""
    marks.mkdir()
    python = f"import pathlib\npathlib.Path({str(marks)!r}, pathlib.Path(__file__).stem).touch()\n"
    for name in _MODULES:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(python)
    for name in ("check.sh", "node_modules/.bin/tsc", "git", "node", "bwrap", ".venv/bin/python", "hooks/any"):
        _program(root / name, marks)
    program = str(root / "check.sh")
    scripts = dict.fromkeys(("preinstall", "install", "postinstall", "prepare", "test"), program)
    (root / "package.json").write_text(json.dumps({"name": "trap", "scripts": scripts}))
    (root / "luthier.toml").write_text(f"check_command = [{json.dumps(program)}]\njobs = 2\n")
    for number in range(_MANY):
        (root / f"many_{number}.py").write_text(f"def pay_{number}():\n    return charge({number})\n")
    _repository(root, program)


_MODULES = (
    *("conftest.py", "setup.py", "sitecustomize.py", "usercustomize.py", "json.py", "asyncio.py", "pickle.py"),
    *("multiprocessing/__init__.py", "multiprocessing/spawn.py", "lsp_server/__init__.py", "analyzers/__init__.py"),
    *(
        "tree_sitter/__init__.py",
        "claude_agent_sdk/__init__.py",
        ".venv/lib/python3.12/site-packages/posthog/__init__.py",
    ),
)


def _program(path: Path, marks: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\ntouch {marks}/{path.name}\n")
    path.chmod(0o755)


def _repository(root: Path, program: str) -> None:
    _git(root, "init", "-q")
    for key in ("core.fsmonitor", "core.pager", "core.editor", "diff.external", "filter.trap.clean", "core.sshCommand"):
        _git(root, "config", key, program)
    _git(root, "config", "core.hooksPath", str(root / "hooks"))
    (root / ".gitattributes").write_text("* filter=trap\n")


def _git(root: Path, *words: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *words], cwd=root, env=environment, check=True, capture_output=True)
