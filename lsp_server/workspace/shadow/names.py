"""Which files an agent never sees, by their names alone."""

import re
import tomllib
from fnmatch import translate
from functools import cache
from pathlib import Path

from analyzers.languages import language_of
from lsp_server.workspace.files import Skipped

_REASON = "never shown to an agent, by its name"
_SHAPES = Path(__file__).parent.with_name("withheld.toml")


def withheld_by_name(path: str) -> Skipped | None:
    """What of ``path`` (POSIX, relative) is withheld, its outermost such folder or it; None when it may be shown.

    A path that ends with a slash is a folder's. Upper and lower case are the same, and so are names that differ in
    dots or spaces at their end, as some file systems have it.
    """
    *folders, name = [segment.rstrip(". ").casefold() for segment in path.split("/")]
    for depth, folder in enumerate(folders, 1):
        if _shapes("folders", "names").fullmatch(folder):
            return Skipped("/".join(path.split("/")[:depth]) + "/", _REASON)
    if not name:
        return None
    valued = language_of(path) is None and any(_shapes("but_code").fullmatch(folder) for folder in folders)
    if valued or _shapes("names", "files").fullmatch(name) or _ends().fullmatch("/".join(("", *folders, name))):
        return Skipped(path, _REASON)
    return None


@cache
def _shapes(*tables: str) -> re.Pattern[str]:
    """What matches any of the shapes of ``tables``."""
    return re.compile("|".join(translate(shape.casefold()) for table in tables for shape in _read()[table]))


@cache
def _ends() -> re.Pattern[str]:
    return re.compile("|".join(translate(f"*/{shape.casefold()}") for shape in _read()["paths"]))


@cache
def _read() -> dict[str, list[str]]:
    return tomllib.loads(_SHAPES.read_text("utf-8"))
