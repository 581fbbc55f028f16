"""Which function calls which, within a file and across the files of a project."""

import re
from collections.abc import Mapping, Sequence

from analyzers.captures import imports_from
from analyzers.model import Call, Facts, Function

_NAME = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*")
_DEFAULT = "default"
_OWN = frozenset({"self", "this", "cls"})


def outermost(facts: Facts, function: int) -> int:
    """The function at module or class level that holds the one at an index; -1 for the module itself."""
    at = function if 0 <= function < len(facts.functions) else -1
    while at >= 0 and facts.functions[at].parent >= 0:
        at = facts.functions[at].parent
    return at


def within(facts: Facts, inner: int, outer: int) -> bool:
    """Whether the function ``inner`` is ``outer`` or stands in it."""
    at = inner
    while 0 <= at < len(facts.functions):
        if at == outer:
            return True
        at = facts.functions[at].parent
    return False


def calls(facts: Facts, caller: int, others: Facts, callee: int) -> bool:
    """Whether a function of ``facts`` (or one inside it) calls a function of ``others``, the same file or another.

    Handing it on as an argument counts: whoever takes it will call it.
    """
    if not 0 <= callee < len(others.functions) or caller < 0:
        return False
    return any(within(facts, call.function, caller) for call in calls_to(facts, others, callee))


def callers_among(functions: Sequence[tuple[Facts, int]]) -> dict[int, list[int]]:
    """Which of some functions, each an index in its file's facts, call which: callers by callee, as positions."""
    by_name: dict[str, list[int]] = {}
    for at, (facts, function) in enumerate(functions):
        for name in _names_called(facts, function):
            by_name.setdefault(name, []).append(at)
    found: dict[int, list[int]] = {}
    for callee, (others, function) in enumerate(functions):
        name = others.functions[function].name if function >= 0 else ""
        likely = sorted({*by_name.get(name, ()), *by_name.get(_DEFAULT, ())} - {callee}) if name else []
        callers = [at for at in likely if calls(functions[at][0], functions[at][1], others, function)]
        if callers:
            found[callee] = callers
    return found


def _names_called(facts: Facts, function: int) -> frozenset[str]:
    """The names that the callees of a function may have where they are defined."""
    inside = [call for call in facts.calls if within(facts, call.function, function)]
    spoken = {name for call in inside for name in _spoken(call)}
    heads = {name.partition(".")[0] for name in spoken}
    return frozenset(
        {name.rpartition(".")[2] for name in spoken} | {each.name for each in facts.imports if each.alias in heads}
    )


def calls_to(facts: Facts, others: Facts, callee: int) -> tuple[Call, ...]:
    """The calls in ``facts`` to a function of ``others``, also to one that another function hands out."""
    function = others.functions[callee]
    if not function.name:
        return ()
    known = _names_of(facts, others, function)
    own = facts.path == others.path and not function.owner
    meant = (call for call in facts.calls if any(_means(name, known) for name in _spoken(call)))
    return tuple(
        call for call in meant if not own or call.callee == function.name or not _is_value(facts, call, function)
    )


def _is_value(facts: Facts, call: Call, function: Function) -> bool:
    """Whether a function's name is a variable where a call stands: then what the call is given is no function."""
    at, name = call.function, function.name
    while at >= 0:
        here = (each for each in facts.calls if each.function == at and name in {each.bound, each.perhaps})
        if name in facts.functions[at].parameters or any(not each.span.contains(function.body) for each in here):
            return True
        at = facts.functions[at].parent
    return False


def _spoken(call: Call) -> tuple[str, ...]:
    """What a call calls, and the names that it is given."""
    given = (text for each in call.arguments for text in (each.text, *(value for _, value, _ in each.entries)))
    return (call.callee, *(text for text in given if _NAME.fullmatch(text)))


def _means(name: str, known: Mapping[str, frozenset[str]]) -> bool:
    return any(_is(name, each) for each in known.get(name.rpartition(".")[2], ()))


def _names_of(facts: Facts, others: Facts, function: Function) -> dict[str, frozenset[str]]:
    """The callees that mean a function, by their last segment; ``x.*`` is anything below ``x``."""
    name, owner = function.name, function.owner
    if facts.path == others.path:
        holders = (*_OWN, owner, *_holding(facts, owner))
        own = {f"{each}.{name}" for each in holders} if owner else {name}
        return {name: frozenset(own)}
    giver = others.functions[function.parent].name if function.parent >= 0 else ""
    found: dict[str, frozenset[str]] = {}
    for imported, alias in imports_from(facts, others.path):
        if imported == "*" or imported == owner != "":
            holders = (alias, *(_holding(facts, alias) if owner else ()))
            found[name] = found.get(name, frozenset()) | {f"{each}.*" for each in holders}
        elif imported in {giver, _DEFAULT} and giver and any(call.callee == alias for call in facts.calls):
            found[name] = found.get(name, frozenset()) | {name, f"*.{name}"}
        elif imported in {name, _DEFAULT} and not owner and not giver:
            found[alias] = found.get(alias, frozenset()) | {alias}
    return found


def _holding(facts: Facts, kind: str) -> tuple[str, ...]:
    """The names that hold an object of a class, by the name that the class has in the file."""
    return tuple(name for name, held in facts.holdings if held == kind)


def _is(callee: str, known: str) -> bool:
    head, _, rest = known.partition(".")
    if known.endswith(".*"):
        return callee.startswith(known[:-1])
    if head == "*":
        return callee.rpartition(".")[2] == rest and callee.count(".") == 1
    return callee == known
