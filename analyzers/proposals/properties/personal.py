"""Tells what belongs to a person from what belongs to an event."""

import re
from dataclasses import dataclass
from functools import cache

from analyzers import shipped
from analyzers.words import contains, singular, split

_NAME = re.compile(r"[A-Za-z_$][\w$]*")


@dataclass(frozen=True, slots=True)
class _Personal:
    """The lexicon; ``analyzers/lexicon/personal.toml`` explains each."""

    details: tuple[tuple[str, ...], ...]
    free: tuple[tuple[str, ...], ...]
    unless_listed: tuple[tuple[str, ...], ...]
    products: frozenset[str]
    harmless_ends: frozenset[str]
    harmless_starts: frozenset[str]


@cache
def _personal() -> _Personal:
    table = shipped.toml("lexicon/personal.toml")
    return _Personal(
        details=tuple(split(words) for words in table["details"]),
        free=tuple(split(words) for words in table["free"]),
        unless_listed=tuple(split(words) for words in table["unless_listed"]),
        products=frozenset(table["products"]),
        harmless_ends=frozenset(table["harmless_ends"]),
        harmless_starts=frozenset(table["harmless_starts"]),
    )


def is_personal(key: str, expression: str, *, listed: bool = False) -> bool:
    """Whether a property gives away something of a person, by its key or by any name that its value is read from.

    Free text that a person wrote counts as personal. ``listed`` says that the value is known to come from a list.
    """
    names = [_singular(split(name)) for name in _NAME.findall(expression)]
    last = names[-1:]
    if last == [("name",)] and len(names) > 1:
        last = [(*names[-2], *names[-1])]
    told = [_singular(split(key)), *last]
    return any(_tells(words, listed=listed) for words in told) or any(_is_detail(words) for words in names[-2:-1])


def _tells(words: tuple[str, ...], *, listed: bool) -> bool:
    known = _personal()
    if _is_harmless(words):
        return False
    if _is_detail(words) or (not listed and words in known.unless_listed):
        return True
    return any(words[-len(each) :] == each for each in known.free) and not _of_product(words)


def _is_detail(words: tuple[str, ...]) -> bool:
    return not _is_harmless(words) and any(contains(words, each) for each in _personal().details)


def _is_harmless(words: tuple[str, ...]) -> bool:
    known = _personal()
    return bool(words) and (words[-1] in known.harmless_ends or words[0] in known.harmless_starts)


def _of_product(words: tuple[str, ...]) -> bool:
    return words[-1:] == ("name",) and words[-2:-1] != () and words[-2] in _personal().products


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(singular(word) for word in words)
