"""Recognise the routes of frameworks in which a file's place is its route."""

import re
from collections.abc import Iterator
from functools import cache

from analyzers import shipped
from analyzers.facts.shapes import Row
from analyzers.model import Function, Route


def file_routes(
    path: str, functions: tuple[Function, ...], defaults: frozenset[int], directives: tuple[str, ...]
) -> Iterator[Route]:
    """Routes of the exported functions of the file at ``path``.

    ``defaults`` are the indexes of the functions that are the default export, ``directives`` those of the file.
    """
    served: set[int] = set()
    for row in shipped.toml("lexicon/routes.toml")["file"]:
        match = _pattern(row["path"]).search(path)
        if match is None:
            continue
        for at, verb in _serving(row, functions, defaults, directives):
            if at not in served:
                served.add(at)
                yield Route(verb, _route(row, match["route"]), at, functions[at].name_span)


def _serving(
    row: Row, functions: tuple[Function, ...], defaults: frozenset[int], directives: tuple[str, ...]
) -> Iterator[tuple[int, str]]:
    for at, function in enumerate(functions):
        if "directive" in row:
            exported = row["directive"] in directives and function.exported and function.is_async
            if exported or row["directive"] in function.directives:
                yield at, row["verb"]
        elif function.exported:
            name = "default" if at in defaults else function.name
            if name in row["exports"]:
                yield at, row["exports"][name]


def _route(row: Row, place: str) -> str:
    for each in row.get("drop", ()):
        place = _pattern(each).sub("", place)
    if row.get("dots"):
        place = place.replace(".", "/")
    return "/" + place.strip("/")


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written)
