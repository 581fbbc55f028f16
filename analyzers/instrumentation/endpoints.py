"""Find wrappers that send events to an endpoint of the project's own, which only their name and use can tell."""

from collections import Counter
from collections.abc import Iterator, Sequence

from analyzers.captures.wrapped import wrapped_sends
from analyzers.model import Facts, Function, Side, Wrapper
from analyzers.words import split

HOUSE = "house"
_FEWEST_USES = 3
_VERBS = frozenset({"track", "capture", "log", "record", "send", "report", "emit", "trigger"})
_OBJECTS = frozenset({"event", "events", "analytics", "action", "usage", "metric"})
_EVENT_NAMES = ("event", "event_name", "eventName", "name", "event_type", "eventType", "action", "type")
_SENDING = frozenset({"fetch", "post", "sendBeacon", "request", "put", "send", "publish", "insert", "create", "push"})


def endpoint_wrappers(files: Sequence[Facts], known: Sequence[Wrapper]) -> Iterator[Wrapper]:
    """Functions named like a wrapper that send somewhere and get a literal name at three calls or more."""
    taken = {(each.path, each.name) for each in known}
    for each in files:
        for at, function in enumerate(each.functions):
            if (each.path, function.name) not in taken and _says_so(function) and _sends(each, at):
                candidate = _candidate(each, function)
                if candidate is not None and _literal_uses(files, candidate) >= _FEWEST_USES:
                    yield candidate


def _says_so(function: Function) -> bool:
    words = split(function.name)
    return bool(words) and words[0] in _VERBS and (words in {("track",), ("capture",)} or bool(_OBJECTS & set(words)))


def _sends(facts: Facts, at: int) -> bool:
    return any(call.name in _SENDING and _inside(facts, call.function, at) for call in facts.calls)


def _inside(facts: Facts, function: int, around: int) -> bool:
    while function >= 0:
        if function == around:
            return True
        function = facts.functions[function].parent
    return False


def _candidate(facts: Facts, function: Function) -> Wrapper | None:
    parameters = tuple(each for each in function.parameters if each not in {"self", "cls"})
    event = next((name for name in _EVENT_NAMES if name in parameters), "")
    if not event:
        return None
    index = parameters.index(event)
    properties = next((at for at, name in enumerate(parameters) if split(name)[-1:] in _PROPERTY_WORDS), -1)
    person = next((at for at, name in enumerate(parameters) if set(split(name)) & {"user", "person"}), -1)
    parent = facts.functions[function.parent].name if function.parent >= 0 else ""
    return Wrapper(
        name=function.name,
        path=facts.path,
        provider=HOUSE,
        side=Side.SERVER if facts.language == "python" else Side.EITHER,
        event=index,
        properties=properties,
        person=person,
        exported_as=function.name if function.exported and not function.owner and not parent else "",
        parameters=parameters,
        owner=function.owner or parent,
    )


_PROPERTY_WORDS = {("properties",), ("props",), ("metadata",), ("params",), ("payload",), ("attributes",), ("meta",)}


def _literal_uses(files: Sequence[Facts], wrapper: Wrapper) -> int:
    uses: Counter[bool] = Counter()
    for each in files:
        for send in wrapped_sends(each, [wrapper]):
            uses[send.event is not None and send.event.string is not None] += 1
    return uses[True]
