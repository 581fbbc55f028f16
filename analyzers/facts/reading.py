"""Read all facts of one file."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from tree_sitter import Tree

from analyzers.facts.acts import read_acts
from analyzers.facts.calls import read_calls
from analyzers.facts.file_routes import file_routes
from analyzers.facts.functions import Scopes, read_scopes
from analyzers.facts.handlers import read_handlers
from analyzers.facts.holdings import read_holdings
from analyzers.facts.imports import read_imports
from analyzers.facts.inherited import read_inherited
from analyzers.facts.prefixes import Prefixes
from analyzers.facts.query import Material, gather
from analyzers.facts.roles import role_of
from analyzers.facts.routes import call_routes, decorator_routes, view_routes
from analyzers.facts.served import Served
from analyzers.facts.texts import read_constants, read_texts
from analyzers.facts.writes import read_writes
from analyzers.lines import line_starts
from analyzers.model import Act, Call, Facts, Function, Route, Source, Span, Write
from analyzers.parse import parse, too_heavy

_Done = TypeVar("_Done", Act, Write)


def read_facts(source: Source, tree: Tree | None = None) -> Facts:
    """The facts of ``source``; ``tree`` is its syntax tree where one is at hand.

    A file that is too heavy or of an unknown language has only its role and its size.
    """
    if too_heavy(source.text) is not None:
        lines = source.text.count(b"\n") + 1
        return Facts(source.path, source.language, role_of(source.path, source.text), line_count=lines)
    material = gather(source, tree or parse(source))
    scopes = read_scopes(material)
    calls = read_calls(material, scopes.inside)
    served = Served(scopes.functions)
    imports = read_imports(material)
    routes = _routes(source, scopes, calls, served)
    constants = read_constants(material, scopes.inside, scopes.classes)
    inherited = tuple(read_inherited(source.language, scopes, calls))
    acts = read_acts(source.language, calls, imports)
    writes = read_writes(source.language, scopes.functions, calls, imports)
    return Facts(
        path=source.path,
        language=source.language,
        role=role_of(source.path, source.text),
        functions=_with_served(scopes.functions, routes),
        calls=calls,
        imports=imports,
        routes=routes,
        writes=_sorted(writes, (each for each in inherited if isinstance(each, Write))),
        acts=_sorted(acts, (each for each in inherited if isinstance(each, Act))),
        handlers=read_handlers(material, scopes.functions, scopes.inside, served),
        texts=read_texts(material, scopes.inside, calls, constants),
        directives=scopes.directives,
        constants=constants,
        holdings=read_holdings(material, calls),
        error_count=_error_count(material),
        line_count=len(line_starts(source.text)),
    )


def _routes(source: Source, scopes: Scopes, calls: tuple[Call, ...], served: Served) -> tuple[Route, ...]:
    prefixes = Prefixes(source.language, calls, scopes.classes)
    functions = scopes.functions
    called = list(call_routes(source.language, calls, served, prefixes))
    places = {route.handler.rpartition(".")[2]: route.path for route in called if route.function < 0}
    viewed = list(view_routes(source.language, functions, places))
    owners = {functions[route.function].owner for route in viewed if route.path}
    found = [
        *(route for route in called if route.function >= 0 or route.handler not in owners),
        *decorator_routes(source.language, functions, calls, prefixes),
        *viewed,
        *file_routes(source.path, scopes),
    ]
    return tuple(sorted(found, key=lambda route: route.span))


def _with_served(functions: tuple[Function, ...], routes: tuple[Route, ...]) -> tuple[Function, ...]:
    """Functions of which the nameless ones at the top are qualified by the route that they serve."""
    changed = list(functions)
    for route in routes:
        if route.function >= 0 and not changed[route.function].qualified_name:
            named = replace(changed[route.function], qualified_name=f"{route.verb} {route.path}".strip())
            changed[route.function] = named
    return tuple(changed)


def _sorted(known: Iterable[_Done], more: Iterable[_Done]) -> tuple[_Done, ...]:
    """Both in the order of the text; of two at one place the first."""
    found: dict[Span, _Done] = {}
    for each in chain(known, more):
        found.setdefault(each.span, each)
    return tuple(found[span] for span in sorted(found))


def _error_count(material: Material) -> int:
    return len(material.matches("error")) if material.root.has_error else 0
