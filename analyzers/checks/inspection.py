"""What a rule is given: one file with everything that was read of it, and the project around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tree_sitter import Node, Tree

from analyzers.captures import Send
from analyzers.checks.everywhere import CaptureIndex, side_of
from analyzers.model import (
    Capture,
    CaptureKind,
    Edit,
    Fix,
    Function,
    Hunk,
    HunkRole,
    Instrumentation,
    Plan,
    Provider,
    Reading,
    Side,
    Source,
    Span,
)
from analyzers.plan import symbol_of


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What a rule found; the table adds the rule's name and gravity."""

    span: Span
    message: str
    event: str = ""
    function: int = -1
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """One file under inspection."""

    reading: Reading
    source: Source
    tree: Tree
    plan: Plan
    instrumentation: Instrumentation
    providers: tuple[Provider, ...]
    everywhere: CaptureIndex
    sends: Mapping[Span, Send]

    def captures(self) -> Iterator[Capture]:
        """The calls of the file that send an event, in order."""
        return (each for each in self.reading.captures if each.kind is CaptureKind.CAPTURE)

    def has(self, kind: CaptureKind) -> bool:
        """Whether the file has a call of this kind."""
        return any(each.kind is kind for each in self.reading.captures)

    def side(self, capture: Capture) -> Side:
        """Where a capture runs."""
        return side_of(self.reading.facts, capture, self.sends)

    def symbol(self, function: int) -> str:
        """Qualified name of a function of the file, ``<module>`` for -1."""
        return symbol_of(self.reading, function)

    def function(self, index: int) -> Function | None:
        """A function of the file, or None for -1."""
        functions = self.reading.facts.functions
        return functions[index] if 0 <= index < len(functions) else None

    def enclosing(self, index: int) -> Iterator[Function]:
        """A function and those around it, innermost first."""
        function = self.function(index)
        while function is not None:
            yield function
            function = self.function(function.parent)

    def text(self, span: Span) -> str:
        """What stands at a span."""
        return self.source.text[span.start : span.end].decode("utf-8", "replace")

    def node(self, span: Span) -> Node | None:
        """The smallest node of the tree that covers a span."""
        return self.tree.root_node.descendant_for_byte_range(span.start, span.end)

    def fix(self, title: str, span: Span, new_text: str, capture: Capture, reason: str) -> Fix:
        """A fix that replaces one stretch of the file."""
        events = (capture.event,) if capture.event else ()
        return Fix(title, (Hunk(self.source.path, Edit(span, new_text), events, HunkRole.FIX, reason),))


def name_span(capture: Capture) -> Span:
    """Where a problem of a capture's name is shown: the literal, else the whole call."""
    return capture.event_span or capture.span
