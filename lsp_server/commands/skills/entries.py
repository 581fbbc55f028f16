"""The pages that can be listed and shown, by what a person calls them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lsp_server.commands.near import did_you_mean
from lsp_server.errors import InputError
from lsp_server.prose.airplanes import load_airplanes
from lsp_server.prose.bundle_pages import CHARACTERS_A_TOKEN
from lsp_server.prose.flattening import flattened
from lsp_server.prose.frameworks import load_frameworks
from lsp_server.prose.house import NAME, load_house
from lsp_server.prose.knowledge import load_knowledge

KINDS = ("airplanes", "frameworks", "providers", "moments")
"""In the order in which a bare name is looked for."""

_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page."""

    kind: str
    """One of ``KINDS``."""
    name: str
    title: str
    text: str
    """Markdown, as an agent reads it."""

    @property
    def address(self) -> str:
        """What a person calls it when its name is not enough."""
        return f"{self.kind}/{self.name}"

    @property
    def lines(self) -> int:
        """How many lines the page has."""
        return len(self.text.splitlines())

    @property
    def tokens(self) -> int:
        """About how many tokens it costs to read it."""
        return len(self.text) // CHARACTERS_A_TOKEN


def entries(provider: str | None = None) -> tuple[Entry, ...]:
    """All pages, by kind and name; airplanes as they are for ``provider``, by default for their own."""
    return tuple(_entries(provider))


def _entries(provider: str | None) -> Iterator[Entry]:
    knowledge = load_knowledge()
    for airplane in load_airplanes():
        page = flattened(airplane, knowledge.providers, provider)
        if page is not None:
            yield Entry("airplanes", airplane.name, airplane.title, page.text)
    for framework in load_frameworks():
        yield Entry("frameworks", framework.name, framework.title, framework.guidance)
    for each in knowledge.providers:
        yield Entry("providers", each.name, each.title, each.guidance)
    yield Entry("providers", NAME, _title(load_house(), NAME), load_house())
    for moment in knowledge.catalogue.moments:
        yield Entry("moments", moment.name, _title(moment.guidance, moment.name), moment.guidance)


def named(name: str, known: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The pages that ``name``, bare or as an address, can mean; the first is the one that is meant.

    Raises:
        InputError: when there is none.
    """
    found = tuple(each for each in known if name in {each.name, each.address})
    if not found:
        names = {word for each in known for word in ((each.address,) if "/" in name else (each.name,))}
        raise InputError(f"There is no page {name}.", did_you_mean(name, names, "See them with luthier skills list."))
    return found


def known_provider(provider: str | None) -> str | None:
    """``provider``, when there is one of that name.

    Raises:
        InputError: when there is none.
    """
    names = [each.name for each in load_knowledge().providers]
    if provider is not None and provider not in names:
        raise InputError(f"There is no provider {provider}.", did_you_mean(provider, names, f"{', '.join(names)}."))
    return provider


def _title(text: str, otherwise: str) -> str:
    found = _TITLE.search(text)
    return found[1] if found else otherwise
