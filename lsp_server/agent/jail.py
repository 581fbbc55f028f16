"""The program that is started as the agent: its process in a sandbox where there is one, tied to ours where not."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from lsp_server.agent.environment import Surroundings
from lsp_server.agent.options import Room

_PROBE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Jail:
    """What holds the agent's process."""

    shut: bool
    """Whether it is in a sandbox of the operating system."""
    said: str
    """One sentence for a person: which, or why there is none."""


def choose_jail(*, jailing: bool = True) -> Jail:
    """The sandbox that works on this machine; it is tried once."""
    if not jailing:
        return Jail(shut=False, said="The agent runs without a sandbox, as asked.")
    why = _refusal()
    if why:
        return Jail(shut=False, said=f"The agent runs without a sandbox: {why}.")
    said = "The agent runs in a sandbox (bubblewrap): it sees its copy of the project, and no other file of yours."
    return Jail(shut=True, said=said)


def write_program(room: Room, cli: Path, around: Surroundings, jail: Jail) -> tuple[Path, Path]:
    """Write the program that starts ``cli``, and name the file that it leaves its process id in.

    Names of variables stand in it, but no value of any.

    Raises:
        OSError: when the run's folder cannot be written.
    """
    (room.own / "tmp").mkdir(mode=0o700, parents=True, exist_ok=True)
    room.own.chmod(0o700)
    # A folder for each: what stops one conversation must not meet the process of the next in the same room.
    folder = Path(tempfile.mkdtemp(prefix="agent-", dir=room.folder))
    mark = folder / "pid"
    if os.name != "posix":
        return cli, mark
    command = ["env", *(part for name in around.gone for part in ("-u", name))]
    command += [*_walls(room, cli, around), str(cli)] if jail.shut else [*_tie(), str(cli)]
    program = folder / "agent.sh"
    program.write_text(
        f'#!/bin/sh\necho $$ > {shlex.quote(str(mark))}\nexec {shlex.join(command)} "$@" 2>/dev/null\n', "utf-8"
    )
    program.chmod(0o700)
    return program, mark


def _walls(room: Room, cli: Path, around: Surroundings) -> Iterator[str]:
    yield from _bare()
    if around.kept.get("HOME", "").startswith("/"):
        yield from ("--dir", around.kept["HOME"])
    for path in (*around.readable, *room.readable, room.plugin, cli.parent):
        if path is not None:
            yield from ("--ro-bind", str(path), str(path))
    for path in (room.shadow, room.own):
        yield from ("--bind", str(path), str(path))
    yield from ("--chdir", str(room.shadow), "--")


def _bare() -> Iterator[str]:
    table = tomllib.loads(files("lsp_server.agent").joinpath("jail.toml").read_text("utf-8"))
    yield from ("bwrap", *table["walls"])
    for path in map(Path, table["system"]):
        if path.is_symlink() and path.parent == Path("/"):
            yield from ("--symlink", str(path.readlink()), str(path))
        elif path.exists():
            yield from ("--ro-bind", str(path), str(path))


@cache
def _refusal() -> str:
    """Why there is no sandbox, in words that end a sentence; empty when there is one."""
    if sys.platform != "linux":
        return "there is none for this operating system"
    if shutil.which("bwrap") is None:
        return "bubblewrap (`bwrap`) is not installed"
    try:
        done = subprocess.run([*_bare(), "sh", "-c", ":"], capture_output=True, timeout=_PROBE_SECONDS, check=False)  # noqa: S603 - fixed words of ours
    except (OSError, subprocess.TimeoutExpired):
        return "bubblewrap does not start here"
    words = done.stderr.decode("utf-8", "replace").strip().removeprefix("bwrap: ").splitlines()
    return "" if done.returncode == 0 else f"bubblewrap is refused here ({' '.join(words)[:160].rstrip('.')})"


@cache
def _tie() -> tuple[str, ...]:
    """What makes the process end with ours, where the system can do that without a sandbox."""
    tie = ("setpriv", "--pdeathsig", "KILL", "--")
    if sys.platform != "linux" or shutil.which(tie[0]) is None:
        return ()
    tried = subprocess.run([*tie, "sh", "-c", ":"], capture_output=True, check=False)  # noqa: S603 - fixed words of ours
    return tie if tried.returncode == 0 else ()
