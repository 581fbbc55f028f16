"""Go on with a run that stopped, from its last finished stage."""

from dataclasses import dataclass
from pathlib import Path

from lsp_server.errors import InputError
from lsp_server.runs.records.record import Ended, Record, Saved
from lsp_server.runs.records.store import read_record
from lsp_server.runs.values import Start
from lsp_server.workspace.reading import sha256


@dataclass(frozen=True, slots=True)
class Resumed:
    """Where a run enters that goes on with another."""

    start: Start
    saved: tuple[tuple[str, bytes], ...] = ()
    """Path and text of each file that the earlier run had finished."""


def reopen(run: str, root: Path, folder: Path | None = None) -> Resumed:
    """Where to go on with ``run`` in the workspace folder ``root``.

    What it wrote is only used while every file that it was made from is still the same; else its events are done anew.

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
    fits = all(_fits(root, each) for each in record.saved)
    done = record.done if fits else ()
    saved = tuple((each.path, each.text) for each in record.saved) if fits else ()
    return Resumed(_start(record, done), saved if done else ())


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


def _fits(root: Path, saved: Saved) -> bool:
    try:
        text = (root / saved.path).read_bytes()
    except OSError:
        return saved.original == ""
    return sha256(text) == saved.original
