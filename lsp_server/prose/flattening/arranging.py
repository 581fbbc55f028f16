"""Put the files of an airplane into the order in which they are understood: what sends, wires, captures, the rest."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.instrumentation import learn
from analyzers.languages import language_of
from analyzers.model import Facts, Provider, Source, Wrapper
from lsp_server.prose.airplanes import Airplane, AirplaneFile
from lsp_server.prose.flattening.shown import can_be_imported, is_manifest
from lsp_server.prose.unread import defined_in, spelling_of

_IMPORTS = re.compile(r"^.*(?<!\w)(?:import|from|require)(?!\w).*$", re.MULTILINE)
_WORD = r"(?<![\w-]){}(?![\w-])"
_DEFINED = re.compile(r"^(?:export\s+)?(?:async\s+)?(?:function|def)\s+([A-Za-z]\w{5,})", re.MULTILINE)
_UNNAMED = {"index", "__init__"}


class Role(StrEnum):
    """What a file is in its app, the first to be read first."""

    SENDS = "sends"
    WIRES = "wires"
    CAPTURES = "captures"
    CONFIGURES = "configures"
    NEEDED = "needed"
    REST = "rest"


_ORDER = tuple(Role)

ESSENTIAL = frozenset({Role.SENDS, Role.WIRES, Role.CAPTURES})
"""Without these a page teaches nothing."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A file with what it is."""

    file: AirplaneFile
    role: Role
    events: tuple[str, ...] = ()
    """Names of the events that it captures, in the order of the flight."""
    steps: int = 0
    """How far the imports are that lead to it from a file that sends or captures, where it does neither."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """An airplane's files in their order, and the functions that send."""

    files: tuple[Placed, ...]
    wrappers: tuple[Wrapper, ...]


def arranged(airplane: Airplane, providers: Iterable[Provider]) -> Arranged:
    """The files of ``airplane``, each with what it is; the same files always stand in the same order."""
    known = tuple(providers)
    facts = {each.path: _facts(each) for each in airplane.files if language_of(each.path)}
    learned = learn(facts.values(), known)
    captured: dict[str, set[str]] = {each.path: set() for each in airplane.files}
    for path, read in facts.items():
        captured[path] = {each.event for each in read_captures(read, known, learned) if each.event}
    modules = [each for each in airplane.files if each.path in airplane.modules]
    senders = {each.name for each in learned.wrappers}.union(*(defined_in(each.path, each.text) for each in modules))
    for each in airplane.files:
        if not captured[each.path] and each.path not in airplane.modules:
            captured[each.path] = _named(each.text, senders, airplane.events)
    files = _placed(airplane, captured)
    rank = {name: at for at, name in enumerate(airplane.events)}
    ordered = sorted(files, key=lambda each: _key(each, rank))
    return Arranged(tuple(ordered), learned.wrappers)


def _facts(file: AirplaneFile) -> Facts:
    return read_facts(Source(file.path, file.text.encode(), language_of(file.path) or ""))


def _named(text: str, senders: Collection[str], events: Iterable[str]) -> set[str]:
    """The events that a file names, when it calls something that sends.

    For files in languages that are not read, and where a framework imports by itself.
    """
    if not any(re.search(rf"{_WORD.format(re.escape(name))}\s*\(", text) for name in senders):
        return set()
    return {name for name in events if spelling_of(name).search(text)}


def _placed(airplane: Airplane, captured: Mapping[str, set[str]]) -> list[Placed]:
    order = {name: at for at, name in enumerate(airplane.events)}
    exported = _calls_of([each for each in airplane.files if each.path in airplane.modules])
    placed: list[Placed] = []
    others: list[AirplaneFile] = []
    for each in airplane.files:
        events = tuple(sorted(captured[each.path], key=lambda name: (order.get(name, len(order)), name)))
        if each.path in airplane.modules:
            placed.append(Placed(each, Role.SENDS))
        elif is_manifest(each.path):
            placed.append(Placed(each, Role.CONFIGURES))
        elif events:
            placed.append(Placed(each, Role.CAPTURES, events))
        elif _uses(each.text, airplane.modules) or exported.search(each.text):
            placed.append(Placed(each, Role.WIRES))
        else:
            others.append(each)
    return [*placed, *_by_need(placed, others)]


def _by_need(placed: Iterable[Placed], others: Iterable[AirplaneFile]) -> Iterator[Placed]:
    """The files that are neither: those that the essential ones import, those that these import, and the rest."""
    senders = [each.file for each in placed if each.role is Role.SENDS]
    speaking = [each.file for each in placed if each.role in ESSENTIAL - {Role.SENDS}]
    waiting, steps = list(others), 0
    for first in (senders, speaking):
        layer = first
        while layer and waiting:
            text = "\n".join(each.text for each in layer)
            layer = [each for each in waiting if can_be_imported(each.path) and _uses(text, [each.path])]
            waiting = [each for each in waiting if each not in layer]
            yield from (Placed(each, Role.NEEDED, steps=steps) for each in layer)
            steps += 1
    yield from (Placed(each, Role.REST) for each in waiting)


def _uses(text: str, paths: Iterable[str]) -> bool:
    """Whether a line that imports something names one of the files."""
    stems = [re.escape(_stem(path)) for path in paths]
    names = re.compile(_WORD.format(f"(?:{'|'.join(stems)})"))
    return any(names.search(line) for line in _IMPORTS.findall(text))


def _calls_of(modules: Iterable[AirplaneFile]) -> re.Pattern[str]:
    """Calls of what modules define, for files that need not import it."""
    found = {name for each in modules for name in (*_DEFINED.findall(each.text), *defined_in(each.path, each.text))}
    names = sorted(found)
    return re.compile(_WORD.format(f"(?:{'|'.join(names)})") + r"\(") if names else re.compile(r"(?!)")


def _stem(path: str) -> str:
    """The name by which a file is imported."""
    place = PurePosixPath(path)
    stem = place.name.split(".")[0]
    return place.parent.name or stem if stem in _UNNAMED else stem


def _key(each: Placed, rank: Mapping[str, int]) -> tuple[int, int, str]:
    first = rank.get(each.events[0], len(rank)) if each.events else each.steps
    return _ORDER.index(each.role), first, each.file.path
