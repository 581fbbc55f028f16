"""Tell what a write is about: the noun of what is created, changed or deleted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers import shipped
from analyzers.facts.calls import link_named
from analyzers.model import Call, Function
from analyzers.words import singular, split

_QUOTED = re.compile(r"""(['"`])([^'"`\s]+)\1""")
_PARAMETER = re.compile(r"\$?\{[^}]*\}|%[sd]|<[^>]*>")
_CONSTANT = re.compile(r"[A-Za-z_]\w*\.[A-Z][A-Z0-9_]+")
_LITERAL_SEGMENT = re.compile(r"[A-Za-z][\w-]*")
_CALLED = re.compile(r"\[?\s*(?:new\s+)?([\w.]+)\(")
_DOTTED = re.compile(r"[\w.?!]+")
_MODEL = re.compile(r"[A-Z]\w*")
_LONGEST = 4
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Making:
    """How a variable came by its record."""

    model: str
    fresh: bool
    """Whether the record was made here and not fetched."""


class Makings:
    """The variables of a file that hold a record, by the function that binds them."""

    def __init__(self, functions: tuple[Function, ...], calls: tuple[Call, ...]) -> None:
        self._functions = functions
        self._found: dict[tuple[int, str], Making] = {}
        for call in calls:
            making = _making(call) if call.bound else None
            if making is not None:
                self._found[call.function, call.bound] = making

    def of(self, variable: str, function: int) -> Making | None:
        """How ``variable`` came by its record, as seen from ``function``; None when the file does not tell."""
        while function >= 0:
            if (function, variable) in self._found:
                return self._found[function, variable]
            function = self._functions[function].parent
        return self._found.get((-1, variable))


@dataclass(frozen=True, slots=True)
class Place:
    """A call and what is known around it."""

    call: Call
    chain: list[Call]
    """The calls that start where ``call`` does, outermost first."""
    makings: Makings
    owner: str
    """The class around it, or empty."""


def noun_of(source: str, place: Place) -> str:
    """The noun that one ``noun`` entry of the lexicon finds at a call, or empty."""
    where, _, which = source.partition(":")
    if where == "owner":
        return noun_words(place.owner)
    if where == "entry":
        entries = (value for each in place.call.arguments for key, value, _ in each.entries if key == which)
        return path_noun(next(entries, ""))
    if where in {"path", "quoted", "argument"}:
        return _from_argument(where, which, place)
    return _from_callee(where, which, place)


def _from_callee(where: str, which: str, place: Place) -> str:
    segments = place.call.callee.removeprefix("new ").split(".")
    if where == "segment":
        return noun_words(_picked(segments, int(which)))
    if where == "before":
        return noun_words(segments[segments.index(which) - 1]) if which in segments[1:] else ""
    if where == "receiver":
        return _resolved(".".join(segments[:-1]), place)
    return _behind_verb(segments[-1])


def spelled(call: Call) -> str:
    """The arguments of a call as one text, named ones as ``keyword=value``."""
    return " ".join(f"{each.keyword}={each.text}" if each.keyword else each.text for each in call.arguments)


def noun_words(name: str) -> str:
    """A name as singular lower-case words without the words that say nothing; empty when none is left."""
    lexicon = shipped.toml("lexicon/writes.toml")["nouns"]
    words = list(split(name))
    while words and words[0] in lexicon["first"]:
        words.pop(0)
    while words and words[-1] in lexicon["last"]:
        words.pop()
    words = words[-_LONGEST:]
    if not words or " ".join(words) in lexicon["empty"] or not words[-1].isalpha() or len(words[-1]) < _SHORTEST:
        return ""
    return " ".join([*words[:-1], singular(words[-1])])


def path_noun(url: str) -> str:
    """The noun of a URL's last literal segment, parameters and query left out; ``url`` as written, quotes included.

    Of a constant that holds one (``URLS.ORDERS``), what it is called.
    """
    if _CONSTANT.fullmatch(url):
        return noun_words(url.rpartition(".")[2])
    plain = _PARAMETER.sub(":", url.strip("`'\"").partition("?")[0])
    segments = [each.strip("'\"` +") for each in re.split(r"[/]", plain)]
    literal = [each for each in segments if _LITERAL_SEGMENT.fullmatch(each)]
    return noun_words(literal[-1]) if literal and ("/" in plain) else ""


def _from_argument(where: str, which: str, place: Place) -> str:
    link, _, index = which.rpartition(".")
    found = link_named(place.chain, link) if link else place.call
    arguments = [each for each in found.arguments if not each.keyword] if found else []
    if int(index or 0) >= len(arguments):
        return ""
    argument = arguments[int(index or 0)]
    if where == "path":
        return path_noun(argument.text)
    if where == "quoted":
        quoted = _QUOTED.search(argument.text)
        return noun_words(quoted[2]) if quoted else ""
    if argument.string is not None:
        return noun_words(argument.string.rpartition(".")[2])
    return _resolved(argument.text, place)


def _resolved(written: str, place: Place) -> str:
    """The noun of an expression: the model of the variable, the class for the object itself, else the last name."""
    made = place.makings.of(written, place.call.function)
    if made is not None:
        return noun_words(made.model)
    if written in {"self", "this"}:
        return noun_words(place.owner)
    called = _CALLED.match(written)
    name = called[1] if called else written
    if not _DOTTED.fullmatch(name):
        return ""
    queries = shipped.toml("lexicon/writes.toml")["nouns"]["queries"]
    segments = name.split(".")
    while len(segments) > 1 and segments[-1] in queries:
        segments.pop()
    return noun_words(segments[-1])


def _making(call: Call) -> Making | None:
    if re.search(shipped.toml("lexicon/writes.toml")["nouns"]["unstored"], spelled(call)):
        return Making(call.bound, fresh=True)
    segments = call.callee.split(".")
    constructed = segments[0].startswith("new ")
    segments[0] = segments[0].removeprefix("new ")
    models = [each for each in segments if _MODEL.fullmatch(each)]
    if not models:
        models = [each.text for each in call.arguments[:1] if _MODEL.fullmatch(each.text)]
        return Making(models[0], fresh=False) if models else None
    last = segments[-1]
    makers = shipped.toml("lexicon/writes.toml")["nouns"]["makers"]
    changes = any(each.keyword == "instance" for each in call.arguments)
    fresh = not changes and (constructed or last == models[-1] or last in makers)
    return Making(models[-1], fresh)


def _behind_verb(name: str) -> str:
    lexicon = shipped.toml("lexicon/writes.toml")["nouns"]
    words = list(split(name))
    words = words[2:] if words[:1] == ["use"] else words[1:]
    stop = next((at for at, word in enumerate(words) if word in lexicon["stop"]), len(words))
    return noun_words(" ".join(words[:stop]))


def _picked(segments: Sequence[str], index: int) -> str:
    return segments[index] if -len(segments) <= index < len(segments) else ""
