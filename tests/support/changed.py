"""Change small projects as an agent would, and say what the host's checks make of it."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analyzers.captures import read_captures
from analyzers.dividing import divide
from analyzers.facts import read_facts
from analyzers.instrumentation import learn
from analyzers.languages import language_of
from analyzers.model import (
    Code,
    Entry,
    FileChange,
    Flaw,
    Patch,
    PlanProperty,
    Reading,
    Source,
    Status,
    Surface,
    Where,
)
from analyzers.verification import verify
from tests.support.projects import providers

Texts = Mapping[str, str]


def planned(event: str, file: str = "", symbol: str = "", **properties: str) -> Entry:
    """An approved entry; without a file it may be captured anywhere."""
    where = (Where(file, symbol),) if file else ()
    listed = tuple(PlanProperty(name, kind) for name, kind in properties.items())
    return Entry(event, Status.APPROVED, properties=listed, where=where)


@dataclass(frozen=True)
class Changing:
    """A project before and after; ``after`` names only the files that change, with None for those that go."""

    before: Texts
    after: Mapping[str, str | None]
    packages: Sequence[str] = ()

    def changes(self) -> tuple[FileChange, ...]:
        """The files that change."""
        return tuple(FileChange(path, _bytes(self.before.get(path)), _bytes(text)) for path, text in self.after.items())

    def code(self, *, changed: bool) -> Code:
        """The project on one side."""
        texts = {
            path: text for path, text in {**self.before, **(self.after if changed else {})}.items() if text is not None
        }
        return code_of(texts, self.packages)

    def flaws(self, *entries: Entry, surfaces: Mapping[str, Surface] | None = None) -> tuple[Flaw, ...]:
        """What the host's checks have against the change."""
        before, after = self.code(changed=False), self.code(changed=True)
        return verify(self.changes(), before, after, entries, providers(), surfaces or {})

    def patch(self, *entries: Entry) -> Patch:
        """The change as hunks."""
        return divide(self.changes(), self.code(changed=True), entries, providers())

    def text(self, path: str) -> bytes:
        """A file before the change; nothing for a new one."""
        return _bytes(self.before.get(path)) or b""


def edited(
    before: Texts, path: str, *edits: tuple[str, str], packages: Sequence[str] = (), **more: str | None
) -> Changing:
    """A change of one file: each pair is a text that it holds once and what comes in its stead."""
    text = textwrap.dedent(before[path])
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return Changing(before, {path: text, **more}, packages)


def also(change: Changing, path: str, text: str | None) -> Changing:
    """The change with one file more."""
    return replace(change, after={**change.after, path: text})


def code_of(texts: Texts, packages: Sequence[str] = ()) -> Code:
    """A project of texts, read as the server reads one."""
    sources = {path: Source(path, _bytes(text) or b"", language_of(path) or "") for path, text in texts.items()}
    facts = {path: read_facts(source) for path, source in sorted(sources.items()) if source.language}
    learned = learn(facts.values(), providers(), packages)
    readings = {path: Reading(each, read_captures(each, providers(), learned), ()) for path, each in facts.items()}
    return Code(readings, sources.__getitem__, learned)


def rules(flaws: Sequence[Flaw]) -> list[str]:
    """The rules that were broken, each once."""
    return sorted({each.rule for each in flaws})


def said(flaws: Sequence[Flaw]) -> str:
    """All messages as one text."""
    return "\n".join(each.message for each in flaws)


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else textwrap.dedent(text).encode()
