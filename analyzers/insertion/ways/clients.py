"""Ways through a provider's client: one that the file has, one that the project exports, or the SDK's own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analyzers.captures.clients import Clients, clients_of
from analyzers.facts import read_facts
from analyzers.insertion.imports import bound_already, specifier
from analyzers.insertion.site import Site, language_family, snippet
from analyzers.insertion.way import Needed, NoWay, Way
from analyzers.languages import family
from analyzers.model import CaptureKind, Client, Instrumentation, Provider, Shape, Side
from analyzers.scope import BindingKind

_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def local_ways(site: Site, providers: Sequence[Provider], known: Iterable[Client]) -> Iterator[Way]:
    """Through clients that are bound at the anchor: a parameter, a local, an import."""
    clients: Clients = clients_of(site.facts, providers, known)
    for name in clients.names:
        binding = site.scope.get(name)
        if binding is None or not _NAME.fullmatch(name) or "{client}" in name:
            continue
        for owner in clients.names[name]:
            shape = _template(site, owner.provider, owner.side)
            makes = any(each.name == name for each in site.facts.functions)
            called = any(call.callee.startswith(f"{name}.") for call in site.facts.calls)
            if shape is None or makes or not (called or binding.kind is not BindingKind.IMPORT):
                continue
            client = name if binding.solid and not _is_doubted(site, name) else f"{name}?"
            yield _way(shape, shape.template, client, None, f"through {name}, which the file has already")


def exported_ways(site: Site, providers: Sequence[Provider], known: Iterable[Client]) -> Iterator[Way | NoWay]:
    """Through clients that modules of the project export."""
    by_name = {each.name: each for each in providers}
    for client in known:
        provider = by_name.get(client.provider)
        if provider is None or language_family(client.path) != family(site.language):
            continue
        shape = _template(site, provider, client.side)
        if shape is None or client.path == site.source.path:
            continue
        makes = client.export.endswith("()")
        export = client.export.removesuffix("()")
        local = export if export != "default" else provider.name
        told = f"through {client.export} of {client.path}"
        if makes and _is_asynchronous(site, client.path, export):
            yield NoWay(f"{export} of {client.path} gives its client only after waiting.", "Let the agent write it.")
            continue
        template = shape.template.replace("{client}", "{client}()") if makes else shape.template
        yield _way(shape, template, local, Needed(export, path=client.path), told)


def singleton_ways(site: Site, provider: Provider, known: Instrumentation) -> Iterator[Way]:
    """Through the client that the SDK itself keeps for the process, where the project uses that SDK."""
    installed = set(known.packages)
    doubt = "" if known.event_names else "Nothing is sent through it yet: see that it is started with a key."
    for client in provider.clients:
        if site.language not in client.languages or not client.import_line:
            continue
        if client.side not in {site.side, Side.EITHER} or not installed & {*client.modules, *client.packages}:
            continue
        shape = _template(site, provider, client.side)
        made = read_facts(snippet(client.import_line, site.source)).imports
        if shape is not None and made:
            needed = Needed(made[0].name, module=made[0].module)
            way = _way(shape, shape.template, client.alias, needed, f"through {provider.title}'s own client")
            yield replace(way, doubt=doubt)


def module_of(site: Site, needed: Needed) -> str | None:
    """The module that the file's import names."""
    return needed.module or specifier(site, needed.path)


def is_bound(site: Site, needed: Needed) -> str | None:
    """The local name of what is needed, when the file imports it already."""
    module = module_of(site, needed)
    return bound_already(site, module, needed.name) if module else None


def _template(site: Site, provider: Provider, side: Side) -> Shape | None:
    """The shape of a capture that a client of this side takes in the file's language."""
    for shape in provider.shapes:
        fits = site.language in shape.languages and shape.template and shape.kind == CaptureKind.CAPTURE
        sides = {each for each in (shape.side, side, site.side) if each is not Side.EITHER}
        if fits and len(sides) == 1:
            return shape
    return None


def _way(shape: Shape, template: str, local: str, needed: Needed | None, told: str) -> Way:
    return Way(
        template=template,
        local=local,
        needed=needed,
        needs_person="{person}" in shape.template,
        person_is_text=True,
        told=told,
    )


def _is_doubted(site: Site, name: str) -> bool:
    """Whether the file itself asks each time if the client is there."""
    return f"{name}?.".encode() in site.source.text


def _is_asynchronous(site: Site, path: str, export: str) -> bool:
    source = site.file(path)
    functions = read_facts(source).functions if source is not None else ()
    return any(each.name == export and each.is_async for each in functions)
