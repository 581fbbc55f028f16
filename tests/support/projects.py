"""Small projects that tests write as strings, and what is read from them."""

import textwrap
from functools import cache

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.instrumentation import learn
from analyzers.languages import language_of
from analyzers.model import Capture, Facts, Instrumentation, Provider, Source, Wrapper
from lsp_server.prose.providers import read_providers


@cache
def providers() -> tuple[Provider, ...]:
    """The providers that the product ships."""
    return read_providers()


def source_of(path: str, text: str) -> Source:
    """The file of that path; the indent that the test's own layout gives is taken off."""
    return Source(path, textwrap.dedent(text).encode(), language_of(path) or "")


def facts_of(path: str, text: str) -> Facts:
    """The facts of one file."""
    return read_facts(source_of(path, text))


def captures_of(path: str, text: str) -> tuple[Capture, ...]:
    """What a single file shows of its captures."""
    return read_captures(facts_of(path, text), providers())


def learned(files: dict[str, str], *packages: str) -> Instrumentation:
    """The instrumentation of a project."""
    return learn([facts_of(path, text) for path, text in files.items()], providers(), packages)


def captures_in(files: dict[str, str], path: str) -> tuple[Capture, ...]:
    """The captures of one file of a project whose instrumentation is known."""
    return read_captures(facts_of(path, files[path]), providers(), learned(files))


def only(files: dict[str, str]) -> Wrapper:
    """The one wrapper that the project has."""
    wrappers = learned(files).wrappers
    assert len(wrappers) == 1, wrappers
    return wrappers[0]


def events(files: dict[str, str], path: str) -> list[tuple[str | None, list[str], str]]:
    """Name, property keys and person of the captures of one file."""
    return [(each.event, [key for key, _, _ in each.properties], each.person) for each in captures_in(files, path)]
