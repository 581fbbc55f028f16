"""Where the shipped pages are, for those that a person is sent to."""

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def page_path(name: str) -> Path | None:
    """The file of a shipped page, named from the knowledge's root: ``rules/event-misspelt.md``.

    None when there is no such page, or when the installation is packed so that no editor could open it.
    """
    page = files("skills").joinpath(*name.split("/"))
    return page.resolve() if isinstance(page, Path) and page.is_file() else None
