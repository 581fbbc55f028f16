"""What is found in a file that a test writes as a string."""

from functools import cache

from analyzers.findings import event_of, find
from analyzers.model import Catalogue
from lsp_server.prose.catalogue import read_catalogue
from tests.support.projects import facts_of


@cache
def catalogue() -> Catalogue:
    """The moments that the product ships."""
    return read_catalogue()


def found(path: str, text: str) -> list[tuple[str, str]]:
    """Event and symbol of each finding, in the order of the text."""
    moments = {each.name: each for each in catalogue().moments}
    return [
        (event_of(moments[each.moment], each.noun), each.symbol) for each in find(facts_of(path, text), catalogue())
    ]
