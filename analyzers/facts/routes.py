"""Recognise the HTTP routes that calls, decorators and view classes declare."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from analyzers import shipped
from analyzers.facts.calls import calls_by_start, link_named
from analyzers.facts.prefixes import Prefixes
from analyzers.facts.served import Served
from analyzers.facts.shapes import Row, shapes
from analyzers.model import Argument, Call, Function, Route

_QUOTED_WORD = re.compile(r"""['"](\w+)['"]""")


def call_routes(language: str, calls: tuple[Call, ...], served: Served, prefixes: Prefixes) -> Iterator[Route]:
    """Routes that a call ties to a function: ``app.post("/x", handler)``, ``path("x/", views.x)``."""
    known = shapes("routes", "call", language)
    chains = calls_by_start(calls)
    for call in calls:
        for row in known.rows_of(prefixes.as_router(call.callee)):
            verbs = _verbs(row, call, chains[call.span.start])
            path = _path(row, call, chains[call.span.start])
            handler = _handler(row, call, chains[call.span.start])
            if not verbs or path is None or handler is None:
                continue
            function, name = served.by(handler)
            if (function < 0 and (not name or row.get("inline"))) or _skipped(row, name):
                continue
            whole = prefixes.before(call.callee, path)
            yield from (Route(verb, whole, function, call.span, name) for verb in verbs)
            break


def decorator_routes(
    language: str, functions: tuple[Function, ...], calls: tuple[Call, ...], prefixes: Prefixes
) -> Iterator[Route]:
    """Routes that a decorator declares for the function below it."""
    known = shapes("routes", "decorator", language)
    starts = [call.span.start for call in calls]
    for at, function in enumerate(functions):
        between = (
            calls[bisect_left(starts, function.span.start) : bisect_left(starts, function.name_span.start)]
            if function.decorators
            else ()
        )
        for written in function.decorators:
            name = written.partition("(")[0].strip()
            row = next(iter(known.rows_of(name)), None)
            call = next((each for each in between if each.callee == name), None)
            between = tuple(each for each in between if each is not call)
            if row is None or (row.get("strict") and (call is None or not _opens_path(call))):
                continue
            path = (_path(row, call, [call]) if call else None) or ""
            verbs = (_verbs(row, call, [call]) if call else []) or [str(row.get("default", row["verb"]))]
            whole = prefixes.of_class(function.owner, prefixes.before(name, path))
            span = call.span if call else function.name_span
            yield from (Route(verb, whole, at, span) for verb in verbs)


def view_routes(language: str, functions: tuple[Function, ...], places: Mapping[str, str]) -> Iterator[Route]:
    """Routes of classes whose methods are named for verbs.

    Their paths are those that ``places`` tells by the classes' names, and empty where they stand in another file.
    """
    known = shapes("routes", "view", language, "bases")
    for at, function in enumerate(functions):
        bases = (row for base in function.bases for row in known.rows_of(base))
        verb = next((row["methods"][function.name] for row in bases if function.name in row["methods"]), None)
        if verb is not None and function.parent < 0:
            yield Route(verb, places.get(function.owner, ""), at, function.name_span)


def _skipped(row: Row, name: str) -> bool:
    return "skip" in row and re.search(row["skip"], name) is not None


def _verbs(row: Row, call: Call, chain: list[Call]) -> list[str]:
    where, _, which = row["verb"].partition(":")
    verbs: dict[str, str] = shipped.toml("lexicon/routes.toml")["verbs"]
    if where == "name":
        verb = verbs.get(call.name.lower())
        return [verb] if verb else []
    if where == "link":
        return [_verb_of_link(which, chain, str(row.get("default", "*")))]
    if where in {"keyword", "entry", "list"}:
        written = _picked(where, which, call)
        said = [word.upper() for word in _QUOTED_WORD.findall(written or "")]
        return [word for word in said if word in verbs.values()] or [str(row.get("default", "*"))]
    return [where]


def _verb_of_link(where: str, chain: list[Call], default: str) -> str:
    """The verb in an entry, ``NAME:KEY``, of what a link of the chain is given."""
    name, _, key = where.partition(":")
    link = link_named(chain, name)
    written = _picked("entry", key, link) if link else None
    return written.strip("'\"`").upper() if written else default


def _path(row: Row, call: Call, chain: list[Call]) -> str | None:
    where, _, which = row.get("path", "").partition(":")
    if where == "link":
        link = link_named(chain, which)
        return link.arguments[0].string if link and link.arguments else None
    if where in {"entry", "keyword"}:
        written = _picked(where, which, call)
        return None if written is None else written.strip("'\"`")
    if not where.isdigit():
        return None if where else ""
    positional = [each for each in call.arguments if not each.keyword]
    if int(where) < len(positional):
        return positional[int(where)].string
    return next((each.string for each in call.arguments if each.keyword in {"path", "rule"}), None)


def _handler(row: Row, call: Call, chain: list[Call]) -> Argument | None:
    where, _, which = row["handler"].partition(":")
    if where == "keyword":
        return next((each for each in call.arguments if each.keyword == which), None)
    if where in {"entry", "outer"}:
        arguments = chain[0].arguments if where == "outer" else call.arguments
        entries = [entry for each in arguments for entry in each.entries if entry[0] == which]
        return Argument(entries[0][1], entries[0][2]) if entries else None
    positional = [each for each in call.arguments if not each.keyword]
    at = len(positional) - 1 if where == "last" else int(where)
    free = at >= 0 and str(at) != row.get("path")
    return positional[at] if free and at < len(positional) else None


def _picked(where: str, which: str, call: Call) -> str | None:
    if where == "keyword":
        return next((each.text for each in call.arguments if each.keyword == which), None)
    if where == "entry":
        return next((value for each in call.arguments for key, value, _ in each.entries if key == which), None)
    return call.arguments[int(which)].text if int(which) < len(call.arguments) else None


def _opens_path(call: Call) -> bool:
    first = call.arguments[0] if call.arguments else None
    return first is not None and first.string is not None and (first.string == "" or first.string.startswith("/"))
