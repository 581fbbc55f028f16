"""Find the argument, keyword or key of a call that a shape's notation points at."""

import re
from dataclasses import dataclass

from analyzers.facts import read_facts
from analyzers.model import Argument, Call, Facts, Source, Span

_LITERAL = re.compile(
    r"""[rRuUbB]{0,2}('''|\"\"\"|'|"|`)((?:\\.|(?!\1)[^\\])*)\1(?:\s+as\s+(?:const|string))?""", re.DOTALL
)
_CUT = 200
_OPENING = {"{": "}", "[": "]", "(": ")"}
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


@dataclass(frozen=True, slots=True)
class Place:
    """A value that a call is given."""

    text: str
    """The expression as written."""
    span: Span
    string: str | None = None
    """The value of a string literal."""
    string_span: Span | None = None
    """The literal without its quotes."""
    entries: tuple[tuple[str, str, Span], ...] = ()
    """The pairs of an object literal or the keywords of a constructed value."""
    is_object: bool = False
    """Whether the expression is an object literal."""


def place_at(facts: Facts, call: Call, notation: str) -> Place | None:
    """The value at the first alternative of ``notation`` that the call has, or None.

    Notation as in ``Shape.event``: ``0``, ``event``, ``0.event``, alternatives parted by ``|``.
    """
    for alternative in notation.split("|"):
        found = _at(facts, call, alternative) if alternative else None
        if found is not None:
            return found
    return None


def _at(facts: Facts, call: Call, notation: str) -> Place | None:
    head, _, key = notation.partition(".")
    argument = _argument(call, head)
    if argument is None:
        return None
    if not key:
        return _of_argument(argument)
    for name, text, span in argument.entries or _constructed(facts, call, argument):
        if name == key:
            return _of_pair(facts, text, span)
    return None


def _argument(call: Call, head: str) -> Argument | None:
    if not head.isdigit():
        return next((each for each in call.arguments if each.keyword == head), None)
    positional = [each for each in call.arguments if not each.keyword]
    index = int(head)
    if index >= len(positional) or any(each.text.startswith(("...", "*")) for each in positional[: index + 1]):
        return None
    return positional[index]


def _of_argument(argument: Argument) -> Place:
    string, inner = literal(argument.text, argument.span)
    string = argument.string if argument.string is not None else string
    is_object = argument.text.startswith("{")
    return Place(argument.text, argument.span, string, inner, argument.entries, is_object)


def _constructed(facts: Facts, call: Call, argument: Argument) -> tuple[tuple[str, str, Span], ...]:
    """The keywords of a value that is constructed in place, or of the variable's construction in this function."""
    for each in facts.calls:
        built = each.span == argument.span or (each.bound == argument.text and each.function == call.function)
        if built and each.span.start <= argument.span.start:
            pairs = [(inner.keyword, inner.text, inner.span) for inner in each.arguments if inner.keyword]
            first = next((inner for inner in each.arguments if not inner.keyword), None)
            if first is not None and first.entries and not pairs:
                return first.entries
            return tuple(pairs)
    return ()


def _of_pair(facts: Facts, text: str, span: Span) -> Place:
    whole = len(text) < _CUT
    start = max(span.start, span.end - len(text.encode())) if whole else span.start
    value_span = Span(start, span.end)
    string, inner = literal(text, value_span) if whole else (None, None)
    entries = _entries(facts.language, text, start if whole else None, span) if text.startswith(("{", "dict(")) else ()
    return Place(text, value_span, string, inner, entries, text.startswith("{"))


def literal(text: str, span: Span) -> tuple[str | None, Span | None]:
    """Value and inner span of a string literal without interpolation that is written at ``span``; else two Nones."""
    match = _LITERAL.fullmatch(text)
    if match is None or (match[1] == "`" and "${" in match[2]):
        return None, None
    start = span.start + len(text[: match.start(2)].encode())
    return match[2], Span(start, start + len(match[2].encode()))


def _entries(language: str, text: str, start: int | None, whole: Span) -> tuple[tuple[str, str, Span], ...]:
    """The pairs of an object literal that is a value itself; ``start`` is its offset, None when it was cut."""
    opening = b"x("
    snippet = text if start is not None else _mended(text)
    facts = read_facts(Source("snippet", opening + snippet.encode() + b")", language))
    for call in facts.calls:
        if call.callee == "x" and call.arguments:
            entries = call.arguments[0].entries
            if start is None:
                return tuple((key, value, whole) for key, value, _ in entries)
            shift = start - len(opening)
            return tuple((key, value, Span(at.start + shift, at.end + shift)) for key, value, at in entries)
    return ()


def _mended(text: str) -> str:
    """A literal that was cut, closed after its last whole pair."""
    kept = text.rpartition(",")[0]
    waiting = [_OPENING[each] for each in kept if each in _OPENING]
    for each in kept:
        if each in _OPENING.values() and each in waiting:
            waiting.remove(each)
    return kept + "".join(reversed(waiting))


def names_in(text: str) -> set[str]:
    """The identifiers that an expression holds, members included."""
    return set(_NAME.findall(text))
