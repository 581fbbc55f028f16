"""Read one file all the way: text, facts, captures and findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.findings import THRESHOLD, find
from analyzers.model import Reading, Source
from analyzers.parse import parse
from lsp_server.prose.knowledge import Knowledge
from lsp_server.workspace.files import Skipped
from lsp_server.workspace.reading import read_source


@dataclass(frozen=True, slots=True)
class Read:
    """A file's text and what is true of it."""

    source: Source
    reading: Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: the same in this interpreter and in a worker."""

    root: Path
    knowledge: Knowledge
    least: float = THRESHOLD
    """The least score of the findings that are kept."""

    def file(self, path: str) -> Read | Skipped:
        """The file at ``path`` (POSIX, relative to the root), or why it is not read."""
        source = read_source(self.root, path)
        return source if isinstance(source, Skipped) else self.text(source)

    def files(self, paths: Sequence[str]) -> list[Read | Skipped]:
        """The files at ``paths``, in their order."""
        return [self.file(path) for path in paths]

    def text(self, source: Source) -> Read:
        """The reading of a text that is at hand; captures through house wrappers are not in it."""
        facts = read_facts(source, parse(source))
        captures = read_captures(facts, self.knowledge.providers)
        return Read(source, Reading(facts, captures, find(facts, self.knowledge.catalogue, self.least)))
