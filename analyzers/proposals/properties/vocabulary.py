"""The words by which code holds the details of events, read once from their lexicon."""

from dataclasses import dataclass
from functools import cache

from analyzers import shipped
from analyzers.words import singular, split

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words; ``analyzers/lexicon/properties.toml`` explains each."""

    inputs: frozenset[str]
    wrappings: frozenset[str]
    machinery: frozenset[str]
    holders: frozenset[str]
    held: frozenset[Words]
    qualifiers: frozenset[str]
    strings: frozenset[str]
    listed_names: frozenset[Words]
    identifiers: frozenset[str]
    numbers: frozenset[str]
    units: frozenset[str]
    booleans: frozenset[Words]
    truth_starts: frozenset[str]
    texts: tuple[str, ...]
    text_members: frozenset[str]
    list_members: frozenset[str]
    members_of_any: frozenset[str]
    calls: tuple[tuple[str, frozenset[str]], ...]
    """What a call gives (``string``, ``number``, ``boolean``, ``list``), with the names of such calls."""
    removals: frozenset[str]
    annotations: tuple[tuple[str, frozenset[str]], ...]
    """What an annotation says, with the types that say it."""
    enum_ends: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The shipped lexicon."""
    table = shipped.toml("lexicon/properties.toml")
    annotations = table["annotations"]
    kinds = ("string", "number", "boolean", "list")
    calls = zip(kinds, ("text_calls", "number_calls", "truth_calls", "list_calls"), strict=True)
    return Vocabulary(
        inputs=frozenset(table["inputs"]),
        wrappings=frozenset(table["wrappings"]),
        machinery=frozenset(table["machinery"]),
        holders=frozenset(table["holders"]),
        held=frozenset(words_of(each) for each in table["held"]),
        qualifiers=frozenset(table["qualifiers"]),
        strings=frozenset(table["strings"]),
        listed_names=frozenset(words_of(each) for each in table["listed_names"]),
        identifiers=frozenset(table["identifiers"]),
        numbers=frozenset(table["numbers"]),
        units=frozenset(table["units"]),
        booleans=frozenset(words_of(each) for each in table["booleans"]),
        truth_starts=frozenset(table["truth_starts"]),
        texts=tuple(table["texts"]),
        text_members=frozenset(table["text_members"]),
        list_members=frozenset(table["list_members"]),
        members_of_any=frozenset(table["members_of_any"]),
        calls=tuple((kind, frozenset(table[name])) for kind, name in calls),
        removals=frozenset(table["removals"]),
        annotations=tuple((kind, frozenset(annotations[kind])) for kind in kinds),
        enum_ends=frozenset(annotations["enum_ends"]),
    )


def words_of(name: str) -> Words:
    """The words of a name or phrase, each in the singular."""
    return tuple(singular(word) for word in split(name))
