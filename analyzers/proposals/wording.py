"""The words of event names, without the accidents of spelling, order and tense."""

from dataclasses import dataclass
from functools import cache, lru_cache

from analyzers import shipped
from analyzers.words import singular, split

_SHORTEST_PAST = 4
_DOUBLED = frozenset("bdgklmnprt")


@dataclass(frozen=True, slots=True)
class Wording:
    """The lexicon of event names; ``analyzers/lexicon/naming.toml`` explains each."""

    compounds: dict[str, tuple[str, ...]]
    past: dict[str, str]
    particles: frozenset[str]
    actors: frozenset[str]
    not_past: frozenset[str]


@cache
def wording() -> Wording:
    """The shipped lexicon."""
    table = shipped.toml("lexicon/naming.toml")
    words = table["words"]
    return Wording(
        compounds={word: tuple(parts.split()) for word, parts in table["compounds"].items()},
        past=dict(table["past"]),
        particles=frozenset(words["particles"]),
        actors=frozenset(words["actors"]),
        not_past=frozenset(words["not_past"]),
    )


def is_past(word: str) -> bool:
    """Whether a lower-case word looks like a past form: ``created``, ``sent``."""
    known = wording()
    return word in known.past or (word.endswith("ed") and len(word) >= _SHORTEST_PAST and word not in known.not_past)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What is left of a lower-case word when tense and number are taken off; it need not be a word.

    >>> stem("cancelled"), stem("cancel"), stem("invited"), stem("invite")
    ('cancel', 'cancel', 'invit', 'invit')
    """
    known = wording()
    if word in known.past:
        return stem(known.past[word])
    if is_past(word):
        bare = word[:-3] + "y" if word.endswith("ied") else word[:-2]
    elif word.endswith("ing") and len(word) > _SHORTEST_PAST + 1:
        bare = word[:-3]
    else:
        bare = singular(word)
    if len(bare) > 2 and bare[-1] == bare[-2] and bare[-1] in _DOUBLED:  # noqa: PLR2004
        bare = bare[:-1]
    return bare.removesuffix("e") if len(bare) > 2 else bare  # noqa: PLR2004


@lru_cache(maxsize=8192)
def meaning(name: str) -> frozenset[str]:
    """What a name says, whatever its case, order and tense, and whether or not it names who acts.

    >>> meaning("User Signed Up") == meaning("signup")
    True
    """
    known = wording()
    words = [part for word in split(name) for part in known.compounds.get(word, (word,))]
    kept = [word for word in words if word not in known.actors] or words
    return frozenset(stem(word) for word in kept)
