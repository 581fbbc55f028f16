"""Find house wrappers: functions that hand an event's name through to a provider or to another wrapper."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analyzers.captures import Send
from analyzers.captures.places import Place, names_in
from analyzers.model import CaptureKind, Facts, Function, Side, Wrapper

_CASTS = (" as string", "!", ".toString()")
_ITSELF = frozenset({"self", "cls"})


def wrappers_of(facts: Facts, sends: Iterable[Send]) -> Iterator[Wrapper]:
    """The functions of a file that pass a parameter, or a key of it, on as the event's name of one of ``sends``."""
    for send in sends:
        if send.kind is CaptureKind.CAPTURE and send.event is not None and send.event.string is None:
            found = _owner_of(facts, send)
            if found is not None:
                yield _wrapper(facts, send, *found)


def _owner_of(facts: Facts, send: Send) -> tuple[Function, str, str] | None:
    """The innermost function with a parameter that is the event's name: it, the parameter and a key of it."""
    written = "" if send.event is None else send.event.text
    for cast in _CASTS:
        written = written.removesuffix(cast)
    name, _, key = written.partition(".")
    at = send.call.function
    while at >= 0:
        function = facts.functions[at]
        if name in function.parameters and (not key or key.isidentifier()):
            return (function, name, key) if function.name and function.name != "constructor" else None
        at = function.parent
    return None


def _wrapper(facts: Facts, send: Send, function: Function, name: str, key: str) -> Wrapper:
    parameters = tuple(each for each in function.parameters if each not in _ITSELF)
    index = -1 if key else parameters.index(name)
    parent = facts.functions[function.parent] if function.parent >= 0 else None
    owner = function.owner or ("" if parent is None else parent.name)
    return Wrapper(
        name=function.name,
        path=facts.path,
        provider=send.provider,
        side=_side(facts, send),
        event=index,
        properties=_index_in(parameters, send.properties, name),
        person=_index_in(parameters, send.person, name),
        event_key=key,
        exported_as=_exported_as(facts, function, parent),
        parameters=parameters,
        owner=owner,
    )


def _side(facts: Facts, send: Send) -> Side:
    if facts.language == "python":
        return Side.SERVER
    if send.side is Side.EITHER and "use client" in facts.directives:
        return Side.CLIENT
    return send.side


def _index_in(parameters: tuple[str, ...], place: Place | None, event: str) -> int:
    """Which parameter the value of ``place`` is made from, or -1."""
    if place is None:
        return -1
    if place.text in parameters:
        return parameters.index(place.text)
    spread = [value for key, value, _ in place.entries if key == "..." and value in parameters]
    if spread:
        return parameters.index(spread[0])
    names = names_in(place.text)
    return next((at for at, each in enumerate(parameters) if each in names and each != event), -1)


def _exported_as(facts: Facts, function: Function, parent: Function | None) -> str:
    if function.owner:
        instance = next(
            (call.bound for call in facts.calls if call.callee.removeprefix("new ") == function.owner and call.bound),
            "",
        )
        return f"{instance}.{function.name}" if instance else ""
    if parent is not None:
        return f"{parent.name}().{function.name}" if parent.exported else ""
    return function.name if function.exported else ""


def merged(found: Iterable[Wrapper]) -> tuple[Wrapper, ...]:
    """One wrapper for each function, though it may send to several providers; the first one counts."""
    kept: dict[tuple[str, str, str], Wrapper] = {}
    for each in found:
        known = kept.setdefault((each.path, each.owner, each.name), each)
        if known.properties < 0 <= each.properties or known.person < 0 <= each.person:
            kept[(each.path, each.owner, each.name)] = replace(
                known, properties=max(known.properties, each.properties), person=max(known.person, each.person)
            )
    return tuple(kept.values())
