"""The way through a small module of the project's own, which a provider's setup page describes."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from analyzers.insertion.homes import home_of
from analyzers.insertion.imports import linkage_of
from analyzers.insertion.manifests import dependency_hunks, packages_near
from analyzers.insertion.restyle import restyled, skeleton
from analyzers.insertion.site import Site
from analyzers.insertion.tree import joined
from analyzers.insertion.way import Needed, NoWay, Way
from analyzers.model import Edit, Hunk, HunkRole, Provider, SetupModule, Side, Span

_AGENT = "Let the agent set it up."


def setup_way(site: Site, provider: Provider, known: Iterable[str]) -> Way | NoWay:
    """The way through the provider's module; its file is created where it is not there."""
    linkage = linkage_of(site)
    if linkage is None:
        return NoWay(
            "Neither the file nor its manifest tells whether modules are imported or required.",
            'Say it with "type" in package.json.',
        )
    module = _fitting(site, provider, packages_near(site, known), linkage)
    if module is None:
        side = "a browser" if site.side is Side.CLIENT else "a server"
        return NoWay(f"{provider.title} has no module for {side} as this project builds it.", _AGENT)
    if _is_at_the_edge(site) and not module.edge:
        return NoWay(f"{provider.title}'s SDK does not run in an edge runtime.", "Move the route to another runtime.")
    home = home_of(site)
    if home is None:
        return NoWay("It cannot be told where a new module is imported from.", _AGENT)
    return _through(site, provider, module, home)


def _fitting(site: Site, provider: Provider, packages: frozenset[str], linkage: str) -> SetupModule | None:
    for module in provider.setups:
        if site.language in module.languages and module.side in {site.side, Side.EITHER}:
            fits = not module.when or packages & set(module.when)
            if fits and (not module.linkage or module.linkage == linkage):
                return module
    return None


def _through(site: Site, provider: Provider, module: SetupModule, home: str) -> Way | NoWay:
    path = _free_path(site, home, module)
    if path is None:
        return NoWay(f"{joined(home, module.file_name)} is something else.", _AGENT)
    setup: tuple[Hunk, ...] = ()
    if site.text(path) is None:
        reason = f"Creates the module that sends events to {provider.title}; it reads {provider.key_name}."
        setup = (
            Hunk(
                path,
                Edit(Span(0, 0), restyled(module.text, site.style, site.language)),
                (),
                HunkRole.SETUP,
                reason,
                creates=True,
            ),
        )
        setup += dependency_hunks(site, module)
    template = re.sub(rf"\b{re.escape(module.export)}\b", "{client}", module.template)
    return Way(
        template=template,
        local=module.export,
        needed=Needed(module.export, path=path),
        needs_person=module.needs_person,
        hunks=setup,
        told=f"through {module.export} of {path}",
    )


def _free_path(site: Site, home: str, module: SetupModule) -> str | None:
    """The module's path, or another name beside it when something else is called so."""
    file = PurePosixPath(module.file_name)
    mark = "_" if site.is_python else "-"
    for name in (file.name, f"product{mark}{file.name}"):
        path = joined(home, name)
        text = site.text(path)
        if text is None or skeleton(text) == skeleton(module.text.encode()):
            return path
    return None


def _is_at_the_edge(site: Site) -> bool:
    return ("runtime", "edge") in site.facts.constants or ("runtime", "experimental-edge") in site.facts.constants
