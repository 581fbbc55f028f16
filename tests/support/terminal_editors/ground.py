"""Where an editor is driven: a project, a home of its own, and a place for what a journey has seen."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 100
"""After which an editor is ended, and its journey has failed."""

_BESIDE_PYTHON = Path(sys.executable).parent


@dataclass(frozen=True)
class Ground:
    """A project to be opened by an editor that knows nothing of the machine's own set-up."""

    root: Path
    home: Path

    @property
    def facts(self) -> Path:
        """Where a journey writes what it has seen, as JSON."""
        return self.home / "facts.json"

    def write(self, path: str, text: str) -> Path:
        """Put a file into the home."""
        made = self.home / path
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text(text, "utf-8")
        return made

    def environment(self, more: Mapping[str, str]) -> dict[str, str]:
        """All that the editor sees of this machine."""
        kept = {key: os.environ[key] for key in ("TMPDIR", "SSL_CERT_FILE") if key in os.environ}
        homes = {f"XDG_{kind}_HOME": str(self.home / place) for kind, place in _XDG.items()}
        return {
            **kept,
            **homes,
            "HOME": str(self.home),
            "PATH": os.pathsep.join([str(_BESIDE_PYTHON), "/usr/local/bin", "/usr/bin", "/bin"]),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "FACTS": str(self.facts),
            **more,
        }

    def drive(self, command: Sequence[str | Path], **more: str) -> dict[str, Any]:
        """Run an editor to its end in the project; what its journey has seen.

        Fails when the editor takes too long, ends badly, or tells nothing.
        """
        done = subprocess.run(
            list(command),
            cwd=self.root,
            env=self.environment(more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            text=True,
            errors="replace",
        )
        return self.seen(done.returncode, done.stdout + done.stderr)

    def seen(self, code: int, said: str) -> dict[str, Any]:
        """What the journey has seen, of an editor that ended with ``code`` and ``said`` something."""
        assert code == 0, f"the editor ended with {code}:\n{said}"
        assert self.facts.exists(), f"the journey told nothing:\n{said}"
        told: dict[str, Any] = json.loads(self.facts.read_text("utf-8"))
        return told


def installed(program: str, package: str) -> str:
    """The path of an editor; without it the test fails, and says what to install."""
    where = os.pathsep.join([str(_BESIDE_PYTHON), os.environ.get("PATH", ""), "/usr/bin"])
    found = shutil.which(program, path=where)
    assert found, f"{program} is missing; tests/run.py installs it where it may, else install {package}"
    return found


_XDG = {"CONFIG": ".config", "DATA": ".local/share", "STATE": ".local/state", "CACHE": ".cache"}
