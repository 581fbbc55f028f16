"""Count how the calls of a project use its wrappers, and learn from them what the definition does not show."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzers.captures import Send, imports_from
from analyzers.captures.constants import Constant, event_of
from analyzers.captures.wrapped import wrapped_sends
from analyzers.model import Facts, Wrapper

Use = tuple[Facts, Send]


def with_uses(
    files: Sequence[Facts], wrappers: Sequence[Wrapper], constants: Sequence[Constant] = ()
) -> tuple[Wrapper, ...]:
    """The wrappers with their uses counted, the most used first; ``constants`` hold event names."""
    counted = [_counted(files, each, constants) for each in wrappers]
    return tuple(sorted(counted, key=lambda each: (-each.uses, each.path, each.owner, each.name)))


def _counted(files: Sequence[Facts], wrapper: Wrapper, constants: Sequence[Constant]) -> Wrapper:
    uses = list(_uses(files, wrapper))
    keyed = _keyed(wrapper, uses)
    if keyed != wrapper:
        wrapper, uses = keyed, list(_uses(files, keyed))
    literal = [(facts, send) for facts, send in uses if event_of(facts, send, constants)]
    awaited = sum(send.call.awaited for _, send in literal)
    return replace(
        wrapper,
        uses=len(literal),
        awaited=2 * awaited > len(literal),
        exported_as=_exported_as(wrapper, [facts for facts, _ in uses]),
    )


def _uses(files: Sequence[Facts], wrapper: Wrapper) -> Iterator[Use]:
    for facts in files:
        for send in wrapped_sends(facts, [wrapper]):
            yield facts, send


def _keyed(wrapper: Wrapper, uses: Sequence[Use]) -> Wrapper:
    """A wrapper that takes one object: its callers name the event by a key, though its parameter list hides that."""
    if wrapper.event < 0 or wrapper.event >= len(wrapper.parameters):
        return wrapper
    key = wrapper.parameters[wrapper.event]
    by_key = sum(
        bool(send.call.arguments) and any(name == key for name, _, _ in send.call.arguments[0].entries)
        for _, send in uses
    )
    return replace(wrapper, event=-1, event_key=key) if 2 * by_key > len(uses) else wrapper


def _exported_as(wrapper: Wrapper, users: Sequence[Facts]) -> str:
    """What importers call it, where the module itself does not show that it is exported."""
    if wrapper.exported_as:
        return wrapper.exported_as
    names: Counter[str] = Counter()
    for facts in users:
        if facts.path != wrapper.path:
            names.update(name for name, _ in imports_from(facts, wrapper.path) if name not in {"*", ""})
    if not names:
        return ""
    name = names.most_common(1)[0][0]
    if name in {wrapper.name, "default"} and not wrapper.owner:
        return name
    made = any(
        call.callee.removeprefix("new ") == name
        for facts in users
        for call in facts.calls
        if facts.path != wrapper.path
    )
    return f"{name}().{wrapper.name}" if made and not wrapper.owner[:1].isupper() else f"{name}.{wrapper.name}"
