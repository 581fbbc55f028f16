"""Fill the places of a page of prose, so that what comes from a project stays apart from what we say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from lsp_server.errors import KnowledgeBroken

_PLACE = re.compile(r"\{\{([a-z_]+)\}\}")
_WORDS = "words"
_FENCED = ("repository", "task")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a page."""

    fence: str = ""
    """The mark of the fence that the value stands in and cannot leave; empty for words of our own.

    ``repository`` for text of the project's, which is to be judged; ``task`` for what is to be done, in words that are
    not ours."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """What to say for which value, when the words are the page's own; no value says nothing."""


def slots_of(keys: Mapping[str, Any], body: str, file: str) -> Mapping[str, Slot]:
    """The slots that a page's frontmatter declares, each with its kind or with a text for each value.

    The kinds are ``words``, ``repository`` and ``task``.

    Raises:
        KnowledgeBroken: when one is malformed, or the places in the body are others.
    """
    declared = keys.get("slots", {})
    if not isinstance(declared, dict):
        raise KnowledgeBroken(f"{file}: `slots` is no mapping.", "Write name: words or name: repository.")
    slots = {str(name): _slot(kind, f"{file}: slot {name}") for name, kind in declared.items()}
    if set(slots) != set(_PLACE.findall(body)):
        raise KnowledgeBroken(f"{file}: the slots are not the places of the text.", "Name each place once in `slots`.")
    return MappingProxyType(slots)


def filled(body: str, slots: Mapping[str, Slot], values: Mapping[str, str], file: str) -> str:
    """``body`` with ``values`` in its places; braces inside a value are left as they are.

    Raises:
        KnowledgeBroken: when a value is missing, or there is no place for one.
    """
    if set(values) != set(slots):
        odd = ", ".join(sorted(set(values) ^ set(slots)))
        raise KnowledgeBroken(f"{file} is not filled as it asks: {odd}.", "Give each slot one value.")
    text = _PLACE.sub(lambda place: _said(slots[place[1]], values[place[1]], f"{file}: slot {place[1]}"), body)
    return text.strip() + "\n"


def _slot(kind: object, where: str) -> Slot:
    if kind in (_WORDS, *_FENCED):
        return Slot("" if kind == _WORDS else str(kind))
    if isinstance(kind, dict) and kind and all(isinstance(each, str) for pair in kind.items() for each in pair):
        return Slot(choices=MappingProxyType(kind))
    raise KnowledgeBroken(f"{where} is of no known kind.", "Write words, repository, task, or a text for each value.")


def _said(slot: Slot, value: str, where: str) -> str:
    if slot.choices and value not in {"", *slot.choices}:
        raise KnowledgeBroken(f"{where} has no words for {value}.", "Add them to the page.")
    if slot.fence:
        return _fenced(value, slot.fence)
    return slot.choices.get(value, "") if slot.choices else value


def _fenced(value: str, mark: str) -> str:
    """``value`` in a fence that is longer than any run of backticks in it."""
    longest = max((len(each) for each in re.findall(r"`+", value)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{mark}\n{value.strip(chr(10))}\n{fence}"
