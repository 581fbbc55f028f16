"""What may be run, where, and what came of it."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from lsp_server.errors import InputError
from lsp_server.settings import Settings
from lsp_server.workspace.checking_command.installed import Installed, installed
from lsp_server.workspace.checking_command.running import Ended, run_bounded
from lsp_server.workspace.checking_command.telling import plain
from lsp_server.workspace.removing import remove_tree
from lsp_server.workspace.sandbox import Mount, walls, why_not

_GO_ON = "Go on without it."
_OF_WALLS = "bwrap: "
_NOT_STARTED = "bwrap: execvp "


@dataclass(frozen=True, slots=True)
class Allowed:
    """A command that a person lets the agent have run."""

    command: tuple[str, ...]
    """Its words; no shell reads them."""
    seconds: float
    """How long it may run."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a command came to."""

    code: int
    """Its exit code; below 0 when it was ended."""
    output_tail: str
    """The last of what it wrote on both streams, without control characters: at most 8 KB."""
    seconds: float
    timed_out: bool


def allowed(settings: Settings) -> Allowed | None:
    """The command that the settings allow."""
    return Allowed(settings.check_command, settings.check_seconds) if settings.check_command else None


def check_available() -> str:
    """Why no command can be run here, in words that end a sentence; empty when one can."""
    return why_not(network=False)


def run_check(shadow: Path, project: Path, check: Allowed, stopped: Callable[[], bool] = lambda: False) -> CheckResult:
    """Run ``check`` on a copy of ``shadow`` that it finds at the place of ``project``.

    It sees the system's programs and what is installed in the project, and of the project nothing but the copy.
    What it writes is thrown away.

    Args:
        shadow: The folder with the agent's texts.
        project: The person's workspace folder.
        check: What runs.
        stopped: Asked several times a second; once it says so, the command is ended with all that it started.

    Raises:
        InputError: when there is no sandbox or no such program, or the copy cannot be made.
    """
    reason = check_available()
    if reason:
        raise InputError(f"The command is not run without a sandbox: {reason}.", _GO_ON)
    with _throw_away(shadow) as (copy, spare):
        found = installed(project, spare)
        ended = run_bounded([*_walls(copy, project, found), *check.command], check.seconds, stopped)
    tail = plain(ended.tail)
    _check_started(ended, tail, check.command[0])
    return CheckResult(ended.code, tail, ended.seconds, ended.timed_out)


def _walls(copy: Path, project: Path, found: Installed) -> Iterator[str]:
    mounts = (Mount(copy, project, writable=True), *found.mounts)
    return walls(mounts, project, network=False, variables=found.variables)


def _check_started(ended: Ended, tail: str, program: str) -> None:
    if ended.code != 1 or not tail.startswith(_OF_WALLS):
        return
    why = tail.splitlines()[0]
    if why.startswith(_NOT_STARTED):
        raise InputError(f"There is no program {program} in the sandbox, or none that it needs to start.", _GO_ON)
    raise InputError(f"The sandbox could not be made: {why.removeprefix(_OF_WALLS).rstrip('.')}.", _GO_ON)


@contextmanager
def _throw_away(shadow: Path) -> Iterator[tuple[Path, Path]]:
    """A copy of ``shadow``, and an empty folder beside it; both are gone afterwards, whatever was made of them."""
    folder = Path(tempfile.mkdtemp(prefix="luthier-check-"))
    try:
        copy, spare = folder / "copy", folder / "spare"
        spare.mkdir()
        try:
            shutil.copytree(shadow, copy, symlinks=True)
        except OSError as error:
            why = error.strerror or "not every file could be read or written"
            raise InputError(f"The command is not run, since the project cannot be copied: {why}.", _GO_ON) from None
        yield copy, spare
    finally:
        # No link is followed: the command may have left some that lead to a person's files.
        with suppress(OSError):
            remove_tree(folder)
