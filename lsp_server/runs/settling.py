"""Settle what is handed over: only events against which the host's checks have nothing, when they stand alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analyzers.dividing import divide
from analyzers.insertion import apply
from analyzers.languages import language_of
from analyzers.model import Code, Entry, FileChange, Flaw, Patch, Source, Surface
from analyzers.verification import verify
from lsp_server.runs.values import Outcome
from lsp_server.workspace.project import Project


@dataclass(frozen=True, slots=True)
class Bench:
    """What every verification of one run is made with."""

    project: Project
    """The project without any change."""
    surfaces: Mapping[str, Surface]

    def after(self, changes: tuple[FileChange, ...]) -> Code:
        """The project with some changes in it; what is asked of it is found out once, so that it is made once."""
        return code_of(changed(self.project, changes))

    def flaws(
        self, changes: tuple[FileChange, ...], entries: tuple[Entry, ...], after: Code | None = None
    ) -> tuple[Flaw, ...]:
        """What the host's checks say about some changes; ``after`` is the project with them, where it is known."""
        before, after = code_of(self.project), after or self.after(changes)
        return verify(changes, before, after, entries, self.project.knowledge.providers, self.surfaces)

    def divided(self, changes: tuple[FileChange, ...], entries: tuple[Entry, ...], after: Code) -> Patch:
        """The changes as hunks, each tied to its events; ``after`` is the project with them."""
        return divide(changes, after, entries, self.project.knowledge.providers)


def settle(bench: Bench, changes: tuple[FileChange, ...], entries: tuple[Entry, ...]) -> Outcome:
    """The largest part of the changes that can be handed over.

    An event with a flaw is left to a person, with what only it needs; what remains is checked again as it would be
    applied, until nothing is said against it or nothing remains.
    """
    after = bench.after(changes)
    whole, said = bench.divided(changes, entries, after), bench.flaws(changes, entries, after)
    ready, flaws, patch = entries, said, whole
    while flaws:
        fallen = _fallen(flaws, whole, ready)
        ready = tuple(each for each in ready if each.event not in fallen)
        patch = _only(whole, {each.event for each in ready})
        flaws = bench.flaws(_applied(changes, patch), ready) if ready else ()
        said = (*said, *(each for each in flaws if each not in said))
    left = tuple(each for each in entries if each not in ready)
    kept = patch if ready else Patch((), ())
    return Outcome(kept, _texts(changes, kept), ready, said, left)


def code_of(project: Project) -> Code:
    """A project as the checks see it."""
    return Code(project.readings, project.source, project.instrumentation)


def changed(project: Project, changes: Iterable[FileChange]) -> Project:
    """The project with the changes in it; the one that is given stays as it is."""
    after = project.fork()
    for each in changes:
        language = language_of(each.path)
        if each.after is None:
            after.remove(each.path)
        elif language is not None:
            after.put(Source(each.path, each.after, language))
    return after


def _fallen(flaws: Iterable[Flaw], patch: Patch, ready: tuple[Entry, ...]) -> set[str]:
    """The events that a flaw keeps back: its own; else those with a hunk in its file; else all."""
    names = {each.event for each in ready}
    fallen: set[str] = set()
    for flaw in flaws:
        own = {flaw.event} & names
        near = {event for hunk in patch.hunks if hunk.path == flaw.path for event in hunk.events} & names
        fallen |= own or near or names
    return fallen


def _only(patch: Patch, events: set[str]) -> Patch:
    hunks = tuple(
        replace(hunk, events=kept) for hunk in patch.hunks if (kept := tuple(e for e in hunk.events if e in events))
    )
    paths = {hunk.path for hunk in hunks}
    return Patch(hunks, tuple(each for each in patch.base if each[0] in paths))


def _applied(changes: tuple[FileChange, ...], patch: Patch) -> tuple[FileChange, ...]:
    paths = {hunk.path for hunk in patch.hunks}
    return tuple(
        replace(each, after=apply(patch, each.path, each.before or b"")) for each in changes if each.path in paths
    )


def _texts(changes: tuple[FileChange, ...], patch: Patch) -> tuple[tuple[str, bytes], ...]:
    paths = {hunk.path for hunk in patch.hunks}
    return tuple((each.path, each.before) for each in changes if each.path in paths and each.before is not None)
