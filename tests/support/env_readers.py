"""How other programs read an env file: python-dotenv, the npm package dotenv, node itself, and a shell."""

import json
import os
import subprocess
from pathlib import Path

from dotenv import dotenv_values

from tests.support.node_packages import SENDERS, installed

_DOTENV = (
    "const read = require('dotenv').parse(require('fs').readFileSync(process.argv[1]));"
    "console.log(JSON.stringify(read[process.argv[2]] ?? null))"
)
_NODE = "console.log(JSON.stringify(process.env[process.argv[1]] ?? null))"
_SHELL = 'set -a; . "$1"; printf "%s" "$(printenv "$2")"'
_CLEAN = {"PATH": os.environ["PATH"]}


def read_everywhere(path: Path, name: str) -> dict[str, str | None]:
    """The value that each reader finds for ``name`` in the env file at ``path``."""
    modules = {**_CLEAN, "NODE_PATH": str(installed(SENDERS))}
    return {
        "python-dotenv": dotenv_values(path, interpolate=True).get(name),
        "dotenv": json.loads(_output(["node", "-e", _DOTENV, str(path), name], modules)),
        "node": json.loads(_output(["node", f"--env-file={path}", "-e", _NODE, name], _CLEAN)),
        "sh": _output(["sh", "-c", _SHELL, "sh", str(path), name], _CLEAN),
    }


def _output(command: list[str], environment: dict[str, str]) -> str:
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
