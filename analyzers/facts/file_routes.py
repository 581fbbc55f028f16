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
        said = match.groupdict().get("verb")
        for at, verb in _serving(row, scopes, said.upper() if said else ""):
            if (at, verb) not in served and not ("directive" in row and any(at == known for known, _ in served)):
                served.add((at, verb))
                place = _route(row, match["route"]) + _asked(row, scopes, at)
                yield Route(verb, place, at, scopes.functions[at].name_span)


def _serving(row: Row, scopes: Scopes, said: str) -> Iterator[tuple[int, str]]:
    """Functions with the verbs that they serve; what the file's name has ``said`` goes before the row's."""
    for at, function in enumerate(scopes.functions):
        if "directive" in row:
            exported = row["directive"] in scopes.directives and function.exported and function.is_async
            if exported or row["directive"] in function.directives:
                yield at, row["verb"]
        elif function.exported:
            name = "default" if at in scopes.defaults else function.name
            if name in row["exports"]:
                yield at, said or row["exports"][name]
        elif scopes.members[at] in row.get("members", {}):
            yield at, row["members"][scopes.members[at]]
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


def _asked(row: Row, scopes: Scopes, at: int) -> str:
    """What is added to the place for a member of an object that serves, unless it is the default."""
    name = scopes.functions[at].name
    member = scopes.members[at] in row.get("members", {}) and name != "default"
    return row["asked"].replace("{name}", name) if member else ""


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written)
