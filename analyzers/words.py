"""Words of identifiers, and patterns over dotted names."""

import re
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "caches": "cache"}
_INVARIANT = frozenset({"news", "series", "sms", "analytics", "settings", "s3", "https", "aws", "kudos", "always"})
_SHORTEST_PLURAL = 4
_HISSING = ("sses", "ches", "shes", "xes", "zes", "uses")


@lru_cache(maxsize=8192)
def split(identifier: str) -> tuple[str, ...]:
    """The lower-case words of an identifier or phrase: camelCase, snake_case, kebab-case, dots and digits part them.

    >>> split("signUpWithOAuth2")
    ('sign', 'up', 'with', 'oauth', '2')
    """
    plain = identifier.replace("OAuth", "Oauth")
    shape = plain if plain.isascii() else "".join(map(_shape, plain))
    return tuple(plain[found.start() : found.end()].lower() for found in _WORD.finditer(shape))


def _shape(character: str) -> str:
    """A letter of ASCII that is of the same case, so that one pattern parts the words of every alphabet."""
    if character.isalpha():
        return "A" if character.isupper() else "a"
    return character if character.isascii() else "_"


def singular(word: str) -> str:
    """The singular of a lower-case English noun, as far as its ending tells; other words come back unchanged."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if (
        len(word) < _SHORTEST_PLURAL
        or word in _INVARIANT
        or word.endswith(("ss", "us", "is"))
        or not word.endswith("s")
    ):
        return word
    if word.endswith("ies"):
        return word[:-1] if word in {"movies", "cookies", "ties", "pies"} else word[:-3] + "y"
    if word.endswith(_HISSING) and not word.endswith(("auses", "ouses")):
        return word[:-2]
    return word[:-1]


def contains(words: Sequence[str], sequence: Sequence[str]) -> bool:
    """Whether ``sequence`` occurs in ``words`` side by side and in order; an empty sequence never does."""
    size = len(sequence)
    wanted = tuple(sequence)
    return size > 0 and any(tuple(words[at : at + size]) == wanted for at in range(len(words) - size + 1))


def matches(callee: str, pattern: str) -> bool:
    """Whether ``pattern`` matches the dotted ``callee`` or a suffix of it that starts at a segment's border.

    ``*`` alone stands for exactly one segment, inside a segment for any run of its characters;
    ``[A-Z]`` stands for one character of the class. Case counts.
    """
    return fits(callee.split("."), pattern.split("."))


def fits(segments: Sequence[str], pattern: Sequence[str]) -> bool:
    """``matches`` for a callee and a pattern that are already split at their dots."""
    size = len(pattern)
    if size > len(segments):
        return False
    return all(map(_fits, segments[-size:], pattern))


def is_open(segment: str) -> bool:
    """Whether a pattern's segment stands for more than one name."""
    return "*" in segment or "[" in segment


def segment_source(segment: str) -> str:
    """The regular expression, without anchors, of one segment of a pattern."""
    return _PART.sub(lambda part: part[0] if part[0].startswith("[") else _literal(part[0]), segment)


_PART = re.compile(r"\[[^\]]+\]|\*|[^\[*]+")


def _literal(part: str) -> str:
    return ".*" if part == "*" else re.escape(part)


def _fits(name: str, segment: str) -> bool:
    return segment in {name, "*"} or (is_open(segment) and _compiled(segment).fullmatch(name) is not None)


@lru_cache(maxsize=4096)
def _compiled(segment: str) -> re.Pattern[str]:
    return re.compile(segment_source(segment), re.DOTALL)
