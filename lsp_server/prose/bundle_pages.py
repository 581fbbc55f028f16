"""The pages that may go along for one task, the most useful first, and how many of them fit."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from analyzers.languages import family
from analyzers.model import Provider
from lsp_server.prose.airplanes import Airplane, load_airplanes
from lsp_server.prose.docs import shipped_docs
from lsp_server.prose.flattening import flattened
from lsp_server.prose.flattening.examples import examples_of
from lsp_server.prose.frameworks import Framework
from lsp_server.prose.house import NAME, load_house
from lsp_server.prose.knowledge import load_knowledge

CHARACTERS_A_TOKEN = 4
"""By which a page's tokens are told from its length; rather too many for prose, about right for code."""

AIRPLANE_TOKENS = 10_000
"""How much one airplane may hold, whatever room there is: it is read in one go."""


@dataclass(frozen=True, slots=True)
class BundlePage:
    """One page of a bundle."""

    name: str
    """Path below the references, without its ending."""
    text: str
    """Markdown; its first heading tells what it is about."""
    languages: frozenset[str] = frozenset()
    """What it is about; empty for all."""

    def fits(self, wanted: Collection[str]) -> bool:
        """Whether it is about one of the languages ``wanted``, or one is as good as another."""
        return not wanted or not self.languages or bool(_families(wanted) & _families(self.languages))


class Room:
    """How many characters are left, and what found no room."""

    def __init__(self, tokens: int) -> None:
        """Begin with room for ``tokens``."""
        self.characters = tokens * CHARACTERS_A_TOKEN
        self.left: list[str] = []

    def take(self, pages: Iterable[BundlePage]) -> Iterator[BundlePage]:
        """As many as fit, in their order; one that is too large does not keep out a smaller one behind it."""
        for each in pages:
            if len(each.text) <= self.characters:
                self.characters -= len(each.text)
                yield each
            else:
                self.left.append(f"references/{each.name}.md")

    def take_airplane(self, airplane: Airplane, provider: Provider) -> Iterator[BundlePage]:
        """The page of an airplane as far as it fits, if what it is about does."""
        name = f"airplanes/{airplane.name}"
        room = min(self.characters, AIRPLANE_TOKENS * CHARACTERS_A_TOKEN)
        page = flattened(airplane, load_knowledge().providers, provider.name, room)
        if page is None:
            self.left.append(f"references/{name}.md")
            return
        self.characters -= len(page.text)
        self.left += [f"{path} of references/{name}.md" for path in page.left]
        yield BundlePage(name, page.text)


def pages_of(
    provider: Provider, moments: Collection[str], frameworks: Iterable[Framework], *, house: bool = False
) -> Iterator[BundlePage]:
    """All that may go along but the airplanes, the most useful first; with ``house`` the page about a wrapper, too."""
    if house:
        yield BundlePage(NAME, load_house())
    yield BundlePage("provider", provider.guidance)
    for framework in frameworks:
        yield BundlePage(f"frameworks/{framework.name}", framework.guidance, frozenset(framework.languages))
    for moment in load_knowledge().catalogue.moments:
        if moment.name in moments:
            yield BundlePage(f"moments/{moment.name}", moment.guidance)
    for doc in shipped_docs(provider.name):
        text = f"From {doc.source}, {doc.date}, SDK {doc.standing}.\n\n{doc.text}"
        yield BundlePage(f"docs/{doc.name}", text, frozenset(doc.languages))
    for example in examples_of(provider.name):
        yield BundlePage(f"examples/{example.name}", example.text, example.languages)


def airplanes_of(frameworks: Iterable[Framework]) -> Iterator[Airplane]:
    """The airplanes of ``frameworks`` in their order, each once."""
    known = {each.name: each for each in load_airplanes()}
    for name in dict.fromkeys(each.airplane for each in frameworks):
        if name in known:
            yield known[name]


def _families(languages: Iterable[str]) -> set[str]:
    return set(map(family, languages))
