"""Tells a misspelt event name from one that is only similar."""

from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from analyzers.checks.vocabulary import vocabulary
from analyzers.plan import same_event
from analyzers.words import split

_SHORTEST_WORD = 4
_LONG_WORD = 8
_LONGEST_DISTANCE = 2
_SHORTEST_NAME = 8


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that ``name`` is a misspelling of, or None; of several the nearest, then the first."""
    found = [(_distance(name, each), each) for each in known if each != name and misspells(name, each)]
    return min(found)[1] if found else None


def misspells(name: str, known: str) -> bool:
    """Whether ``name`` differs from ``known`` as a mistake does, and not as another event does.

    Words must pair up. A pair may differ by case, by a letter (two in a long word) or by two letters that
    changed places; short words, numbers and words that differ by a prefix such as ``un`` must be the same.
    """
    if same_event(name, known):
        return True
    words, others = split(name), split(known)
    if len(words) != len(others):
        joined, other = "".join(words), "".join(others)
        return len(other) >= _SHORTEST_NAME and not _digits(joined, other) and _distance(joined, other) == 1
    pairs = [(word, other) for word, other in zip(words, others, strict=True) if word != other]
    return len(pairs) == 1 and _slip(*pairs[0])


def _slip(word: str, known: str) -> bool:
    if min(len(word), len(known)) < _SHORTEST_WORD or _digits(word, known) or _turned(word, known):
        return False
    allowed = _LONGEST_DISTANCE if len(known) >= _LONG_WORD else 1
    return _distance(word, known) <= allowed


def _turned(word: str, known: str) -> bool:
    longer, shorter = sorted((word, known), key=len, reverse=True)
    return any(longer == prefix + shorter for prefix in vocabulary().turning_prefixes)


def _digits(*words: str) -> bool:
    return any(char.isdigit() for word in words for char in word)


def _distance(left: str, right: str) -> int:
    return int(DamerauLevenshtein.distance(left, right))
