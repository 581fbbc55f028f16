"""How a record grows by what is heard of its run: pure, one value to the next."""

from collections.abc import Iterable
from dataclasses import replace

from analyzers.model import FileChange, Flaw
from lsp_server.runs.records.record import Begun, Finished, Record, Refused, Saved
from lsp_server.runs.values import Answer, Began, Checked, News, Spent, Stage, StageBegan, Used, Waits
from lsp_server.workspace.reading import sha256

_MOST_READ, _MOST_REFUSED, _MOST_NAMES = 500, 100, 200
_MOST_BYTES = 1_000_000  # of texts, above which only the last state is kept


def heard(record: Record, news: News, at: str) -> Record:
    """The record after one piece of news; ``at`` is the time, ISO 8601 in UTC."""
    match news:
        case Began():
            return replace(record, jail=news.jail)
        case StageBegan(stage, event):
            return replace(record, begun=Begun(stage, at, record.spent, event))
        case Spent():
            return replace(record, spent=news)
        case Used():
            return _after_use(record, news)
        case Waits():
            return replace(record, waits=_counted(record.waits, news.reason))
        case Checked():
            return replace(record, checks=(*record.checks, news))


def with_stage(record: Record, stage: Stage, answer: Answer, event: str, at: str) -> Record:
    """The record after a stage gave its output."""
    begun = record.begun if record.begun and (record.begun.stage, record.begun.event) == (stage, event) else None
    began, before = (begun.at, begun.spent) if begun else ("", record.spent)
    return replace(
        record,
        begun=None,
        finished=(*record.finished, Finished(stage, at, record.spent, event, began, before)),
        lessons=(*record.lessons, *answer.lessons),
        chosen=answer.files if stage is Stage.SURVEY else record.chosen,
    )


def with_flaws(record: Record, flaws: tuple[Flaw, ...]) -> Record:
    """The record after a round of the host's checks."""
    rounds = record.rounds
    for rule in sorted({each.rule for each in flaws}):
        rounds = _counted(rounds, rule)
    return replace(record, flaws=flaws, rounds=rounds)


def with_texts(record: Record, changes: Iterable[FileChange], event: str = "") -> Record:
    """The record when all that the run has changed by now is ``changes``, after ``event`` was done, if any was.

    Of what it changed before, only that is kept again which differs, so that the run can also be gone on with
    from an earlier event, should a person change a file that a later one is about.
    """
    done = (*record.done, event) if event else record.done
    now = {each.path: _saved(each, each.after, len(done)) for each in changes if each.after is not None}
    last = {each.path: each for each in record.saved}
    new = {path: each for path, each in now.items() if path not in last or not _alike(last[path], each)}
    old = tuple(each for each in record.saved if not (each.path in new and each.step == len(done)))
    saved = (*old, *new.values())
    if set(last) - set(now) or sum(len(each.text) for each in saved) > _MOST_BYTES:
        # Something that an earlier event made is gone again, so that nothing is known to stand without the rest;
        # or it is too much to be written again every second, so that only what is there now is kept.
        return replace(record, done=done, saved=tuple(now.values()), together=len(done))
    return replace(record, done=done, saved=saved)


def _after_use(record: Record, news: Used) -> Record:
    record = replace(record, used=_counted(record.used, news.tool))
    if news.refused:
        stage = record.begun.stage if record.begun else None
        return replace(record, refused=_refused(record.refused, Refused(news.tool, news.refused, 1, stage)))
    if news.path and news.path not in record.read and len(record.read) < _MOST_READ:
        return replace(record, read=(*record.read, news.path))
    return record


def _refused(known: tuple[Refused, ...], new: Refused) -> tuple[Refused, ...]:
    for each in known:
        if (each.tool, each.reason, each.stage) == (new.tool, new.reason, new.stage):
            return tuple(replace(one, count=one.count + 1) if one is each else one for one in known)
    return (*known, new) if len(known) < _MOST_REFUSED else known


def _counted(known: tuple[tuple[str, int], ...], name: str) -> tuple[tuple[str, int], ...]:
    counts = dict(known)
    if name in counts or len(counts) < _MOST_NAMES:
        counts[name] = counts.get(name, 0) + 1
    return tuple(counts.items())


def _saved(change: FileChange, text: bytes, step: int) -> Saved:
    return Saved(change.path, "" if change.before is None else sha256(change.before), text, step)


def _alike(one: Saved, other: Saved) -> bool:
    return (one.original, one.text) == (other.original, other.text)
