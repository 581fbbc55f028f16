"""Word sequences, found in the words of a name much faster than one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analyzers.words import singular, split


@lru_cache(maxsize=16384)
def terms(text: str) -> tuple[str, ...]:
    """The lower-case singular words of a name, path or phrase."""
    return tuple(singular(word) for word in split(text))


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that occurs in a sequence of words."""

    moment: int
    """Index of the moment that the phrase belongs to."""
    phrase: tuple[str, ...]
    at: int
    """Index of the phrase's first word."""


@dataclass(slots=True)
class Phrases:
    """Phrases by their first word."""

    _by_word: dict[str, list[tuple[int, tuple[str, ...]]]] = field(default_factory=dict)

    def add(self, moment: int, texts: Iterable[str]) -> None:
        """Take in the phrases of the moment with index ``moment``."""
        for phrase in map(terms, texts):
            if phrase:
                self._by_word.setdefault(phrase[0], []).append((moment, phrase))

    def within(self, found: Sequence[str]) -> list[Hit]:
        """The phrases that occur side by side and in order in ``found``."""
        hits = []
        for at, word in enumerate(found):
            for moment, phrase in self._by_word.get(word, ()):
                if len(phrase) == 1 or tuple(found[at : at + len(phrase)]) == phrase:
                    hits.append(Hit(moment, phrase, at))
        return hits
