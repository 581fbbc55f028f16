"""The noun of an event that takes it from the code: what is written, as the code itself calls it."""

from collections.abc import Sequence

from analyzers.findings.evidence import Clue
from analyzers.findings.phrases import terms
from analyzers.findings.routes import segments_of
from analyzers.findings.units import Unit
from analyzers.findings.weights import words


def noun_of(unit: Unit, clues: Sequence[Clue]) -> str:
    """Singular lower-case words for what ``unit`` is about, or empty when nothing names it.

    Of several things that are written, the one that the function's name, class or route speaks of is meant.
    """
    written = [_product_words(clue.noun) for clue in clues if clue.noun]
    written = [noun for noun in written if noun]
    spoken = _spoken(unit)
    named = [noun for noun in written if any(set(noun) & set(each) for each in spoken)]
    return " ".join(next(iter([*named, *written, *spoken]), ()))


def _spoken(unit: Unit) -> list[tuple[str, ...]]:
    """The nouns of the function's name, its routes and its class, those that say something."""
    function = unit.function
    if function is None:
        return []
    routes = [segments_of(route.path)[-1:] for route in unit.routes]
    name = "" if function.name in {route.verb for route in unit.routes} else function.name
    texts = [name, *(segment for segments in routes for segment in segments), function.owner]
    return [noun for noun in (_product_words(terms(text)) for text in texts) if noun]


def _product_words(noun: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in noun if word not in words("plain_nouns") and not word.isdigit())
