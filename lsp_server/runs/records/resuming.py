"""Go on with a run that stopped, from its last finished stage."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lsp_server.errors import InputError
from lsp_server.runs.records.record import Ended, Record, Saved
from lsp_server.runs.records.store import read_record
from lsp_server.runs.values import Start
from lsp_server.workspace.reading import sha256, text_on_disk

TextOf = Callable[[str], bytes | None]
"""The text of a file by its POSIX path in the workspace, without a byte order mark; None when there is none."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """Where a run enters that goes on with another."""

    start: Start
    saved: tuple[tuple[str, bytes], ...] = ()
    """Path and text of each file that the earlier run had finished."""


def reopen(run: str, root: Path, folder: Path | None = None, text_of: TextOf | None = None) -> Resumed:
    """Where to go on with ``run`` in the workspace folder ``root``.

    What it wrote is only used as far as every file that it was made from is still the same: from the first event on
    that is about another text now, events are done anew.

    Args:
        run: Its name, or how its name begins.
        root: The workspace folder.
        folder: Where records are; by default the person's own.
        text_of: What files hold now, where that is not what is on the disk, as in an editor.

    Raises:
        InputError: when there is no such run, it belongs to another folder, or nothing of it is left to do.
    """
    record = read_record(run, folder)
    if Path(record.root).resolve() != root.resolve():
        raise InputError(f"{record.run} is a run in {record.root}.", "Go on with it there.")
    if record.ended is Ended.UNDER_WAY:
        raise InputError(f"{record.run} is under way.", "Stop it first.")
    if record.ended in {Ended.READY, Ended.PARTLY}:
        raise InputError(f"{record.run} came to its end.", "Begin a new one.")
    done, saved = still_fit(record, text_of or partial(text_on_disk, root))
    return Resumed(_start(record, done), tuple((each.path, each.text) for each in saved))


def can_resume(record: Record) -> bool:
    """Whether one can go on with a run, as far as its record tells."""
    if record.ended in {Ended.UNDER_WAY, Ended.READY, Ended.PARTLY}:
        return False
    if record.decided:
        return any(each.entry.status == "approved" for each in record.decided)
    return bool(record.proposed or record.chosen)


def still_fit(record: Record, text_of: TextOf) -> tuple[tuple[str, ...], tuple[Saved, ...]]:
    """The events of ``record`` that need not be done anew, and all that was written for them.

    These are the first ones, as many as were made only from texts that are the same now: what a later event wrote may
    need what an earlier one did, and never the other way round.
    """
    fits = {each: _fits(each, text_of) for each in record.saved}
    for count in range(len(record.done), max(record.together, 1) - 1, -1):
        state = _state(record.saved, count)
        if all(fits[each] for each in state):
            return record.done[:count], state
    return (), ()


def _state(saved: tuple[Saved, ...], count: int) -> tuple[Saved, ...]:
    """What was written when so many events were done."""
    return tuple({each.path: each for each in saved if each.step <= count}.values())


def _start(record: Record, done: tuple[str, ...]) -> Start:
    entries = tuple(each.entry for each in record.decided if each.entry.status == "approved")
    if entries:
        settings = record.settings if done else ()
        return Start(chosen=record.chosen, entries=entries, decided=record.decided, done=done, settings=settings)
    if record.decided:
        raise InputError(f"Nothing of {record.run} was approved.", "Begin a new one.")
    if record.proposed:
        return Start(chosen=record.chosen, proposed=record.proposed)
    if record.chosen:
        return Start(chosen=record.chosen)
    raise InputError(f"{record.run} finished no stage.", "Begin a new one.")


def _fits(saved: Saved, text_of: TextOf) -> bool:
    text = text_of(saved.path)
    return saved.original == ("" if text is None else sha256(text))
