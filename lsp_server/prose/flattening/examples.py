"""Which of a provider's example modules stands for a module of an airplane that sends to another one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from analyzers.languages import family, language_of
from analyzers.model import Side, Wrapper
from lsp_server.prose.airplanes import Airplane
from lsp_server.prose.flattening.shown import is_manifest
from lsp_server.prose.frontmatter import split
from lsp_server.prose.providers import PROVIDERS

_FILE = re.compile(r"^`([^`\n]+)`:$", re.MULTILINE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Example:
    """One setup page of a provider."""

    name: str
    """The page's stem."""
    text: str
    """The whole page."""
    side: Side
    when: tuple[str, ...]
    """Packages of which an app must have one; empty for any app."""
    languages: frozenset[str]


@cache
def examples_of(provider: str) -> tuple[Example, ...]:
    """The setup pages of ``provider`` in the order of their names.

    Raises:
        KnowledgeBroken: when one has no frontmatter.
    """
    return tuple(_examples(provider))


def _examples(provider: str) -> Iterator[Example]:
    for path in sorted((PROVIDERS / provider / "setup").glob("*.md")):
        text = path.read_text("utf-8")
        keys, body = split(text, f"{provider}/setup/{path.name}")
        languages = frozenset(filter(None, map(language_of, _FILE.findall(body))))
        yield Example(path.stem, text, Side(keys["side"]), tuple(keys.get("when") or ()), languages)


def stand_ins(airplane: Airplane, provider: str, wrappers: Iterable[Wrapper]) -> Mapping[str, str]:
    """The names of the examples of ``provider`` that stand for the modules of ``airplane``, where there are some.

    One for the same side, in the same language: made for a package that the app has, or else for any app, or else the
    one whose words are most like the module's.
    """
    sides = {each.path: each.side for each in wrappers}
    texts = {each.path: each.text for each in airplane.files}
    manifests = "\n".join(text for path, text in texts.items() if is_manifest(path))
    found = {}
    for module in airplane.modules:
        wanted = {sides[module]} if module in sides else set(airplane.sides)
        spoken = family(language_of(module) or "")
        fitting = [
            each
            for each in examples_of(provider)
            if spoken in map(family, each.languages) and each.side in {*wanted, Side.EITHER}
        ]
        made = [each for each in fitting if any(f'"{name}"' in manifests for name in each.when)]
        plain = [each for each in fitting if not each.when]
        likely = sorted(fitting, key=lambda each: (-_likeness(each.text, texts[module]), each.name))
        for each in (made or plain or likely)[:1]:
            found[module] = each.name
    return found


def _likeness(one: str, other: str) -> float:
    """How many of the words of both are in both."""
    words, others = set(_WORD.findall(one)), set(_WORD.findall(other))
    return len(words & others) / max(1, len(words | others))
