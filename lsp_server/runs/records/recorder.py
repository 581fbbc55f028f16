"""Keep the record of a run while it goes: on the disk after each stage, and every second between."""

import contextlib
import logging
import os
import shutil
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from analyzers.model import Entry, FileChange, Flaw
from lsp_server.errors import LuthierError, WriteFailed
from lsp_server.runs.records.folding import heard, with_flaws, with_stage, with_texts
from lsp_server.runs.records.lessons import lessons_of
from lsp_server.runs.records.record import Ended, Record
from lsp_server.runs.records.store import FILE, new_place, new_run, prune, state_folder
from lsp_server.runs.records.written import to_json
from lsp_server.runs.values import Answer, Decided, Limits, News, Outcome, Stage, Start
from lsp_server.workspace import atomic
from lsp_server.workspace.env_files import EnvSetting
from lsp_server.workspace.holding import hold
from lsp_server.workspace.shadow import new_run_folder, remove_run_folder, sweep

_log = logging.getLogger(__name__)

_SECONDS_BETWEEN_WRITES = 1.0
_ROOMS = "rooms"


class Recorder:
    """The record of one run under way. Used by one thread at a time."""

    def __init__(self, root: Path, limits: Limits, model: str | None = None, folder: Path | None = None) -> None:
        """Begin a record, and clear away what crashed runs left.

        Raises:
            WriteFailed: when the disk refuses.
        """
        self._folder = folder or state_folder()
        rooms = self._folder.with_name(_ROOMS)
        sweep(rooms)
        prune(self._folder)
        self.run = new_run()
        self._place = self._folder / self.run
        try:
            new_place(self._folder, self.run)
            self._held = hold(self._place)
        except OSError as error:
            raise WriteFailed(
                f"{self._place} was not made: {error.strerror}.", "Make room or allow writing there, then try again."
            ) from None
        self.room = self._roomed(rooms)
        """A folder of the run's own, which is removed with ``close``."""
        self.closing = contextlib.ExitStack()
        """What is to be let go of before the room is removed."""
        self._written, self._warned = 0.0, False
        self.record = Record(self.run, str(root), _now(), limits, process=os.getpid(), model=model or "")
        self._write()

    def hear(self, news: News) -> None:
        """Fold one piece of news into the record."""
        self._note(heard(self.record, news, _now()))

    def finished(self, stage: Stage, answer: Answer, event: str = "") -> None:
        """A stage gave its output."""
        self._keep(with_stage(self.record, stage, answer, event, _now()))

    def proposed(self, entries: Iterable[Entry]) -> None:
        """A plan waits for a person."""
        self._keep(replace(self.record, proposed=tuple(entries)))

    def decided(self, decided: Iterable[Decided]) -> None:
        """A person decided on the plan."""
        self._keep(replace(self.record, decided=tuple(decided)))

    def begun(self, start: Start, changes: Iterable[FileChange] = ()) -> None:
        """The run has something to go on from; ``changes`` is what an earlier one made for ``start.done``."""
        taken = replace(self.record, chosen=start.chosen, proposed=start.proposed, decided=start.said)
        taken = replace(taken, done=start.done, together=len(start.done))
        self._keep(_with_settings(with_texts(taken, changes), start.settings))

    def saved(self, changes: Iterable[FileChange], settings: Iterable[EnvSetting], event: str = "") -> None:
        """Keep all that the run changed so far, for one that goes on with it, and which variables the app needs.

        Args:
            changes: All changes, not only the last.
            settings: Their values are not kept.
            event: The one that was implemented just now, if any.
        """
        self._keep(_with_settings(with_texts(self.record, changes, event), settings))

    def checked(self, flaws: Iterable[Flaw]) -> None:
        """The host checked what was written."""
        self._note(with_flaws(self.record, tuple(flaws)))

    def ended(self, how: Ended, fault: LuthierError | None = None, outcome: Outcome | None = None) -> None:
        """The run is over; what the host itself saw of it becomes lessons."""
        record = replace(self.record, ended=how, ended_at=_now())
        if fault:
            kind = str(getattr(fault, "kind", ""))  # those that end an agent have one
            record = replace(record, fault=fault.message, remedy=fault.remedy, fault_kind=kind)
        if outcome:
            record = _with_outcome(record, outcome)
        self._keep(replace(record, lessons=(*record.lessons, *lessons_of(record))))

    def close(self) -> None:
        """Let go of the run, and remove its room."""
        os.close(self._held)
        try:
            self.closing.close()
            remove_run_folder(self.room)
        except WriteFailed as error:
            _log.warning("%s", error)

    def _roomed(self, rooms: Path) -> Path:
        with contextlib.ExitStack() as undo:
            undo.callback(shutil.rmtree, self._place, ignore_errors=True)
            undo.callback(os.close, self._held)
            room = new_run_folder(rooms)
            undo.pop_all()
        return room

    def _keep(self, record: Record) -> None:
        """The record is this now, and must outlast a crash."""
        self.record = record
        self._write()

    def _note(self, record: Record) -> None:
        """The record is this now; of what comes fast, not everything is written at once."""
        self.record = record
        if time.monotonic() - self._written >= _SECONDS_BETWEEN_WRITES:
            self._write()

    def _write(self) -> None:
        """Write the record; a disk that refuses must not end the run, whose result is elsewhere."""
        self._written = time.monotonic()
        path = self._place / FILE
        try:
            atomic.write_all([atomic.Change(path, to_json(self.record).encode(), None)])
            path.chmod(0o600)
        except (LuthierError, OSError) as error:
            # Once will do: a disk that is full stays full for a while.
            _log.log(
                logging.DEBUG if self._warned else logging.WARNING, "Nothing is kept of run %s: %s", self.run, error
            )
            self._warned = True


def _with_settings(record: Record, settings: Iterable[EnvSetting]) -> Record:
    return replace(record, settings=tuple(replace(each, value="") for each in settings))


def _with_outcome(record: Record, outcome: Outcome) -> Record:
    """The record of a run whose work was handed over: what it wrote is the person's now, and kept no longer."""
    return replace(
        record,
        ready=tuple(each.event for each in outcome.entries),
        left=tuple(each.event for each in outcome.left),
        changed=tuple(dict.fromkeys(each.path for each in outcome.patch.hunks)),
        flaws=outcome.flaws,
        saved=(),
        settings=(),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
