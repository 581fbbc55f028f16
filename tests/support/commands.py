"""Run the command line as a person does: in this process, or as a process of its own."""

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from lsp_server.__main__ import run


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, as JSON."""
        return json.loads(self.out)


def luthier(*arguments: str | Path, at: Path | None = None) -> Ran:
    """Run a command in this process, in the folder ``at``."""
    place = contextlib.chdir(at) if at else contextlib.nullcontext()
    with CliRunner().isolation() as (out, err, _), place:
        code = run([str(each) for each in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        return Ran(code, _text(out.getvalue()), _text(err.getvalue()))


def luthier_process(*arguments: str | Path, at: Path | None = None, **environment: str) -> Ran:
    """Run a command as a process of its own."""
    ended = subprocess.run(
        command(*arguments), cwd=at, env={**os.environ, **environment}, capture_output=True, check=False
    )
    return Ran(ended.returncode, _text(ended.stdout), _text(ended.stderr))


def command(*arguments: str | Path) -> list[str]:
    """The words that start a command as a process."""
    return [sys.executable, "-m", "lsp_server", *map(str, arguments)]


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")
