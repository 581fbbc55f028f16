"""The words that the checks know, read once from their lexicon."""

import re
from dataclasses import dataclass
from functools import cache

from analyzers import shipped
from analyzers.words import split


@dataclass(frozen=True, slots=True)
class Serverless:
    """How code shows that it runs where a process may be frozen as soon as the answer is sent."""

    packages: frozenset[str]
    entries: frozenset[str]
    parameters: frozenset[str]
    paths: re.Pattern[str]
    directives: frozenset[str]
    keepers: tuple[str, ...]
    """Callee patterns, as in ``analyzers.words``."""


@dataclass(frozen=True, slots=True)
class Personal:
    """How code names a person's own details."""

    words: frozenset[tuple[str, ...]]
    loose: frozenset[str]
    owners: frozenset[str]
    harmless_ends: frozenset[str]
    harmless_starts: frozenset[str]
    harmless_calls: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of the checks; ``analyzers/lexicon/checks.toml`` explains each."""

    intentions: frozenset[str]
    turning_prefixes: tuple[str, ...]
    reserved_prefixes: tuple[str, ...]
    moments_of_arrival: frozenset[str]
    moments_of_leaving: frozenset[str]
    loops: dict[str, str]
    iterations: frozenset[str]
    """Calls whose callback runs once for each record."""
    farewells: tuple[str, ...]
    """Callee patterns of acts that take the person away; a capture rightly stands before them."""
    serverless: Serverless
    personal: Personal


@cache
def vocabulary() -> Vocabulary:
    """The words of the shipped lexicons."""
    table, flow = shipped.toml("lexicon/checks.toml"), shipped.toml("lexicon/flow.toml")
    serverless, personal = table["serverless"], table["personal"]
    return Vocabulary(
        intentions=frozenset(table["intentions"]),
        turning_prefixes=tuple(table["turning_prefixes"]),
        reserved_prefixes=tuple(table["reserved_prefixes"]),
        moments_of_arrival=frozenset(table["moments_of_arrival"]),
        moments_of_leaving=frozenset(table["moments_of_leaving"]),
        loops=dict(table["loops"]),
        iterations=frozenset(flow["iterations"]),
        farewells=tuple(flow["farewells"]),
        serverless=Serverless(
            packages=frozenset(serverless["packages"]),
            entries=frozenset(serverless["entries"]),
            parameters=frozenset(serverless["parameters"]),
            paths=re.compile("|".join(serverless["paths"])),
            directives=frozenset(serverless["directives"]),
            keepers=tuple(serverless["keepers"]),
        ),
        personal=Personal(
            words=frozenset(split(words) for words in personal["words"]),
            loose=frozenset(personal["loose"]),
            owners=frozenset(personal["owners"]),
            harmless_ends=frozenset(personal["harmless_ends"]),
            harmless_starts=frozenset(personal["harmless_starts"]),
            harmless_calls=frozenset(personal["harmless_calls"]),
        ),
    )
