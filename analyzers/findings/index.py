"""The catalogue turned inside out: from a word, a callee or a write to the moments that ask for it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from analyzers.findings.phrases import Phrases, terms
from analyzers.findings.routes import RoutePattern, read_pattern
from analyzers.model import Catalogue, Moment
from analyzers.words import matches

ANY = "*"


@dataclass(slots=True)
class Index:
    """Everything that the moments ask for, by what a fact offers."""

    moments: tuple[Moment, ...]
    names: Phrases = field(default_factory=Phrases)
    labels: Phrases = field(default_factory=Phrases)
    acts: Phrases = field(default_factory=Phrases)
    unless: Phrases = field(default_factory=Phrases)
    routes: dict[str, list[RoutePattern]] = field(default_factory=dict)
    """By their first segment; under the empty text those that ask for the verb alone."""
    finer: dict[int, frozenset[int]] = field(default_factory=dict)
    """For a moment those that tell more of the same occurrence."""
    _calls: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    _writes: dict[tuple[str, str], list[tuple[int, tuple[str, ...]]]] = field(default_factory=dict)
    _texts: dict[str, list[int]] = field(default_factory=dict)
    _globs: list[tuple[int, re.Pattern[str]]] = field(default_factory=list)

    def calls(self, callee: str) -> list[tuple[int, str]]:
        """Moments, and their patterns, that ask for a call of ``callee``."""
        last = callee.rpartition(".")[2]
        offered = (*self._calls.get(last, ()), *self._calls.get(ANY, ()))
        return [(moment, pattern) for moment, pattern in offered if matches(callee, pattern)]

    def writes(self, action: str, noun: tuple[str, ...]) -> list[tuple[int, bool]]:
        """Moments that ask for this write, and whether they ask for any noun; a noun fits by its last words."""
        found = [(moment, True) for moment, _ in self._writes.get((action, ANY), ())]
        for moment, wanted in self._writes.get((action, noun[-1]), ()) if noun else ():
            if noun[-len(wanted) :] == wanted:
                found.append((moment, False))
        return found

    def texts(self, value: str) -> list[int]:
        """Moments that ask for the string ``value``."""
        return [*self._texts.get(value, ()), *(moment for moment, glob in self._globs if glob.fullmatch(value))]

    def add(self, at: int, moment: Moment) -> None:
        """Take in the moment with index ``at``."""
        self.names.add(at, moment.names)
        self.labels.add(at, moment.labels)
        self.acts.add(at, moment.acts)
        self.unless.add(at, moment.unless)
        for written in moment.routes:
            route = read_pattern(at, written)
            self.routes.setdefault(route.segments[0] if route.segments else "", []).append(route)
        for pattern in moment.calls:
            last = pattern.rpartition(".")[2]
            self._calls.setdefault(ANY if "*" in last or "[" in last else last, []).append((at, pattern))
        for written in moment.writes:
            self._add_write(at, written)
        for text in moment.texts:
            if ANY in text:
                self._globs.append((at, re.compile(".*".join(map(re.escape, text.split(ANY))))))
            else:
                self._texts.setdefault(text, []).append(at)

    def _add_write(self, at: int, written: str) -> None:
        actions, _, nouns = written.partition(" ")
        for action in actions.split("|"):
            for noun in nouns.split("|"):
                wanted = terms(noun)
                self._writes.setdefault((action, wanted[-1] if wanted else ANY), []).append((at, wanted))


@lru_cache(maxsize=4)
def index_of(catalogue: Catalogue) -> Index:
    """The index over ``catalogue``, made once."""
    index = Index(catalogue.moments)
    for at, moment in enumerate(catalogue.moments):
        index.add(at, moment)
        index.finer[at] = frozenset(other for other, each in enumerate(catalogue.moments) if each.name in moment.yields)
    return index
