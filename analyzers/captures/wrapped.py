"""Read the calls of a file that go to a wrapper of the project's own."""

from collections.abc import Iterable, Iterator

from analyzers.captures.modules import imports_from, passed_on
from analyzers.captures.places import Place, place_at
from analyzers.captures.sends import Send
from analyzers.model import Call, CaptureKind, Facts, Span, Wrapper


def wrapped_sends(facts: Facts, wrappers: Iterable[Wrapper]) -> Iterator[Send]:
    """The calls to ``wrappers`` in this file."""
    by_name: dict[str, list[Call]] = {}
    for call in facts.calls:
        by_name.setdefault(call.name, []).append(call)
    for wrapper in wrappers:
        callees = _Callees(facts, wrapper)
        for call in [*by_name.get(wrapper.name, []), *callees.renamed(by_name)]:
            if callees.means(call) and not _hands_through(facts, call, wrapper):
                yield _send(facts, call, wrapper)


def inside_wrapper(facts: Facts, send: Send, wrappers: Iterable[Wrapper]) -> bool:
    """Whether the call is the one by which a wrapper hands the event on."""
    if send.kind is not CaptureKind.CAPTURE or send.event is None or send.event.string is not None:
        return False
    return any(_hands_through(facts, send.call, wrapper) for wrapper in wrappers)


def _hands_through(facts: Facts, call: Call, wrapper: Wrapper) -> bool:
    if wrapper.path != facts.path:
        return False
    at = call.function
    while at >= 0:
        if facts.functions[at].name == wrapper.name:
            return True
        at = facts.functions[at].parent
    return False


class _Callees:
    """How one wrapper may be called in one file."""

    def __init__(self, facts: Facts, wrapper: Wrapper) -> None:
        self._facts = facts
        self._wrapper = wrapper
        self._aliases: set[str] = set()
        """Callees that are the wrapper."""
        self._holders: set[str] = set()
        """Names of objects, modules and instances that have the wrapper as a member."""
        self._knows_owner = False
        imported = list(imports_from(facts, wrapper.path))
        for name, alias in imported:
            self._imported(name, alias)
        given = {wrapper.name, wrapper.owner, wrapper.exported_as.partition(".")[0].removesuffix("()")} - {""}
        for name, alias in passed_on(facts, wrapper.path, given):
            imported.append((name, alias))
            self._imported(name, alias)
        if facts.path == wrapper.path:
            self._at_home()
        self._made(imported)

    def renamed(self, by_name: dict[str, list[Call]]) -> Iterator[Call]:
        """Calls by an alias that differs from the wrapper's name."""
        for alias in self._aliases:
            if "." not in alias and alias != self._wrapper.name:
                yield from (call for call in by_name.get(alias, []) if call.callee == alias)

    def means(self, call: Call) -> bool:
        """Whether the call goes to the wrapper."""
        if call.callee in self._aliases:
            return True
        holder, _, name = call.callee.rpartition(".")
        if name != self._wrapper.name:
            return False
        if holder in self._holders:
            return True
        head, _, member = holder.rpartition(".")
        return self._knows_owner and (head in {"this", "self"} or (not head and self._is_parameter(member)))

    def _imported(self, name: str, alias: str) -> None:
        wrapper = self._wrapper
        if name in {wrapper.name, wrapper.exported_as} or (name == "default" and not wrapper.owner):
            self._aliases.add(alias)
        if name != wrapper.name:
            self._holders.add(alias)
        self._knows_owner = self._knows_owner or (bool(wrapper.owner) and name == wrapper.owner)

    def _at_home(self) -> None:
        wrapper = self._wrapper
        if wrapper.owner:
            self._holders |= {"self", "this", "cls", wrapper.owner}
            self._knows_owner = True
            if any(each.name == wrapper.owner for each in self._facts.functions):
                self._aliases.add(wrapper.name)
        else:
            self._aliases.add(wrapper.name)
            self._holders |= {holder for holder in [wrapper.exported_as.rpartition(".")[0]] if holder}

    def _made(self, imported: list[tuple[str, str]]) -> None:
        """Variables that hold what an imported class or function makes, and names taken out of it."""
        makers = {alias for _, alias in imported}
        if self._facts.path == self._wrapper.path and self._wrapper.owner:
            makers.add(self._wrapper.owner)
        for call in self._facts.calls:
            callee = call.callee.removeprefix("new ")
            if callee.partition(".")[0] in makers and callee.rpartition(".")[2] != self._wrapper.name:
                if call.bound:
                    self._holders.add(call.bound)
                elif callee in makers and self._is_free(self._wrapper.name):
                    self._aliases.add(self._wrapper.name)

    def _is_free(self, name: str) -> bool:
        """Whether nothing else in the file is called so: then a pattern took it out of an object."""
        if any(each.alias == name for each in self._facts.imports):
            return False
        return all(each.name != name for each in self._facts.functions)

    def _is_parameter(self, name: str) -> bool:
        return any(name in each.parameters for each in self._facts.functions)


def _send(facts: Facts, call: Call, wrapper: Wrapper) -> Send:
    event = _value(facts, call, wrapper, wrapper.event) if wrapper.event >= 0 else None
    if wrapper.event_key:
        event = place_at(facts, call, f"0.{wrapper.event_key}")
    return Send(
        call=call,
        kind=CaptureKind.CAPTURE,
        provider=wrapper.provider,
        side=wrapper.side,
        event=event,
        person=_value(facts, call, wrapper, wrapper.person),
        properties=_properties(facts, call, wrapper),
    )


def _value(facts: Facts, call: Call, wrapper: Wrapper, index: int) -> Place | None:
    if index < 0:
        return None
    keyword = wrapper.parameters[index] if index < len(wrapper.parameters) else ""
    if wrapper.event_key and keyword:
        return place_at(facts, call, f"0.{keyword}")
    return place_at(facts, call, f"{index}|{keyword}" if keyword else str(index))


def _properties(facts: Facts, call: Call, wrapper: Wrapper) -> Place | None:
    """The object of properties, or the keywords that are no parameter of the wrapper."""
    found = _value(facts, call, wrapper, wrapper.properties)
    if found is not None:
        return found
    loose = [each for each in call.arguments if each.keyword and each.keyword not in wrapper.parameters]
    if not loose or wrapper.properties < 0:
        return None
    span = Span(loose[0].span.start, loose[-1].span.end)
    return Place("", span, entries=tuple((each.keyword, each.text, each.span) for each in loose))
