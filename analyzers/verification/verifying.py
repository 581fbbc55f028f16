"""Run every check over a set of changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from analyzers.model import Code, Entry, FileChange, Flaw, Provider, Surface
from analyzers.verification import (
    additions,
    binding,
    effects,
    events,
    exposing,
    manifests,
    members,
    parsing,
    persons,
    placement,
    properties,
    protected,
    reaching,
    secrets,
)
from analyzers.verification.trial import Trial, trial_of

_CHECKS: tuple[Callable[[Trial], Iterator[Flaw]], ...] = (
    parsing.check,
    additions.check,
    events.check,
    properties.check,
    placement.check,
    persons.check,
    binding.check,
    members.check,
    exposing.check,
    secrets.check,
    reaching.check,
    effects.check,
    manifests.check,
    protected.check,
)


def verify(  # noqa: PLR0917 - a pure function names all that it reads
    changes: Iterable[FileChange],
    before: Code,
    after: Code,
    entries: Sequence[Entry],
    providers: Iterable[Provider],
    surfaces: Mapping[str, Surface],
) -> tuple[Flaw, ...]:
    """What is wrong with the changes that were made to put in ``entries``, in order of path and line.

    ``before`` and ``after`` are the project without and with the changes; ``surfaces`` holds what installed SDKs offer,
    by package. No text makes it raise.
    """
    trial = trial_of(changes, before, after, entries, providers, surfaces)
    found = dict.fromkeys(flaw for check in _CHECKS for flaw in check(trial))
    return tuple(sorted(found, key=lambda each: (each.path, each.line, each.rule, each.message)))
