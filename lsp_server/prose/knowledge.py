"""All that the product knows, read once: the moments and the providers."""

from dataclasses import dataclass
from functools import cache

from analyzers.model import Catalogue, Provider
from lsp_server.prose.catalogue import read_catalogue
from lsp_server.prose.providers import read_providers


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The values that the core is handed with every question."""

    catalogue: Catalogue
    providers: tuple[Provider, ...]


@cache
def load_knowledge() -> Knowledge:
    """The shipped knowledge; read at the first call and kept.

    Raises:
        KnowledgeBroken: when a page or data file is malformed; the message names the file and the line.
    """
    return Knowledge(read_catalogue(), read_providers())
