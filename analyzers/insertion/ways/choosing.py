"""Choose how an event is sent: as the project does it, else by a module that is made for it."""

from collections.abc import Iterator, Sequence

from analyzers.insertion.site import Site
from analyzers.insertion.way import NoWay, Way
from analyzers.insertion.ways.clients import exported_ways, local_ways, singleton_ways
from analyzers.insertion.ways.setups import setup_way
from analyzers.insertion.ways.wrappers import wrapper_ways
from analyzers.model import Instrumentation, Provider

HOUSE = "house"
"""The setting by which a team asks for its own wrapper."""


def choose(
    site: Site, instrumentation: Instrumentation, providers: Sequence[Provider], wanted: str | None
) -> Way | NoWay:
    """The first way that can be taken; else why the most fitting one cannot.

    ``wanted`` is the provider that the settings ask for; without it the project's habit decides.
    """
    refused: list[NoWay] = []
    for way in _ways(site, instrumentation, providers, wanted):
        if isinstance(way, Way):
            return way
        refused.append(way)
    if refused:
        return refused[0]
    return NoWay(
        "Nothing in the project sends events from here, and no provider has a module for it.",
        "Choose another provider in the settings, or let the agent set one up.",
    )


def _ways(
    site: Site, known: Instrumentation, providers: Sequence[Provider], wanted: str | None
) -> Iterator[Way | NoWay]:
    if wanted and wanted != HOUSE and wanted not in {each.name for each in providers}:
        yield NoWay(f"The settings ask for {wanted}, which is not known.", "Name one of the known providers.")
        return
    chosen = [each for each in providers if wanted in {None, HOUSE, each.name}]
    wrappers = [each for each in known.wrappers if wanted in {None, HOUSE, each.provider}]
    yield from wrapper_ways(site, wrappers)
    if wanted == HOUSE:
        yield NoWay("No wrapper of the project's own can be used here.", "Export one, or choose a provider.")
        return
    yield from local_ways(site, chosen, known.clients)
    yield from exported_ways(site, chosen, known.clients)
    used = [each for name in known.providers for each in chosen if each.name == name]
    for provider in used:
        yield from singleton_ways(site, provider, known)
    for provider in used or (chosen if wanted else _first(chosen)):
        yield setup_way(site, provider, known.packages)


def _first(providers: Sequence[Provider]) -> list[Provider]:
    """The provider for a project that uses none: the one that is marked as the default, else the first with a setup."""
    able = [each for each in providers if each.setups]
    marked = [each for each in able if each.default]
    return (marked or able)[:1]
