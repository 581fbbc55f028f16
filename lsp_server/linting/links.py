"""``link-broken``: what a page points to is there."""

import re
from collections.abc import Iterator

from lsp_server.linting.reading import AIRPLANES
from lsp_server.linting.values import Lapse, Page, Shelf

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_PAGE = re.compile(r"`((?:stages|tools|moments|frameworks|providers|rules|airplanes)/[\w./-]+)`")


def check(shelf: Shelf) -> Iterator[Lapse]:
    """Links within the folder and pages that are named and missing, and addresses without encryption."""
    for page in shelf.pages:
        for number, line in page.prose:
            for target in _LINK.findall(line):
                if "://" in target:
                    if not target.startswith("https://"):
                        yield page.lapse("link-broken", number, f"{target} is not encrypted; link to https.")
                elif not (shelf.root / page.path).parent.joinpath(target.partition("#")[0]).exists():
                    yield page.lapse("link-broken", number, f"There is no {target}.")
            for target in _PAGE.findall(line):
                if not _is_there(shelf, target):
                    yield page.lapse("link-broken", number, f"There is no {target}.")
        yield from _framework(shelf, page)


def _is_there(shelf: Shelf, target: str) -> bool:
    place = shelf.root / target
    return place.exists() or place.with_name(f"{place.name}.md").exists()


def _framework(shelf: Shelf, page: Page) -> Iterator[Lapse]:
    """A page that names an airplane leads to one."""
    named = page.keys.get("airplane")
    if named is not None and named not in shelf.airplanes:
        yield page.lapse("link-broken", 1, f"There is no airplane {named} in `{AIRPLANES}/`.")
