"""A local name for what is imported, which nothing else in the file has."""

import re

from analyzers.insertion.site import Site
from analyzers.model import Side

_PREFIX = "product"


def local_name(site: Site, wanted: str) -> str | None:
    """``wanted``, or the same name with a word before it when the file uses it already; None when both are taken.

    In a file with code for both sides the server's name has the word, since the browser's module may export the same.
    """
    bare = wanted.rstrip("?")
    marked = f"{_PREFIX}_{bare}" if site.is_python else f"{_PREFIX}{bare[:1].upper()}{bare[1:]}"
    names = (marked,) if _is_of_both_sides(site) and site.side is Side.SERVER else (bare, marked)
    return next((name for name in names if not _is_used(site, name)), None)


def _is_of_both_sides(site: Site) -> bool:
    return bool(site.facts.handlers) and not {"use client", "use server"} & set(site.facts.directives)


def _is_used(site: Site, name: str) -> bool:
    """Whether the text has the name other than as a member or a key."""
    pattern = rb"(?<![\w$.\"'`/@-])" + re.escape(name.encode()) + rb"(?![\w$\"'`/-]|\s*[:=](?!=))"
    taken = rb"(?<![\w$.])" + re.escape(name.encode()) + rb"\s*=(?!=)"
    text = site.source.text
    return re.search(pattern, text) is not None or re.search(taken, text) is not None
