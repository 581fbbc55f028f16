"""Which function calls which, within a file and across the files of a project."""

from analyzers.captures import imports_from
from analyzers.model import Call, Facts

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
    """Whether a function of ``facts`` (or one inside it) calls a function of ``others``, the same file or another."""
    if not 0 <= callee < len(others.functions) or caller < 0:
        return False
    return any(within(facts, call.function, caller) for call in calls_to(facts, others, callee))


def calls_to(facts: Facts, others: Facts, callee: int) -> tuple[Call, ...]:
    """The calls in ``facts`` to a function of ``others``."""
    function = others.functions[callee]
    if not function.name:
        return ()
    known = _names_of(facts, others, function.name, function.owner)
    return tuple(
        call
        for call in facts.calls
        if call.name in known and (call.callee in known[call.name] or _via(call.callee, known[call.name]))
    )


def _names_of(facts: Facts, others: Facts, name: str, owner: str) -> dict[str, frozenset[str]]:
    """Last segments of the callees that mean a function, with the whole callees; ``x.*`` is anything below ``x``."""
    if facts.path == others.path:
        own = {f"{each}.{name}" for each in _OWN} | {f"{owner}.{name}"} if owner else {name}
        return {name: frozenset(own)}
    found: dict[str, frozenset[str]] = {}
    for imported, alias in imports_from(facts, others.path):
        if imported == "*" or imported == owner != "":
            found[name] = found.get(name, frozenset()) | {f"{alias}.{name}", f"{alias}.*"}
        elif imported in {name, "default"} and not owner:
            found[alias] = found.get(alias, frozenset()) | {alias}
    return found


def _via(callee: str, known: frozenset[str]) -> bool:
    head = callee.partition(".")[0]
    return f"{head}.*" in known and "." in callee
