"""``key-in-source``: a project key that is written down in the code."""

import re
from collections.abc import Iterator
from functools import lru_cache

from analyzers.checks.inspection import Inspection, Suspicion
from analyzers.model import Span


def check(file: Inspection) -> Iterator[Suspicion]:
    """Every text that looks like a provider's key; the message never repeats it."""
    for provider in file.providers:
        if not provider.key_pattern:
            continue
        for match in _pattern(provider.key_pattern).finditer(file.source.text):
            from_where = f"the environment variable `{provider.key_name}`" if provider.key_name else "the environment"
            said = f"A project key of {provider.title} is written down here; read it from {from_where}."
            yield Suspicion(Span(match.start(), match.end()), said, function=_around(file, match.start()))


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> re.Pattern[bytes]:
    return re.compile(pattern.encode("utf-8"))


def _around(file: Inspection, offset: int) -> int:
    """Index of the innermost function around an offset, or -1."""
    inside = [
        (each.span.end - each.span.start, index)
        for index, each in enumerate(file.reading.facts.functions)
        if each.span.start <= offset < each.span.end
    ]
    return min(inside)[1] if inside else -1
