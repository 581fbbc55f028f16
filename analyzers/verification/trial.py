"""What every check is given: the changes, read, and the project before and after them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzers.changes import Changed, Fresh, fresh_captures, read_change
from analyzers.model import CaptureKind, Code, Entry, FileChange, Flaw, Provider, Surface


@dataclass(frozen=True, slots=True)
class Trial:
    """A set of changes under examination."""

    changes: tuple[FileChange, ...]
    files: Mapping[str, Changed]
    """Changed and new source files by path."""
    before: Code
    after: Code
    entries: tuple[Entry, ...]
    providers: tuple[Provider, ...]
    surfaces: Mapping[str, Surface]
    fresh: tuple[Fresh, ...]
    """The calls to providers and wrappers that the change put in, by path and position."""

    @property
    def declared(self) -> frozenset[str]:
        """The files that the entries name."""
        return frozenset(where.file for entry in self.entries for where in entry.where)

    def planned(self, event: str) -> Entry | None:
        """The entry of an event, or None."""
        return next((each for each in self.entries if each.event == event), None)

    def captures(self) -> Iterator[Fresh]:
        """The new calls that send an event."""
        return (each for each in self.fresh if each.capture.kind is CaptureKind.CAPTURE)

    def flaw(self, rule: str, fresh: Fresh, message: str, line: int = -1) -> Flaw:
        """A flaw of a new call; it is about the call's event when that is planned."""
        event = fresh.event if self.planned(fresh.event) else ""
        return Flaw(rule, fresh.path, message, event, fresh.line if line < 0 else line)


def trial_of(  # noqa: PLR0917 - a pure function names all that it reads
    changes: Iterable[FileChange],
    before: Code,
    after: Code,
    entries: Sequence[Entry],
    providers: Iterable[Provider],
    surfaces: Mapping[str, Surface],
) -> Trial:
    """Read the changes; files that are the same on both sides are left out."""
    kept = tuple(sorted((each for each in changes if each.before != each.after), key=lambda each: each.path))
    known = tuple(providers)
    files = {each.path: each for each in map(read_change, kept) if each is not None}
    fresh = tuple(one for each in files.values() for one in fresh_captures(each, after.instrumentation, known))
    return Trial(kept, files, before, after, tuple(entries), known, surfaces, fresh)
