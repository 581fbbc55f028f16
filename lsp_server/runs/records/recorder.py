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
from lsp_server.runs.records.lessons import lessons_of
from lsp_server.runs.records.record import Ended, Finished, Record, Refused, Saved, to_json
from lsp_server.runs.records.store import FILE, hold, new_run, prune, state_folder
from lsp_server.runs.values import Answer, Began, Decided, Limits, News, Outcome, Spent, Stage, Start, Used
from lsp_server.workspace import atomic
from lsp_server.workspace.env_files import EnvSetting
from lsp_server.workspace.reading import sha256
from lsp_server.workspace.shadow import new_run_folder, remove_run_folder, sweep

_log = logging.getLogger(__name__)

_SECONDS_BETWEEN_WRITES = 1.0
_MOST_READ, _MOST_REFUSED = 500, 100
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
            self._place.mkdir(mode=0o700, parents=True)
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
        match news:
            case Began():
                self._become(jail=news.jail)
            case Spent():
                self._become(spent=news)
            case Used(tool, path, refused):
                used = {**dict(self.record.used), tool: dict(self.record.used).get(tool, 0) + 1}
                self._become(used=tuple(used.items()))
                if refused:
                    self._become(refused=_refused(self.record.refused, tool, refused))
                elif path and path not in self.record.read and len(self.record.read) < _MOST_READ:
                    self._become(read=(*self.record.read, path))
            case _:
                pass

    def finished(self, stage: Stage, answer: Answer, event: str = "") -> None:
        """A stage gave its output."""
        stages = (*self.record.finished, Finished(stage, _now(), self.record.spent, event))
        self._become(finished=stages, lessons=(*self.record.lessons, *answer.lessons))
        if stage is Stage.SURVEY:
            self._become(chosen=answer.files)
        self._write()

    def proposed(self, entries: Iterable[Entry]) -> None:
        """A plan waits for a person."""
        self._become(proposed=tuple(entries))
        self._write()

    def decided(self, decided: Iterable[Decided]) -> None:
        """A person decided on the plan."""
        self._become(decided=tuple(decided))
        self._write()

    def begun(self, start: Start, changes: Iterable[FileChange] = ()) -> None:
        """The run has something to go on from; ``changes`` is what an earlier one made for ``start.done``."""
        self._become(chosen=start.chosen, proposed=start.proposed, decided=start.said, done=start.done)
        self.saved(changes, start.settings)

    def saved(self, changes: Iterable[FileChange], settings: Iterable[EnvSetting], event: str = "") -> None:
        """Keep all that the run changed so far, for one that goes on with it, and which variables the app needs.

        Args:
            changes: All changes, not only the last.
            settings: Their values are not kept.
            event: The one that was implemented just now, if any.
        """
        texts = tuple(
            Saved(each.path, "" if each.before is None else sha256(each.before), each.after)
            for each in changes
            if each.after is not None
        )
        done = (*self.record.done, event) if event else self.record.done
        self._become(done=done, saved=texts, settings=tuple(replace(each, value="") for each in settings))
        self._write()

    def checked(self, flaws: Iterable[Flaw]) -> None:
        """The host checked what was written."""
        self._become(flaws=tuple(flaws))

    def ended(self, how: Ended, fault: LuthierError | None = None, outcome: Outcome | None = None) -> None:
        """The run is over; what the host itself saw of it becomes lessons."""
        if fault:
            self._become(fault=fault.message, remedy=fault.remedy)
        if outcome:
            ready, left = (tuple(each.event for each in some) for some in (outcome.entries, outcome.left))
            self._become(ready=ready, left=left, flaws=outcome.flaws)
            self._become(saved=(), settings=())
        self._become(ended=how, ended_at=_now(), lessons=(*self.record.lessons, *lessons_of(self.record)))
        self._write()

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

    def _become(self, **changes: object) -> None:
        self.record = replace(self.record, **changes)  # type: ignore[arg-type]
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


def _refused(known: tuple[Refused, ...], tool: str, reason: str) -> tuple[Refused, ...]:
    for each in known:
        if (each.tool, each.reason) == (tool, reason):
            return tuple(replace(one, count=one.count + 1) if one is each else one for one in known)
    return (*known, Refused(tool, reason)) if len(known) < _MOST_REFUSED else known


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
