"""Make the expression that gives a value in the type that a moment's author asks for, where that is surely right."""

from analyzers.model import PropertyHint
from analyzers.proposals.properties.gathering import Surroundings
from analyzers.proposals.properties.kinds import BOOLEAN, LIST, NUMBER, STRING, THING, is_text_of_form, kind_of
from analyzers.proposals.properties.values import Value
from analyzers.proposals.properties.vocabulary import vocabulary, words_of
from analyzers.proposals.wording import stem
from analyzers.words import split

_COUNTED = frozenset({"count", "size"})


def typed(hint: PropertyHint, phrase: str, value: Value, around: Surroundings) -> str:
    """The expression to write, or nothing when the value may be of another type."""
    kind = kind_of(value, around)
    match hint.type:
        case "string":
            return _text(value, kind, around)
        case "number":
            return _number(hint, value, kind, around)
        case "boolean":
            return _truth(hint, phrase, value, kind, around)
        case _:
            return ""


def _text(value: Value, kind: str, around: Surroundings) -> str:
    words = words_of(value.name)
    if words[-1:] and words[-1] in vocabulary().identifiers and kind in {"", NUMBER, STRING}:
        if kind == STRING or value.binding.nullable or "?." in value.expression:
            return value.expression
        return f"str({value.expression})" if around.is_python else f"String({value.expression})"
    if kind == STRING:
        return value.expression
    with_owner = words_of("_".join((*reversed(value.owners[:1]), value.name)))
    known = vocabulary()
    listed = words[-1:] and words[-1] in known.strings and not _is_plural(value)
    return value.expression if not kind and (listed or with_owner[-2:] in known.listed_names) else ""


def _is_plural(value: Value) -> bool:
    """Whether the name by which the code calls it means several."""
    last = value.expression.rpartition(".")[2]
    name = last if last.isidentifier() else value.name
    return split(name) != words_of(name)


def _number(hint: PropertyHint, value: Value, kind: str, around: Surroundings) -> str:
    units = vocabulary().units
    if hint_unit := units & set(words_of(hint.name)[-1:]):
        return value.expression if kind in {"", NUMBER} and hint_unit == units & set(words_of(value.name)) else ""
    if kind == LIST and _COUNTED & set(split(hint.name)) and _is_plural(value):
        return f"len({value.expression})" if around.is_python else f"{value.expression}.length"
    if kind == NUMBER:
        return value.expression
    numeric = words_of(value.name)[-1:] and words_of(value.name)[-1] in vocabulary().numbers
    return value.expression if not kind and numeric and not is_text_of_form(value) else ""


def _truth(hint: PropertyHint, phrase: str, value: Value, kind: str, around: Surroundings) -> str:
    known = vocabulary()
    words = split(value.name) if value.name not in known.wrappings else split(phrase)
    if kind == BOOLEAN:
        return value.expression
    if kind in {NUMBER, LIST} or is_text_of_form(value):
        return ""
    telling = words_of("_".join(words)) in known.booleans or words[0] in known.truth_starts
    if telling and kind != THING:
        return value.expression
    return _presence(hint, value, around)


def _presence(hint: PropertyHint, value: Value, around: Surroundings) -> str:
    """Whether a thing is there at all, where the property asks for just that: ``was_invited`` of an ``inviteId``."""
    asked = {stem(word) for word in split(hint.name)[1:]}
    if split(hint.name)[0] not in vocabulary().truth_starts and split(hint.name)[0] != "from":
        return ""
    if not any(_akin(left, stem(right)) for left in asked for right in split(value.name)):
        return ""
    return f"{value.expression} is not None" if around.is_python else f"Boolean({value.expression})"


def _akin(left: str, right: str) -> bool:
    return left == right
