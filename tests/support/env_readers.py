"""How other programs read an env file: python-dotenv, the npm package dotenv, node itself, and a shell."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from dotenv import dotenv_values

from tests.support.node_packages import SENDERS, installed

_DOTENV = (
    "const read = require('dotenv').parse(require('fs').readFileSync(process.argv[1]));"
    "console.log(JSON.stringify(read[process.argv[2]] ?? null))"
)
_BOTH = (
    "const texts = JSON.parse(require('fs').readFileSync(0));"
    "const both = [require('dotenv').parse, require('util').parseEnv];"
    "console.log(JSON.stringify(texts.map(text => both.map(read => read(text)))))"
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


def read_in_node(texts: Sequence[str]) -> list[tuple[dict[str, str], dict[str, str]]]:
    """What the npm package dotenv and node's own reader find in each of ``texts``; one process reads them all."""
    modules = {**_CLEAN, "NODE_PATH": str(installed(SENDERS))}
    return [(npm, own) for npm, own in json.loads(_output(["node", "-e", _BOTH], modules, json.dumps(texts)))]


def _output(command: list[str], environment: dict[str, str], told: str = "") -> str:
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, input=told).stdout
