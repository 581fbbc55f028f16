"""Recognise the routes of frameworks in which a file's place is its route."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from analyzers import shipped
from analyzers.facts.functions import Scopes
from analyzers.facts.shapes import Row
from analyzers.model import Route


def file_routes(path: str, scopes: Scopes) -> Iterator[Route]:
    """Routes of the exported functions of the file at ``path``, whose functions are ``scopes``."""
    served: set[tuple[int, str]] = set()
    for row in shipped.toml("lexicon/routes.toml")["file"]:
        match = _pattern(row["path"]).search(path)
        if match is None:
            continue
        for at, verb in _serving(row, scopes):
            if (at, verb) not in served and not ("directive" in row and any(at == known for known, _ in served)):
                served.add((at, verb))
                yield Route(verb, _route(row, match["route"]), at, scopes.functions[at].name_span)


def _serving(row: Row, scopes: Scopes) -> Iterator[tuple[int, str]]:
    for at, function in enumerate(scopes.functions):
        if "directive" in row:
            exported = row["directive"] in scopes.directives and function.exported and function.is_async
            if exported or row["directive"] in function.directives:
                yield at, row["verb"]
        elif function.exported:
            name = "default" if at in scopes.defaults else function.name
            if name in row["exports"]:
                yield at, row["exports"][name]
    if "directive" not in row:
        yield from _under_other_names(row["exports"], scopes)


def _under_other_names(exports: Mapping[str, str], scopes: Scopes) -> Iterator[tuple[int, str]]:
    outer = {function.name: at for at, function in enumerate(scopes.functions) if function.parent < 0}
    for alias, name in scopes.aliases:
        if alias in exports and name in outer:
            yield outer[name], exports[alias]


def _route(row: Row, place: str) -> str:
    for each in row.get("drop", ()):
        place = _pattern(each).sub("", place)
    if row.get("dots"):
        place = place.replace(".", "/")
    return "/" + place.strip("/")


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written)
