"""Whether a value is what a moment's author means: by its name, and by whom it belongs to."""

from analyzers.model import Moment
from analyzers.proposals.properties.gathering import Surroundings
from analyzers.proposals.properties.values import Value
from analyzers.proposals.properties.vocabulary import Words, vocabulary, words_of


def named(value: Value, phrase: str, moment: Moment, noun: str) -> bool:
    """Whether a value goes by the words of a phrase, alone or with the name of its owner before them."""
    wanted = words_of(phrase)
    name = words_of(_telling(value))
    if not wanted or not name:
        return False
    owner = words_of(_owner(value) or "")
    if name == wanted or (len(wanted) > 1 and (*owner, *name)[-len(wanted) :] == wanted):
        return True
    plain = vocabulary().qualifiers | _things(moment, noun)
    lead = name[: -len(wanted)]
    return len(name) > len(wanted) and name[-len(wanted) :] == wanted and set(lead) <= plain


def belongs(value: Value, phrase: str, around: Surroundings, moment: Moment) -> bool:
    """Whether a value is a detail of the occurrence and not of somebody or something else at hand."""
    if value.of_act:
        return True
    if not value.owners:
        return not _from_machinery(value)
    owner = _owner(value)
    if owner is None:
        return value.binding.name not in vocabulary().machinery
    return owner.lower() not in vocabulary().machinery and _is_of(owner, value, phrase, around, moment)


def _is_of(owner: str, value: Value, phrase: str, around: Surroundings, moment: Moment) -> bool:
    """Whether an owner's details are details of the occurrence: it is what was sent, made, or is spoken of."""
    known = vocabulary()
    words, wanted = words_of(owner), words_of(phrase)
    things = _things(moment, around.finding.noun)
    if (words and words[-1] in known.inputs) or set(words) & things or _made_by_act(value, around):
        return True
    if words and words[-1] in known.holders:
        return wanted in known.held
    return len(wanted) > 1 and (words_of(value.name) == wanted or wanted[: len(words)] == words)


def _telling(value: Value) -> str:
    """The name that tells what a value is; a wrapping such as ``.data`` of a form's field tells nothing."""
    names = (value.name, *value.owners[:-1])
    return next((name for name in names if name not in vocabulary().wrappings), value.name)


def _owner(value: Value) -> str | None:
    """The nearest name before the telling one that says whose value it is."""
    telling = _telling(value)
    names = (value.name, *value.owners)
    behind = names[names.index(telling) + 1 :]
    return next((name for name in behind if name not in vocabulary().wrappings), None)


def _from_machinery(value: Value) -> bool:
    """Whether a variable holds a detail of the request itself: ``method = request.method``."""
    written = value.binding.value.strip()
    owner, dot, _ = written.rpartition(".")
    return bool(dot) and owner.rpartition(".")[2] in vocabulary().machinery and "(" not in written


def _things(moment: Moment, noun: str) -> frozenset[str]:
    """The words for what the moment is about, without the people in it."""
    words: Words = words_of(noun) if moment.parametric else words_of(moment.event)[:-1]
    return frozenset(words) - {"user", "member", "account", "profile", "signed", "logged"}


def _made_by_act(value: Value, around: Surroundings) -> bool:
    """Whether the value's holder is what the act gave back."""
    act, binding = around.finding.act, value.binding
    line_end = around.source.text.find(b"\n", act.start)
    return binding.start <= act.start < max(binding.start + 1, line_end) and act.start - binding.start < len(
        binding.name.encode()
    ) + len(binding.value.encode())
