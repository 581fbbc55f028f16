"""What is kept of a run, as lines with a title; of each line it is known what in it is a name."""

from collections.abc import Iterable, Iterator

from analyzers.model import Flaw, Status
from lsp_server.runs.records import Record
from lsp_server.runs.report.words import dollars, lasted, times, turns, when
from lsp_server.runs.values import Decided


class Name(str):
    """A file, an event, a tool or a page: what a reader may look for elsewhere, exactly as it is."""

    __slots__ = ()


Part = Name | str
"""A piece of a line: a name, or words."""

Parts = tuple[Part, ...]


def plain(parts: Iterable[Part]) -> str:
    """A line without any setting."""
    return "".join(parts)


def head_of(record: Record) -> Iterator[Parts]:
    """Where and when it was, why it failed, what it used, and where the agent was kept."""
    took = lasted(record.began, record.ended_at)
    yield Name(record.root), f", {when(record.began)}{f', {took}' if took else ''}"
    if record.fault:
        yield (f"{record.fault} {record.remedy}".strip(),)
    limits, model = record.limits, (", ", Name(record.model)) if record.model else ()
    yield (
        f"{dollars(record.spent)} of ${limits.dollars:.2f}, {record.spent.turns} of {turns(limits.turns)}",
        *model,
    )
    if record.jail:
        yield (record.jail,)


def lines_of(record: Record) -> Iterator[tuple[str, Parts]]:
    """Everything else, each line with its title."""
    yield from (("asked again", (f"{reason} ({times(count)})",)) for reason, count in record.waits)
    yield from (("chosen", (Name(each.path), f": {each.why}")) for each in record.chosen)
    yield from (("plan", _decision(each)) for each in record.decided)
    if not record.decided:
        yield from (("plan", (Name(each.event), " waits for you")) for each in record.proposed)
    if record.checks:
        yield "checked", (", then ".join(f"{each.ready} of {each.of} ready" for each in record.checks),)
    lists = (("ready", record.ready), ("left for you", record.left), ("changed", record.changed), ("read", record.read))
    yield from ((title, _names(names)) for title, names in lists if names)
    if record.used:
        yield "used", tuple(part for each in _used(record) for part in each)
    yield from (("flaw", _flaw(each)) for each in record.flaws)
    for refusal in record.refused:
        where = f" during {refusal.stage.value}" if refusal.stage else ""
        yield "refused", (Name(refusal.tool), f" {times(refusal.count)}{where}: {refusal.reason}")
    for lesson in record.lessons:
        page = (", ", Name(lesson.skill)) if lesson.skill else ()
        yield "lesson", (f"{lesson.text} ({lesson.teller.value}, {lesson.kind.value}", *page, ")")


def _decision(decided: Decided) -> Parts:
    entry = decided.entry
    was = (", it was ", Name(decided.was)) if decided.was else ()
    why = f" ({entry.reason})" if entry.status is Status.REJECTED and entry.reason else ""
    return (Name(entry.event), f" {entry.status.value}{why}", *was)


def _flaw(flaw: Flaw) -> Parts:
    """A flaw in one line, as the agent is told it."""
    about = (Name(flaw.event), ": ") if flaw.event else ()
    line = f", line {flaw.line + 1}" if flaw.line >= 0 else ""
    place = (" (", Name(flaw.path), f"{line})") if flaw.path else ()
    return (*about, flaw.message.replace("`", ""), *place)


def _names(names: Iterable[str]) -> Parts:
    return tuple(part for number, each in enumerate(names) for part in ((", ",) if number else ()) + (Name(each),))


def _used(record: Record) -> Iterator[Parts]:
    for number, (tool, count) in enumerate(record.used):
        yield (*((", ",) if number else ()), Name(tool), f" {count}")
