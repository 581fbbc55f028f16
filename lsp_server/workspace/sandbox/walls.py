"""The walls around a program: of the machine it sees the system's programs, and of a person what it is given."""

import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Mount:
    """A file or folder that is seen behind the walls."""

    source: Path
    place: Path
    """Where it is seen."""
    writable: bool = False


def walls(
    mounts: Iterable[Mount],
    folder: Path,
    *,
    network: bool,
    empty: Iterable[str] = (),
    variables: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The words that are put before a command, so that it runs behind walls and ends with this process.

    Args:
        mounts: What is seen, in the order that it is mounted.
        folder: Where the command begins.
        network: Whether it may use the network.
        empty: Folders that are there, with nothing in them but mounts.
        variables: All that it gets; None for those that whoever starts it has.
    """
    yield from _bare(network=network)
    if variables is not None:
        yield from ("--clearenv", *(part for pair in variables.items() for part in ("--setenv", *pair)))
    for each in empty:
        yield from ("--dir", each)
    for mount in mounts:
        yield from ("--bind" if mount.writable else "--ro-bind", str(mount.source), str(mount.place))
    yield from ("--chdir", str(folder), "--")


@cache
def why_not(*, network: bool) -> str:
    """Why there are no such walls here, in words that end a sentence; empty when they stand. It is tried once."""
    if sys.platform != "linux":
        return "there is none for this operating system"
    if shutil.which("bwrap") is None:
        return "bubblewrap (`bwrap`) is not installed"
    trial = [*_bare(network=network), "sh", "-c", ":"]
    try:
        done = subprocess.run(trial, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - words of ours
    except (OSError, subprocess.TimeoutExpired):
        return "bubblewrap does not start here"
    words = done.stderr.decode("utf-8", "replace").strip().removeprefix("bwrap: ").splitlines()
    return "" if done.returncode == 0 else f"bubblewrap is refused here ({' '.join(words)[:160].rstrip('.')})"


def remedy(*, network: bool) -> str:
    """What to do so that there are such walls, in a sentence; empty when they stand, or cannot on this system."""
    if sys.platform != "linux" or not why_not(network=network):
        return ""
    remedies = _table()["remedies"]
    if shutil.which("bwrap"):
        return str(remedies["refused"])
    named = [each for each in _distributions() if each in remedies["install"]]
    return str(remedies["install"][named[0]] if named else remedies["other"])


def _distributions() -> list[str]:
    """This system, and those that it is like, the nearest first."""
    try:
        told = platform.freedesktop_os_release()
    except OSError:
        return []
    return [told.get("ID", ""), *told.get("ID_LIKE", "").split()]


def _bare(*, network: bool) -> Iterator[str]:
    table = _table()
    kind = table["network" if network else "no_network"]
    yield from ("bwrap", *table["made"], *kind["made"])
    for path in map(Path, (*table["system"], *kind["system"])):
        if path.is_symlink() and path.parent == Path("/"):
            yield from ("--symlink", str(path.readlink()), str(path))
        elif path.exists():
            yield from ("--ro-bind", str(path), str(path))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("lsp_server.workspace.sandbox").joinpath("walls.toml").read_text("utf-8"))
