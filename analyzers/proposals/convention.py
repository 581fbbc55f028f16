"""How a project words its events: case, prefix, and whether the verb goes first."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from analyzers.instrumentation import case_of
from analyzers.model import Instrumentation, NameCase, Plan, Provider, Status
from analyzers.proposals.wording import is_past, wording
from analyzers.words import split

_AGREED = Fraction(4, 5)
_PREFIXED = re.compile(r"([\w $-]+?)([:.|/]\s*)(?=\S)")
_FEWEST_PREFIXES = 2

_Kind = TypeVar("_Kind", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Convention:
    """How names are written."""

    case: NameCase = NameCase.SNAKE
    prefix: str = ""
    """What stands before every name, with its separator: ``app:``."""
    separator: str = ""
    """What parts the object from the action, where the case does not: ``order:placed``."""
    verb_first: bool = False
    """Whether the action stands before the object: ``created_project``."""
    present: bool = False
    """Whether verbs stand in the present: ``project_create``."""


def convention_of(
    instrumentation: Instrumentation, plan: Plan, providers: Iterable[Provider], verbs: frozenset[str]
) -> Convention:
    """The convention of the names in the code, else of those in the plan, else of the provider in use.

    ``verbs`` are the catalogue's verbs in the present.
    """
    planned = [entry.event for entry in plan.entries if entry.status is not Status.REJECTED]
    names = list(instrumentation.event_names) or planned
    prefixes = [_prefix(name) for name in names]
    first = [words for name in names for words in [split(_bare(name))] if words]
    shared = _agreed(prefixes) if len(prefixes) >= _FEWEST_PREFIXES else None
    joined = _agreed([each[1] if each else "" for each in prefixes]) if not shared else None
    return Convention(
        case=instrumentation.case
        or case_of(planned)
        or _case_of_provider(instrumentation, providers)
        or NameCase.SNAKE,
        prefix="".join(shared) if shared else "",
        separator=joined or "",
        verb_first=_agreed([each for words in first if (each := _order(words, verbs)) is not None]) is True,
        present=_agreed([each for words in first if (each := _present(words, verbs)) is not None]) is True,
    )


def written(words: Sequence[str], case: NameCase) -> str:
    """Lower-case words as a name in a case."""
    capital = [word.capitalize() for word in words]
    return {
        NameCase.SNAKE: "_".join(words),
        NameCase.KEBAB: "-".join(words),
        NameCase.CAMEL: "".join([*words[:1], *capital[1:]]),
        NameCase.PASCAL: "".join(capital),
        NameCase.TITLE: " ".join(capital),
        NameCase.SENTENCE: " ".join([*capital[:1], *words[1:]]),
        NameCase.UPPER: "_".join(words).upper(),
    }[case]


def _prefix(name: str) -> tuple[str, str] | None:
    found = _PREFIXED.match(name)
    return (found[1], found[2]) if found else None


def _bare(name: str) -> str:
    return _PREFIXED.sub("", name, count=1)


def _agreed(kinds: Sequence[_Kind]) -> _Kind | None:
    """What at least four fifths say."""
    if not kinds:
        return None
    kind, count = Counter(kinds).most_common(1)[0]
    return kind if Fraction(count, len(kinds)) >= _AGREED else None


def _order(words: Sequence[str], verbs: frozenset[str]) -> bool | None:
    """Whether the verb stands first; None when the words do not tell."""
    rest = [word for word in words[1:] if word not in wording().particles]
    if not rest:
        return None
    if any(is_past(word) for word in rest):
        return False
    if is_past(words[0]):
        return True
    if words[0] in verbs and not set(rest) & verbs:
        return True
    return False if rest[-1] in verbs else None


def _present(words: Sequence[str], verbs: frozenset[str]) -> bool | None:
    if any(is_past(word) for word in words):
        return False
    return True if verbs & set(words) else None


def _case_of_provider(instrumentation: Instrumentation, providers: Iterable[Provider]) -> NameCase | None:
    cases = {provider.name: provider.case for provider in providers}
    known = {each.value: each for each in NameCase}
    return next((known[cases[name]] for name in instrumentation.providers if cases.get(name) in known), None)
