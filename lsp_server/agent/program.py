"""Find the agent's program without loading the SDK."""

import importlib.util
import os
import shutil
from pathlib import Path


def find_program() -> Path | None:
    """The program that comes with the SDK, or the one of the system; None when there is none."""
    name = "claude.exe" if os.name == "nt" else "claude"
    sdk = importlib.util.find_spec("claude_agent_sdk")
    bundled = Path(sdk.origin).with_name("_bundled") / name if sdk and sdk.origin else None
    found = bundled if bundled and bundled.is_file() else shutil.which(name)
    return Path(found).resolve() if found else None
