"""The words that the checks of a change know, read once from their lexicons."""

import re
from dataclasses import dataclass
from functools import cache

from analyzers import shipped
from analyzers.words import split

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exposed:
    """What must never travel in an event; ``analyzers/lexicon/exposed.toml`` explains each."""

    wholes: frozenset[Words]
    stores: frozenset[Words]
    dumps: tuple[str, ...]
    passes: tuple[str, ...]
    parts: tuple[str, ...]
    key_ends: tuple[Words, ...]
    keys_anywhere: tuple[Words, ...]
    harmless: frozenset[str]
    harmless_starts: frozenset[str]
    readers: frozenset[str]
    most_parts: int
    random: frozenset[str]


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which code reaches out of the program."""

    does: str
    calls: frozenset[str]
    members: tuple[str, ...]
    modules: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outward:
    """How code reaches out; ``analyzers/lexicon/outward.toml`` explains each."""

    ways: tuple[Way, ...]
    texts: tuple[tuple[str, re.Pattern[str]], ...]
    variable_words: frozenset[str]
    variable_names: frozenset[str]
    environment: tuple[re.Pattern[str], ...]
    address: re.Pattern[str]
    hosts: frozenset[str]
    hidden: re.Pattern[str]
    harmless: tuple[str, ...]
    logs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a key looks like; ``analyzers/lexicon/secrets.toml`` explains each."""

    forms: tuple[tuple[str, re.Pattern[str]], ...]
    named: re.Pattern[str]
    length: int
    entropy: float
    placeholders: tuple[str, ...]
    handed: re.Pattern[str]
    makers: frozenset[str]


@cache
def exposed() -> Exposed:
    """The words of what must not travel."""
    table = shipped.toml("lexicon/exposed.toml")
    keys = table["keys"]
    return Exposed(
        wholes=frozenset(split(each) for each in table["wholes"]),
        stores=frozenset(split(each) for each in table["stores"]),
        dumps=tuple(table["dumps"]),
        passes=tuple(table["passes"]),
        parts=tuple(table["parts"]),
        key_ends=tuple(split(each) for each in keys["ends"]),
        keys_anywhere=tuple(split(each) for each in keys["anywhere"]),
        harmless=frozenset(keys["harmless"]),
        harmless_starts=frozenset(keys["harmless_starts"]),
        readers=frozenset(table["readers"]),
        most_parts=table["texts"]["most_parts"],
        random=frozenset(table["persons"]["random"]),
    )


@cache
def outward() -> Outward:
    """The ways out of the program."""
    table = shipped.toml("lexicon/outward.toml")
    environment, addresses = table["environment"], table["addresses"]
    return Outward(
        ways=tuple(
            Way(each["does"], frozenset(each["calls"]), tuple(each["members"]), frozenset(each["modules"]))
            for each in table["ways"]
        ),
        texts=tuple((each["does"], re.compile(each["pattern"])) for each in table["texts"]),
        variable_words=frozenset(environment["words"]),
        variable_names=frozenset(environment["names"]),
        environment=tuple(re.compile(each) for each in environment["patterns"]),
        address=re.compile(addresses["pattern"]),
        hosts=frozenset(addresses["hosts"]),
        hidden=re.compile(table["hidden"]["pattern"]),
        harmless=(*table["effects"]["logs"], *table["effects"]["harmless"]),
        logs=tuple(table["effects"]["logs"]),
    )


@cache
def secret_words() -> Secrets:
    """The forms of keys."""
    table = shipped.toml("lexicon/secrets.toml")
    named, handed = table["named"], table["handed"]
    return Secrets(
        forms=tuple((each["kind"], re.compile(each["pattern"])) for each in table["forms"]),
        named=re.compile(named["pattern"]),
        length=named["length"],
        entropy=named["entropy"],
        placeholders=tuple(named["placeholders"]),
        handed=re.compile(handed["pattern"]),
        makers=frozenset(handed["makers"]),
    )
