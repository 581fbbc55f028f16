"""Whether an agent can be run here: its SDK, a way to a model, and what would hold it."""

import importlib.metadata
import os
import re
import subprocess
from collections.abc import Iterator

from lsp_server.agent.program import find_program
from lsp_server.commands.doctor.sign import Sign, State
from lsp_server.workspace import sandbox

_EXTRA = "agent"
_INSTALL = "Install luthier[agent]."
_WITHOUT = "scan, propose, insert, plan and check work without it."
_PINNED = re.compile(r"([\w.-]+)\s*==\s*([\w.]+)")
_SECONDS = 20.0


def look_at_agent() -> Iterator[Sign]:
    """Signs of the agent, always in the same order."""
    yield _sdk()
    yield _model()
    yield _sandbox()


def _sdk() -> Sign:
    name, wanted = _asked_for()
    version = _version(name)
    if version is None:
        return Sign("agent", State.NOTE, f"Not installed; {_WITHOUT}", _INSTALL)
    if version != wanted:
        return Sign("agent", State.NOTE, f"{name} {version} is installed, and {wanted} is what was tested.", _INSTALL)
    if not _starts():
        remedy = "Use a system that it is made for, or install luthier[agent] again."
        return Sign("agent", State.NOTE, f"{name} {version} is installed, but its program does not start.", remedy)
    return Sign("agent", State.OK, f"{name} {version} is installed, and its program starts.")


def _asked_for() -> tuple[str, str]:
    """The one package that the extra asks for, and its version; empty when nothing is told of this installation."""
    asked = [each for each in importlib.metadata.requires("luthier") or [] if re.search(rf"['\"]{_EXTRA}['\"]", each)]
    return next(((match[1], match[2]) for each in asked if (match := _PINNED.match(each))), ("", ""))


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name) if name else None
    except importlib.metadata.PackageNotFoundError:
        return None


def _starts() -> bool:
    program = find_program()
    if program is None:
        return False
    try:
        ended = subprocess.run(  # noqa: S603 - a fixed word
            [program, "--version"], capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def _model() -> Sign:
    found = sandbox.ways_set(os.environ)
    if found:
        return Sign("model", State.OK, f"{' and '.join(found)} {'is' if len(found) == 1 else 'are'} set.")
    remedy = f"Set {', '.join(sandbox.ways_known()[:-1])} or {sandbox.ways_known()[-1]} where Luthier is started."
    return Sign("model", State.NOTE, "No variable that leads to a model is set; only the agent needs one.", remedy)


def _sandbox() -> Sign:
    if why := sandbox.why_not(network=True):
        return Sign("sandbox", State.NOTE, f"An agent would run without one: {why}.", sandbox.remedy(network=True))
    if why := sandbox.why_not(network=False):
        said = f"It holds an agent, but the command that an agent may have run cannot be run: {why}."
        return Sign("sandbox", State.NOTE, said, sandbox.remedy(network=False))
    return Sign(
        "sandbox", State.OK, "bubblewrap works: an agent sees its copy of the project, and no other file of yours."
    )
