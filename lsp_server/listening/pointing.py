"""How an app is pointed at the endpoint: a line of code for each SDK that it could send with."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from lsp_server.listening.values import Ingestion


class Pointer(NamedTuple):
    """What a person changes in their app."""

    title: str
    """The provider's."""
    code: str


def pointers(ingestions: Iterable[Ingestion], packages: Collection[str], url: str) -> tuple[Pointer, ...]:
    """The lines that point an app at ``url``: those of the SDKs among its ``packages``, else those of every SDK."""
    every = [(each, point) for each in ingestions for point in each.points]
    own = [(each, point) for each, point in every if not set(point.packages).isdisjoint(packages)]
    return tuple(Pointer(each.title, _filled(point.code, url)) for each, point in own or every)


def _filled(code: str, url: str) -> str:
    return code.replace("<<url>>", url).replace("<<host>>", url.partition("//")[2])
