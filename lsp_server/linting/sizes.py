"""``too-long``: a page can be read at one sitting, and an airplane fits into what an agent is given."""

from collections.abc import Iterator

from lsp_server.linting.values import Lapse, Shelf


def check(shelf: Shelf) -> Iterator[Lapse]:
    """Pages above the number of lines that ``lint.toml`` allows for their kind."""
    most: dict[str, int] = shelf.measure["lines"]
    for page in shelf.pages:
        size = len(page.lines) - page.first + 1
        if size > most[page.kind]:
            said = f"It has {size} lines, and a {page.kind} at most {most[page.kind]}; say less, or part it."
            yield page.lapse("too-long", 1, said)
