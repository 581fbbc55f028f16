"""``secret``: no key and no password is written down anywhere."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from analyzers.captures.clients import constructions
from analyzers.changes import Changed
from analyzers.model import Flaw, Provider
from analyzers.verification.added import added
from analyzers.verification.lexicon import secret_words
from analyzers.verification.trial import Trial
from analyzers.words import split

_RULE = "secret"
_SHORT_WORDS = 3.2
"""Mean length of the words of a text, in characters, above which a person made it up."""


def check(trial: Trial) -> Iterator[Flaw]:
    """Keys in any text that was put in; the message never repeats one."""
    for change in trial.changes:
        if change.after is None:
            continue
        found: dict[int, str] = {}
        for first, text in added(trial, change):
            for offset, kind in _in_text(text, trial.providers, is_source=change.path in trial.files):
                found.setdefault(first + text[:offset].count("\n"), kind)
        file = trial.files.get(change.path)
        if file is not None:
            for line in _handed(trial, file):
                found.setdefault(line, "a key")
        for line, kind in found.items():
            said = f"Line {line + 1} holds {kind}; take it out and read it from a variable of the environment."
            yield Flaw(_RULE, change.path, said, line=line)


def _in_text(text: str, providers: tuple[Provider, ...], *, is_source: bool) -> Iterator[tuple[int, str]]:
    for kind, pattern in secret_words().forms:
        yield from ((match.start(), kind) for match in pattern.finditer(text))
    for provider in providers:
        if provider.key_pattern:
            for match in _compiled(provider.key_pattern).finditer(text):
                yield match.start(), f"a project key of {provider.title}"
    for match in secret_words().named.finditer(text):
        quoted = bool(match["quote"])
        if (quoted or not is_source) and len(match["value"]) >= secret_words().length and looks_drawn(match["value"]):
            yield match.start(), f"what looks like a key under the name `{match['name']}`"


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def looks_drawn(value: str) -> bool:
    """Whether a text looks drawn by lot rather than made of words."""
    if any(each in value.lower() for each in secret_words().placeholders):
        return False
    words = split(value)
    return bool(words) and entropy(value) >= secret_words().entropy and sum(map(len, words)) / len(words) < _SHORT_WORDS


def entropy(value: str) -> float:
    """Entropy in bits per character of a text that is not empty, by how often it has each character."""
    size = len(value)
    return -sum(count / size * math.log2(count / size) for count in Counter(value).values())


def _handed(trial: Trial, file: Changed) -> Iterator[int]:
    """Lines on which a client is made or started with a key that is written out."""
    made = {call.span for call, _ in constructions(file.facts, trial.providers)}
    for call in file.new_calls():
        if call.span in made or call.name in secret_words().makers:
            for argument in call.arguments:
                value = argument.string
                if value and secret_words().handed.fullmatch(value) and looks_drawn(value):
                    yield file.line(argument.span.start)
