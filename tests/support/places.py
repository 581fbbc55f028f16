"""Ask about a place in a text that ``$0``, or the comment ``here``, marks."""

import re

from analyzers.model import Source
from analyzers.parse import parse
from analyzers.scope import Scope, scope_at

_MARK = re.compile(r"\$0|# here|/\* here \*/")


def scope(text: str, language: str) -> Scope:
    """What is known at the mark."""
    mark = _MARK.search(text)
    assert mark is not None
    at = mark.start()
    start = text.rindex("\n", 0, at) + 1 if "\n" in text[:at] else 0
    source = Source("product.x", (text[:at] + text[mark.end() :]).encode(), language)
    return scope_at(source, parse(source), len(text[:start].encode()), text[start:at])


def names(text: str, language: str) -> list[str]:
    """The names that are surely bound at the mark."""
    return [each.name for each in scope(text, language).bindings]


def solid(text: str, language: str, name: str) -> bool:
    """Whether a bound name is known not to be null at the mark."""
    found = scope(text, language).get(name)
    assert found is not None
    return found.solid
