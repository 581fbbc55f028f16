"""What a run handed over, kept beside its record until a person is done with the review of it."""

import contextlib
import logging
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from analyzers.model import Entry, Patch
from lsp_server.errors import LuthierError
from lsp_server.runs.records.store import state_folder
from lsp_server.runs.records.written import kept_from_json, to_json
from lsp_server.runs.values import Outcome
from lsp_server.workspace import atomic

_log = logging.getLogger(__name__)

_FILE = "review.json"
_VERSION = 1
_MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Handed:
    """A change that waits for a person, and the texts that it was made for."""

    patch: Patch
    texts: tuple[tuple[str, bytes], ...]
    entries: tuple[Entry, ...]
    version: int = _VERSION

    @property
    def outcome(self) -> Outcome:
        """As the run handed it over, without what only it knew."""
        return Outcome(self.patch, self.texts, self.entries)


def keep_handed(run: str, outcome: Outcome, folder: Path | None = None) -> None:
    """Keep what a run hands over; too much of it, or a disk that refuses, is only told in the log."""
    place = (folder or state_folder()) / run
    if not place.is_dir() or sum(len(text) for _, text in outcome.texts) > _MOST_BYTES:
        return
    try:
        handed = Handed(outcome.patch, outcome.texts, outcome.entries)
        atomic.write_all([atomic.Change(place / _FILE, to_json(handed).encode(), None)])
        (place / _FILE).chmod(0o600)
    except (LuthierError, OSError) as error:
        _log.warning("The review of run %s is not kept: %s", run, error)


def handed_by(run: str, folder: Path | None = None) -> Handed | None:
    """What a run handed over and a person was not done with; None when that is not kept."""
    try:
        found: Handed = kept_from_json(((folder or state_folder()) / run / _FILE).read_bytes(), Handed)
    except (OSError, ValueError):
        return None
    inside = all(_is_inside(each.path) for each in found.patch.hunks)
    return found if found.version == _VERSION and inside else None


def is_handed(run: str, folder: Path | None = None) -> bool:
    """Whether something of the kind is kept."""
    return ((folder or state_folder()) / run / _FILE).is_file()


def drop_handed(run: str, folder: Path | None = None) -> None:
    """A person is done with what a run handed over: it is theirs now, and kept no longer."""
    with contextlib.suppress(OSError):
        ((folder or state_folder()) / run / _FILE).unlink()


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts and "\\" not in path
