"""Ask about a place in a text that ``$0`` marks."""

from analyzers.model import Source
from analyzers.parse import parse
from analyzers.scope import Scope, scope_at

_MARK = "$0"


def scope(text: str, language: str) -> Scope:
    """What is known at the mark."""
    at = text.index(_MARK)
    start = text.rindex("\n", 0, at) + 1 if "\n" in text[:at] else 0
    source = Source("product.x", (text[:at] + text[at + len(_MARK) :]).encode(), language)
    return scope_at(source, parse(source), len(text[:start].encode()), text[start:at])


def names(text: str, language: str) -> list[str]:
    """The names that are surely bound at the mark."""
    return [each.name for each in scope(text, language).bindings]


def solid(text: str, language: str, name: str) -> bool:
    """Whether a bound name is known not to be null at the mark."""
    found = scope(text, language).get(name)
    assert found is not None
    return found.solid
