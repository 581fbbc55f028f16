"""Hand an element's handler on to the function that does the work.

``onClick={() => remove(item)}`` only forwards, and what ``mutate`` runs was given to the call that made it:
the words on the button speak of the function behind.
"""

import re
from collections.abc import Iterator, Mapping

from analyzers.findings.phrases import terms
from analyzers.findings.units import MODULE, Unit
from analyzers.findings.weights import words
from analyzers.model import Argument, Handler

_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def wire(units: Mapping[int, Unit]) -> None:
    """Move handlers, in place, from units that only forward to the units that they forward to."""
    behind = _behind(units)
    for unit in units.values():
        for handler in [*unit.handlers, *unit.renders]:
            target = _target(unit, handler, behind, units)
            if target is not None and target is not unit:
                (unit.handlers if handler in unit.handlers else unit.renders).remove(handler)
                target.handlers.append(handler)


def _target(
    unit: Unit, handler: Handler, behind: Mapping[tuple[int, str], int], units: Mapping[int, Unit]
) -> Unit | None:
    """The unit that runs in the end, if another than ``unit``."""
    local = {each.function.name for each in units.values() if each.function}
    if unit.writes or any(act.callee not in local for act in unit.acts):
        return None
    forwards = [handler.handler] if handler.handler else [call.callee for call in unit.calls]
    scope = handler.component if handler.component >= 0 else unit.parent
    for callee in forwards:
        root = _NAME.match(callee)
        at = behind.get((scope, root[0])) if root else None
        at = behind.get((scope, "*")) if at is None and _triggers(callee) else at
        if at is not None and at in units:
            return units[at]
    return None


def _triggers(callee: str) -> bool:
    return "_".join(terms(callee.rpartition(".")[2])) in words("triggers")


def _behind(units: Mapping[int, Unit]) -> dict[tuple[int, str], int]:
    """By component and name, the unit that runs when the name is called; ``*`` for what a bare trigger runs."""
    found: dict[tuple[int, str], int] = {}
    for at, unit in units.items():
        if at != MODULE and unit.function and unit.function.name and (unit.writes or unit.acts):
            found[unit.parent, unit.function.name] = at
    for at, name, scope in _given(units):
        found.setdefault((scope, name), at)
    return found


def _given(units: Mapping[int, Unit]) -> Iterator[tuple[int, str, int]]:
    """Units handed to a call whose result is bound to a name: the unit, the name, the function that makes the call."""
    working = [unit for unit in units.values() if unit.function and (unit.writes or unit.acts or unit.calls)]
    named = {unit.function.name: unit.at for unit in working if unit.function and unit.function.name}
    for scope, around in units.items():
        for call in around.calls:
            inside = [unit.at for unit in working if unit.parent == scope and _holds(call.arguments, unit)]
            given = [named[value] for each in call.arguments for _, value, _ in each.entries if value in named]
            for at in [*inside, *given][:1]:
                for name in _NAME.findall(call.bound) or ["*"]:
                    yield at, name, scope


def _holds(arguments: tuple[Argument, ...], unit: Unit) -> bool:
    return unit.function is not None and any(each.span.contains(unit.function.span) for each in arguments)
