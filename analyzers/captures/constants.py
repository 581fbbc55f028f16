"""The event names that constants hold, in the file itself or in the module that it imports them from."""

from collections.abc import Iterable

from analyzers.captures.modules import imports_from, passed_on
from analyzers.captures.sends import Send
from analyzers.model import Facts

Constant = tuple[str, str, str]
"""Path, name and value."""

_CASTS = (" as string", " as const", "!", ".value", ".toString()")


def event_of(facts: Facts, send: Send, constants: Iterable[Constant] = ()) -> str | None:
    """The event's name, when it is a literal or a constant of this file or one of ``constants`` that it imports."""
    if send.event is None or send.event.string is not None:
        return None if send.event is None else send.event.string
    name = constant_name(facts, send)
    own = dict(facts.constants)
    if name in own:
        return own[name]
    return next((value for path, known, value in constants if _is(facts, name, path, known)), None)


def constant_name(facts: Facts, send: Send) -> str:
    """The event as written, without casts, and with its class for a member of ``self``."""
    text = "" if send.event is None else send.event.text.strip()
    for cast in _CASTS:
        text = text.removesuffix(cast)
    itself, dot, member = text.partition(".")
    if dot and itself in {"self", "this", "cls"} and send.call.function >= 0:
        return f"{facts.functions[send.call.function].owner}.{member}"
    return text


def ending_of(facts: Facts, name: str) -> str:
    """The last segment of a constant's name, as the module that holds it calls it."""
    renamed = {each.alias: each.name for each in facts.imports if each.name not in {"*", "default", ""}}
    return renamed.get(name, name).rpartition(".")[2]


def _is(facts: Facts, name: str, path: str, known: str) -> bool:
    """Whether ``name`` in the file of ``facts`` is the constant ``known`` of the file at ``path``."""
    head, _, rest = name.partition(".")
    for imported, alias in [*imports_from(facts, path), *passed_on(facts, path, {known.partition(".")[0]})]:
        if alias == head and known == (
            rest if imported in {"*", "default"} else ".".join(filter(None, (imported, rest)))
        ):
            return True
    return False
