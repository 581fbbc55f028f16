"""``language-mixed``: a page about one language shows and says nothing of another's."""

import re
from collections.abc import Iterator

from lsp_server.linting.values import Lapse, Page, Shelf


def check(shelf: Shelf) -> Iterator[Lapse]:
    """Fences and words of a language that a page is not about, by the families of ``lint.toml``."""
    families: list[dict[str, list[str]]] = shelf.measure["family"]
    for page in shelf.pages:
        if page.languages:
            for family in families:
                if not page.languages & set(family["languages"]):
                    yield from _strange(page, family)


def _strange(page: Page, family: dict[str, list[str]]) -> Iterator[Lapse]:
    about = ", ".join(sorted(page.languages))
    for fence in page.fences:
        if fence.mark in family["marks"]:
            yield page.lapse("language-mixed", fence.line, f"A fence of {fence.mark} in a page about {about}.")
    for number, line in page.prose:
        for word in family["words"]:
            found = re.search(word, line)
            if found:
                yield page.lapse("language-mixed", number, f"“{found[0]}” in a page about {about}.")
