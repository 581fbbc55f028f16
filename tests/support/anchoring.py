"""Place captures in a text whose act carries the comment ``act`` and whose right place is the comment ``here``."""

import re
from dataclasses import dataclass

from analyzers.anchors import place
from analyzers.facts import read_facts
from analyzers.languages import language_of
from analyzers.lines import line_starts
from analyzers.model import Anchor, Facts, Finding, Signal, SignalKind, Source, Span
from analyzers.parse import parse

_HERE = re.compile(r"^[ \t]*(?:#|//|/\*|\{/\*) here(?: \*/\}?)?[ \t]*\r?\n?", re.MULTILINE)
_ACT = re.compile(r"[ \t]*(?:#|//|/\*) act(?: \*/)?[ \t]*(?=\r?\n|$)")
_COMPARES = re.compile(r"\s*(if|elif|case)\b")


@dataclass(frozen=True)
class Placed:
    """A text without its markers, and what was marked in it."""

    source: Source
    facts: Facts
    finding: Finding
    here: int | None
    """Byte offset that the mark ``here`` stands for; None without one."""

    def anchor(self) -> Anchor | str:
        """Where the capture would stand, or why nowhere."""
        return place(self.source, parse(self.source), self.facts, self.finding)

    def shown(self, anchor: Anchor | str) -> str:
        """The text with the mark at an anchor's offset, to be read in a failing test."""
        if isinstance(anchor, str):
            return anchor
        text = self.source.text
        return (text[: anchor.offset] + anchor.indent.encode() + b"<<<\n" + text[anchor.offset :]).decode()


def placed(text: str, path: str, moment: str = "order_placed", labels: tuple[str, ...] = ()) -> Placed:
    """Read a marked text; the act is the outermost call that starts on the marked line, else all of that line.

    ``labels`` are texts of the file that the finding counts among its signals.
    """
    clean = _HERE.sub("", text)
    act_line = next(_ACT.finditer(clean)).start()
    line = clean.count("\n", 0, act_line)
    here = _HERE.search(_ACT.sub("", text))
    clean = _ACT.sub("", clean)
    source = Source(path, clean.encode(), language_of(path) or "")
    facts = read_facts(source)
    starts = (*line_starts(source.text), len(source.text))
    act = _act(source, facts, starts[line], starts[line + 1])
    told = [Signal(SignalKind.TEXT, each, _span_of(source, each), 1.0) for each in labels]
    finding = _finding(path, moment, facts, act, (Signal(SignalKind.CALL, "marked", act, 2.0), *told))
    return Placed(source, facts, finding, None if here is None else len(_ACT.sub("", text)[: here.start()].encode()))


def _act(source: Source, facts: Facts, start: int, end: int) -> Span:
    named = [
        each.name_span for each in facts.functions if start <= each.name_span.start < end and _defines(source, start)
    ]
    if _COMPARES.match(source.text[start:end].decode()):
        named += [each.span for each in facts.texts if start <= each.span.start < end and each.compared]
    calls = [each.span for each in facts.calls if start <= each.span.start < end]
    written = source.text[start:end]
    whole = Span(start + len(written) - len(written.lstrip()), start + len(written.rstrip()))
    return next(iter([*named, *sorted(calls, key=lambda each: (each.start, -each.end))]), whole)


def _defines(source: Source, start: int) -> bool:
    return source.text[start:].lstrip().startswith((b"def ", b"async def ", b"function ", b"export "))


def _span_of(source: Source, written: str) -> Span:
    start = source.text.index(written.encode())
    return Span(start, start + len(written.encode()))


def _finding(path: str, moment: str, facts: Facts, act: Span, signals: tuple[Signal, ...]) -> Finding:
    around = [
        (each.span.end - each.span.start, at)
        for at, each in enumerate(facts.functions)
        if each.body.contains(act) or each.name_span == act
    ]
    index = min(around)[1] if around else -1
    function = facts.functions[index] if around else None
    symbol = function.qualified_name if function is not None else "<module>"
    return Finding(moment, path, symbol, index, function.name_span if function else act, act, signals, 1.0)
