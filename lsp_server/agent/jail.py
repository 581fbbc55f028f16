"""What holds the agent's process: walls around it where the machine has them, and what it sees behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lsp_server.runs.guarding import Room
from lsp_server.workspace.sandbox import Mount, Starter, Surroundings, walls, why_not, write_starter


@dataclass(frozen=True, slots=True)
class Jail:
    """What holds the agent's process."""

    shut: bool
    """Whether it is in a sandbox of the operating system."""
    said: str
    """One sentence for a person: which, or why there is none."""


def choose_jail(*, jailing: bool = True) -> Jail:
    """The sandbox that works on this machine; it is tried once."""
    why = why_not(network=True) if jailing else ""
    if not jailing or why:
        return Jail(shut=False, said=f"The agent runs without a sandbox{f': {why}' if why else ', as asked'}.")
    said = "The agent runs in a sandbox (bubblewrap): it sees its copy of the project, and no other file of yours."
    return Jail(shut=True, said=said)


def write_program(room: Room, cli: Path, around: Surroundings, jail: Jail) -> Starter:
    """Write the program that starts ``cli`` as the agent in ``room``.

    Raises:
        OSError: when the run's folder cannot be written.
    """
    (room.own / "tmp").mkdir(mode=0o700, parents=True, exist_ok=True)
    room.own.chmod(0o700)
    return write_starter(room.folder, cli, around.gone, _walls(room, cli, around) if jail.shut else None)


def _walls(room: Room, cli: Path, around: Surroundings) -> Iterator[str]:
    read = (*around.readable, *room.readable, *([room.plugin] if room.plugin else ()), cli.parent)
    mounts = [*(Mount(each, each) for each in read), *(Mount(each, each, True) for each in (room.shadow, room.own))]
    home = [each for each in [around.kept.get("HOME", "")] if each.startswith("/")]
    return walls(mounts, room.shadow, network=True, empty=home)
