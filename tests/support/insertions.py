"""Insert events into small projects that tests write as strings; ``$0`` marks the line before which one belongs."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.insertion import apply, compose, insert
from analyzers.instrumentation import learn
from analyzers.languages import language_of
from analyzers.model import (
    Anchor,
    Capture,
    Finding,
    Hunk,
    Instrumentation,
    Lifecycle,
    Patch,
    Property,
    Proposal,
    Refusal,
    Side,
    Source,
    Span,
)
from tests.support.projects import providers

_MARK = re.compile(rb"(?P<indent>[ \t]*)\$0[ \t]*(\r\n|\n|\r|$)")


@dataclass
class Folder:
    """A project: the files by path, and the packages that its manifests name."""

    files: dict[str, str]
    packages: tuple[str, ...] = ()
    marks: dict[str, tuple[int, str]] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take the marks out."""
        for path, text in self.files.items():
            raw = textwrap.dedent(text).encode()
            mark = _MARK.search(raw)
            if mark is not None:
                self.marks[path] = (mark.start(), mark["indent"].decode())
                raw = raw[: mark.start()] + raw[mark.end() :]
            self.texts[path] = raw

    def source(self, path: str) -> Source:
        """The file at ``path``; raises ``KeyError`` when there is none."""
        return Source(path, self.texts[path], language_of(path) or "")

    def instrumentation(self) -> Instrumentation:
        """How the project sends events."""
        return learn(self._facts(), providers(), self.packages)

    def proposal(
        self, path: str, event: str = "order_placed", properties: Sequence[str] = (), side: Side = Side.EITHER
    ) -> Proposal:
        """An event at the mark of ``path``; each of ``properties`` is a name, or ``name=expression``."""
        offset, indent = self.marks[path]
        start = max(self.texts[path].rfind(b"\n", 0, offset), self.texts[path].rfind(b"\r", 0, offset)) + 1
        pairs = [each.partition("=") for each in properties]
        return Proposal(
            event=event,
            moment=event,
            lifecycle=Lifecycle.REVENUE,
            question="How many?",
            finding=Finding(event, path, "place", 0, Span(start, start), Span(start, start), (), 1.0),
            anchor=Anchor(path, start, indent, "place", "", ""),
            properties=tuple(Property(name, "string", "", value or name) for name, _, value in pairs),
            side=side,
        )

    def insert(
        self,
        path: str,
        event: str = "order_placed",
        *properties: str,
        provider: str | None = None,
        side: Side = Side.EITHER,
    ) -> tuple[Hunk, ...] | Refusal:
        """What ``insert`` says of an event at the mark of ``path``."""
        proposal = self.proposal(path, event, properties, side)
        return insert(proposal, self.source(path), self.instrumentation(), providers(), provider, self.source)

    def patch(
        self,
        path: str,
        event: str = "order_placed",
        *properties: str,
        provider: str | None = None,
        side: Side = Side.EITHER,
    ) -> Patch:
        """The patch of an event at the mark of ``path``, which must not be refused."""
        hunks = self.insert(path, event, *properties, provider=provider, side=side)
        assert not isinstance(hunks, Refusal), hunks
        return compose([hunks], self.source)

    def take(self, patch: Patch) -> "Folder":
        """The project with the patch in it."""
        texts = dict(self.texts)
        for path in {hunk.path for hunk in patch.hunks}:
            texts[path] = apply(patch, path, texts.get(path, b""))
        after = Folder({}, self.packages)
        after.texts = texts
        return after

    def captures(self, path: str) -> tuple[Capture, ...]:
        """The captures of one file, wrappers known."""
        return read_captures(read_facts(self.source(path)), providers(), self.instrumentation())

    def text(self, path: str) -> str:
        """The text of a file."""
        return self.texts[path].decode()

    def _facts(self) -> list:
        return [read_facts(self.source(path)) for path in self.texts if language_of(path)]


def inserted(files: dict[str, str], *properties: str, packages: Sequence[str] = (), **options: str) -> str:
    """The first file of a project with an event at its mark."""
    folder = Folder(files, tuple(packages))
    path = next(iter(folder.marks))
    return folder.take(folder.patch(path, options.pop("event", "order_placed"), *properties, **options)).text(path)


def refused(files: dict[str, str], *properties: str, packages: Sequence[str] = (), **options: str) -> Refusal:
    """Why an event at the mark of the first file is refused."""
    folder = Folder(files, tuple(packages))
    path = next(iter(folder.marks))
    answer = folder.insert(path, options.pop("event", "order_placed"), *properties, **options)
    assert isinstance(answer, Refusal), answer
    return answer
