"""Where records are: one folder for each run, below the person's own state."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import platformdirs

from lsp_server.errors import InputError
from lsp_server.runs.records.record import Ended, Record, from_json
from lsp_server.workspace.locking import take

FILE = "record.json"

_OWNER = "owner"
_VARIABLE = "LUTHIER_STATE_DIR"
_MOST, _OLDEST = 50, timedelta(days=90)
_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A folder that holds no record that can be read."""

    run: str
    reason: str


def state_folder() -> Path:
    """The folder of all runs; ``LUTHIER_STATE_DIR`` names another place for what is kept."""
    named = os.environ.get(_VARIABLE)
    return (Path(named) if named else Path(platformdirs.user_state_dir("luthier", appauthor=False))) / "runs"


def new_run() -> str:
    """The name of a run that begins now; names sort by time."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def read_records(folder: Path | None = None) -> tuple[Record | Unreadable, ...]:
    """Every run that is known, the newest first."""
    return tuple(_read(each) for each in sorted(_folders(folder or state_folder()), reverse=True))


def read_record(run: str, folder: Path | None = None) -> Record:
    """One run; the start of its name will do when it is the only one.

    Raises:
        InputError: when there is no such run, more than one, or it cannot be read.
    """
    found = [each for each in _folders(folder or state_folder()) if each.name.startswith(run)] if run else []
    if len(found) != 1:
        what = f"There is no run {run}." if not found else f"{len(found)} runs begin with {run}."
        raise InputError(what, "See them with luthier runs.")
    record = _read(found[0])
    if isinstance(record, Unreadable):
        raise InputError(f"The record of {record.run} cannot be read: {record.reason}.", "Forget it: luthier runs.")
    return record


def forget(run: str, folder: Path | None = None) -> None:
    """Remove all that is kept of a run.

    Raises:
        InputError: when there is no run of exactly that name, or it is under way.
    """
    place = (folder or state_folder()) / run
    if not _NAME.fullmatch(run) or not place.is_dir():
        raise InputError(f"There is no run {run}.", "See them with luthier runs.")
    if under_way(place):
        raise InputError(f"{run} is under way.", "Stop it first.")
    shutil.rmtree(place)


def prune(folder: Path | None = None) -> int:
    """Remove the oldest runs, beyond 50 and older than 90 days, except those under way; how many went."""
    count = 0
    oldest = f"{datetime.now(UTC) - _OLDEST:%Y%m%d}"
    places = sorted(_folders(folder or state_folder()), reverse=True)
    for number, place in enumerate(places):
        if (number >= _MOST or place.name < oldest) and not under_way(place):
            shutil.rmtree(place, ignore_errors=True)
            count += 1
    return count


def hold(place: Path) -> int:
    """Say that the run of ``place`` is under way, until the descriptor is closed or this process ends."""
    opened = os.open(place / _OWNER, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    take(opened, wait=False)
    return opened


def under_way(place: Path) -> bool:
    """Whether a process holds the run of ``place``."""
    try:
        opened = os.open(place / _OWNER, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return False
    try:
        return take(opened, wait=False) is False
    finally:
        os.close(opened)


def _folders(folder: Path) -> Iterator[Path]:
    try:
        yield from (each for each in folder.iterdir() if _NAME.fullmatch(each.name) and each.is_dir())
    except OSError:
        return


def _read(place: Path) -> Record | Unreadable:
    try:
        record = from_json((place / FILE).read_text("utf-8"))
    except OSError as error:
        return Unreadable(place.name, error.strerror or "the disk refused")
    except ValueError as error:
        return Unreadable(place.name, str(error))
    if record.ended is Ended.UNDER_WAY and not under_way(place):
        return replace(record, ended=Ended.DIED)
    return record
