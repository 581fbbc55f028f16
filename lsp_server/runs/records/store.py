"""Where records are: one folder for each run, below the person's own state."""

import contextlib
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import platformdirs

from lsp_server.errors import InputError, WriteFailed
from lsp_server.runs.records.lessons import lessons_of
from lsp_server.runs.records.record import Ended, Record
from lsp_server.runs.records.written import from_json
from lsp_server.workspace.holding import under_way
from lsp_server.workspace.removing import remove_tree

FILE = "record.json"

_VARIABLE = "LUTHIER_STATE_DIR"
_MOST, _OLDEST = 50, timedelta(days=90)
_YOUNG = timedelta(minutes=1)
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


def new_place(folder: Path, run: str) -> Path:
    """A new folder for ``run`` below ``folder``; nobody else may enter the folders that are made for it.

    Raises:
        OSError: when the disk refuses, or there is such a run.
    """
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    with contextlib.suppress(OSError):  # it is another's, or of a file system without modes
        folder.chmod(0o700)
    place = folder / run
    place.mkdir(mode=0o700)
    return place


def read_records(folder: Path | None = None) -> tuple[Record | Unreadable, ...]:
    """Every run that is known, the newest first."""
    places = sorted(_folders(folder or state_folder()), reverse=True)
    return tuple(each for each in map(_read, places) if each is not None)


def read_record(run: str, folder: Path | None = None) -> Record:
    """One run; the start of its name will do when it is the only one.

    Raises:
        InputError: when there is no such run, more than one, or it cannot be read.
    """
    found = [each for each in _folders(folder or state_folder()) if each.name.startswith(run)] if run else []
    record = _read(found[0]) if len(found) == 1 else None
    if record is None:
        what = f"{len(found)} runs begin with {run}." if len(found) > 1 else f"There is no run {run}."
        raise InputError(what, "See them with luthier runs.")
    if isinstance(record, Unreadable):
        raise InputError(
            f"The record of {record.run} cannot be read: {record.reason}.",
            f"Remove it with luthier runs forget {record.run}.",
        )
    return record


def forget(run: str, folder: Path | None = None) -> None:
    """Remove all that is kept of a run.

    Raises:
        InputError: when there is no run of exactly that name, or it is under way.
        WriteFailed: when the disk refuses.
    """
    place = (folder or state_folder()) / run
    if not _NAME.fullmatch(run) or not place.is_dir():
        raise InputError(f"There is no run {run}.", "See them with luthier runs.")
    if under_way(place):
        raise InputError(f"{run} is under way.", "Stop it first.")
    try:
        remove_tree(place)
    except OSError as error:
        raise WriteFailed(f"{place} was not removed: {error.strerror or error}.", "Remove it by hand.") from None


def prune(folder: Path | None = None) -> int:
    """Remove the oldest runs, beyond 50 and older than 90 days, except those under way; how many went."""
    count = 0
    oldest = f"{datetime.now(UTC) - _OLDEST:%Y%m%d}"
    places = sorted(_folders(folder or state_folder()), reverse=True)
    for number, place in enumerate(places):
        if (number >= _MOST or place.name < oldest) and not under_way(place):
            with contextlib.suppress(OSError):
                remove_tree(place)
                count += 1
    return count


def _folders(folder: Path) -> Iterator[Path]:
    try:
        yield from (each for each in folder.iterdir() if _NAME.fullmatch(each.name) and each.is_dir())
    except OSError:
        return


def _read(place: Path) -> Record | Unreadable | None:
    """What is known of the run of ``place``; None when it was forgotten meanwhile, or is only beginning."""
    found = _look(place)
    if isinstance(found, Unreadable) or (found and found.ended is Ended.DIED):
        # It may have begun between the two questions of one look. It holds its place before it writes anything, and
        # lets go of it after it wrote how it ended: what a second look says is so.
        return _look(place)
    return found


def _look(place: Path) -> Record | Unreadable | None:
    held = under_way(place)
    try:
        record = from_json((place / FILE).read_bytes())
    except FileNotFoundError:
        return None if held or _begins(place.name) or not place.is_dir() else Unreadable(place.name, "it is not there")
    except OSError as error:
        return Unreadable(place.name, error.strerror or "the disk refused")
    except ValueError as error:
        return Unreadable(place.name, str(error))
    # The folder's name counts: by it a run is asked for, and what a file says of itself may be anything.
    record = replace(record, run=place.name)
    if record.ended is Ended.UNDER_WAY and not held:
        return replace(record, ended=Ended.DIED, lessons=(*record.lessons, *lessons_of(record)))
    return record


def _begins(run: str) -> bool:
    """Whether a run of this name may be so young that it has written nothing yet."""
    now = datetime.now(UTC)
    first, last = (f"{each:%Y%m%d-%H%M%S}" for each in (now - _YOUNG, now + _YOUNG))
    return first <= run <= last
