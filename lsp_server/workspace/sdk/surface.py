"""What the client of an installed SDK offers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from analyzers.model import Provider, Surface
from lsp_server.workspace.sdk.definitions import ClientType, Definition
from lsp_server.workspace.sdk.finding import find_packages
from lsp_server.workspace.sdk.installed import Installed
from lsp_server.workspace.sdk.opening import library_of


def surface(installed: Installed, provider: Provider) -> Surface:
    """The names that can be called on the provider's client; none when they cannot be told for sure.

    Members of a member are dotted, where its value is an object with methods, all known, and not a client again.
    """
    try:
        clients = library_of(installed, provider).clients()
    except RecursionError:  # code that nests deeper than any SDK's
        clients = []
    known = all(each.complete for each in clients)
    return Surface(installed.name, installed.version, frozenset(_names(clients) if known else ()))


def surfaces(root: Path, providers: Iterable[Provider]) -> Mapping[str, Surface]:
    """What the packages of ``providers`` offer that the project at ``root`` has installed.

    The keys are the packages' folders: one name may be that of several.
    """
    found = [(each, one) for each in providers for one in find_packages(root, each)]
    return {str(one.folder): surface(one, each) for each, one in found}


def _names(clients: Sequence[ClientType]) -> Iterator[str]:
    own = [[each for each in client.members if each.last != "constructor"] for client in clients]
    wholes = [{each.last for each in members} for members in own]
    named: dict[str, list[Definition]] = {}
    for member in (each for members in own for each in members):
        named.setdefault(member.last, []).append(member)
    for name, definitions in named.items():
        inner = {each for one in definitions for each in one.inner}
        names = [name]
        if all(each.inner for each in definitions) and inner not in wholes:
            names += [f"{name}.{each}" for each in sorted(inner)]
        yield from (each for each in names if not each.rpartition(".")[2].startswith("_") and not name.startswith("_"))
