"""Ties the entries of a plan to the entries that its text holds already, through renames and changes of status."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from analyzers.model import Entry, Status


@dataclass(frozen=True, slots=True)
class Match:
    """What became of a list of entries, as indices into the old and the new list."""

    kept: tuple[tuple[int, int], ...]
    """Old and new index of entries that are the same one, changed or not, in the old order."""
    added: tuple[int, ...]
    removed: tuple[int, ...]


def match(old: Sequence[Entry], new: Sequence[Entry]) -> Match:
    """Match by equality, by name and whether rejected, by name, by all but the name, by the places, and by position."""
    kept: dict[int, int] = {}
    keys: tuple[Callable[[Entry], Hashable], ...] = (
        lambda entry: entry,
        lambda entry: (entry.event, entry.status is Status.REJECTED),
        lambda entry: entry.event,
        lambda entry: (entry.status, entry.moment, entry.description, entry.properties, entry.where),
        lambda entry: (entry.moment, entry.where) if entry.where else id(entry),
    )
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for index, entry in enumerate(new):
            if index not in kept.values():
                waiting.setdefault(key(entry), []).append(index)
        for index, entry in enumerate(old):
            if index not in kept and waiting.get(key(entry)):
                kept[index] = waiting[key(entry)].pop(0)
    taken = set(kept.values())
    if len(old) == len(new):
        kept |= {index: index for index in range(len(old)) if index not in kept and index not in taken}
        taken = set(kept.values())
    return Match(
        kept=tuple(sorted(kept.items())),
        added=tuple(index for index in range(len(new)) if index not in taken),
        removed=tuple(index for index in range(len(old)) if index not in kept),
    )
