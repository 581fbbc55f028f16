"""Small projects that tests write as strings, and what is read from them."""

import textwrap
from functools import cache

from analyzers.captures import read_captures
from analyzers.facts import read_facts
from analyzers.instrumentation import learn
from analyzers.languages import language_of
from analyzers.model import Capture, Facts, Instrumentation, Provider, Source
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
