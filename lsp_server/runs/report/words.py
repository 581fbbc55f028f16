"""What records say, as a person reads it: times of their own clock, amounts, and what a run came to."""

import math
from datetime import datetime

from lsp_server.runs.records import Ended, Record
from lsp_server.runs.standing import told_ready
from lsp_server.runs.values import Spent

_MINUTE, _HOUR = 60, 3600

_SENTENCES = {
    Ended.UNDER_WAY: "It is under way.",
    Ended.STOPPED: "It was stopped.",
    Ended.FAILED: "It failed.",
    Ended.DIED: "Luthier ended while it was at work.",
}


def told(record: Record) -> str:
    """What a run came to, in a sentence or two."""
    if record.ended in {Ended.READY, Ended.PARTLY}:
        return told_ready(len(record.ready), record.left, record.flaws)
    return f"{record.fault} {record.remedy}".strip() or _SENTENCES[record.ended]


def when(at: str) -> str:
    """A time of a record, by this machine's clock: ``24 Nov 11:30``; what is none stays as it is."""
    found = _time(at)
    return f"{found.astimezone():%d %b %H:%M}" if found else at


def lasted(began: str, ended: str) -> str:
    """How long something took: ``12 s``, ``4 min``, ``1.5 h``; empty when that is not known."""
    first, last = _time(began), _time(ended)
    if first is None or last is None:
        return ""
    seconds = max(0.0, (last - first).total_seconds())
    if seconds < _MINUTE:
        return f"{math.floor(seconds)} s"
    return f"{seconds / _MINUTE:.0f} min" if seconds < _HOUR else f"{seconds / _HOUR:.1f} h"


def events(record: Record) -> str:
    """How many events are ready and how many need a person: ``8 ready, 1 left``."""
    left = f", {len(record.left)} left" if record.left else ""
    return f"{len(record.ready)} ready{left}"


def dollars(spent: Spent) -> str:
    """An amount at list price."""
    return f"${spent.dollars:.2f}"


def turns(count: int) -> str:
    """Responses of the model: ``1 turn``, ``3 turns``."""
    return "1 turn" if count == 1 else f"{count} turns"


def times(count: int) -> str:
    """How often: ``once``, ``3 times``."""
    return "once" if count == 1 else f"{count} times"


def _time(at: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return None
    return found if found.tzinfo else None
