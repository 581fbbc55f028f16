"""Which side of the wire a function's code runs on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from analyzers import shipped
from analyzers.model import Facts, Function, Moment, Side

_HOOK = re.compile(r"use[A-Z]")


@dataclass(frozen=True, slots=True)
class _Signs:
    """The lexicon of sides; ``analyzers/lexicon/sides.toml`` explains each."""

    server_paths: re.Pattern[str]
    client_paths: re.Pattern[str]
    server_modules: tuple[str, ...]
    client_modules: tuple[str, ...]
    client_globals: frozenset[str]
    server_hooks: frozenset[str]


@cache
def _signs() -> _Signs:
    table = shipped.toml("lexicon/sides.toml")
    return _Signs(
        server_paths=re.compile("|".join(table["server_paths"]), re.IGNORECASE),
        client_paths=re.compile("|".join(table["client_paths"]), re.IGNORECASE),
        server_modules=tuple(table["server_modules"]),
        client_modules=tuple(table["client_modules"]),
        client_globals=frozenset(table["client_globals"]),
        server_hooks=frozenset(table["server_hooks"]),
    )


def side_of(facts: Facts, function: int) -> Side:
    """Where the function at an index of a file's functions runs; what the file says goes before what its path says."""
    if facts.language == "python":
        return Side.SERVER
    around = {*_around(facts, function)}
    return _told(facts, function, around) or _by_signs(facts, around)


def _told(facts: Facts, function: int, around: set[int]) -> Side | None:
    """What directives, components, routes and handlers say, in this order."""
    directives = {*facts.directives, *(each for at in around for each in facts.functions[at].directives)}
    told = (
        ("use server" in directives, Side.SERVER),
        ("use client" in directives, Side.CLIENT),
        (any(at != function and _renders(facts.functions[at]) for at in around), Side.CLIENT),
        (_keeps_state(facts, around), Side.CLIENT),
        (any(route.function in around for route in facts.routes), Side.SERVER),
        (any(handler.function in around for handler in facts.handlers), Side.CLIENT),
    )
    return next((side for holds, side in told if holds), None)


def preferred(moment: Moment) -> Side:
    """The side whose code should tell of a moment when both sides see it."""
    return Side.CLIENT if moment.side is Side.CLIENT else Side.SERVER


def _by_signs(facts: Facts, around: set[int]) -> Side:
    signs = _signs()
    roots = {call.callee.partition(".")[0] for call in facts.calls if call.function in around}
    if roots & signs.client_globals:
        return Side.CLIENT
    if facts.handlers or any(facts.functions[at].kind == "component" for at in around):
        return Side.CLIENT
    if signs.server_paths.search(facts.path):
        return Side.SERVER
    modules = [each.module for each in facts.imports if not each.type_only]
    if facts.routes or _imports(modules, signs.server_modules):
        return Side.SERVER
    if _imports(modules, signs.client_modules) or signs.client_paths.search(facts.path):
        return Side.CLIENT
    return Side.SERVER


def _renders(function: Function) -> bool:
    """Whether what stands in a function runs where people see it: in a component, or in a hook of one."""
    return function.kind == "component" or _HOOK.match(function.name) is not None


def _keeps_state(facts: Facts, around: set[int]) -> bool:
    """Whether a component calls hooks that only work where people see it."""
    components = {at for at in around if facts.functions[at].kind == "component"}
    hooks = (call.callee for call in facts.calls if call.function in components and _HOOK.match(call.callee))
    return any(hook not in _signs().server_hooks for hook in hooks)


def _imports(modules: Iterable[str], known: tuple[str, ...]) -> bool:
    return any(
        module == each or module.startswith(each if each[-1] in ":/" else f"{each}/")
        for module in modules
        for each in known
    )


def _around(facts: Facts, function: int) -> Iterable[int]:
    while 0 <= function < len(facts.functions):
        yield function
        function = facts.functions[function].parent
