"""Read the calls of a file that are of a provider's shape."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzers.captures.clients import Clients, Meaning, clients_of
from analyzers.captures.places import Place, place_at
from analyzers.model import Call, CaptureKind, Client, Facts, Provider, Shape, Side


@dataclass(frozen=True, slots=True)
class Send:
    """A call that speaks to a provider, with what it hands over."""

    call: Call
    kind: CaptureKind
    provider: str
    side: Side
    event: Place | None
    person: Place | None
    properties: Place | None


def sends_of(facts: Facts, providers: Iterable[Provider], known: Iterable[Client] = ()) -> Iterator[Send]:
    """The calls to providers in order of the text; ``known`` are clients that modules of the project export."""
    providers = tuple(providers)
    shapes = {each.name: [shape for shape in each.shapes if facts.language in shape.languages] for each in providers}
    endings = _endings(facts, providers, shapes)
    clients: Clients | None = None
    for call in facts.calls:
        if call.callee.startswith("new ") or call.name not in endings:
            continue
        clients = clients or clients_of(facts, providers, known)
        send = next((each for each in _readings(facts, call, clients, shapes) if each is not None), None)
        if send is not None:
            yield send


def _endings(facts: Facts, providers: Sequence[Provider], shapes: Mapping[str, Sequence[Shape]]) -> set[str]:
    """The last segments that a callee must have to be worth a look."""
    callees = {callee for each in shapes.values() for shape in each for callee in shape.callees}
    clients = [shape for each in providers for shape in each.clients]
    modules = {module for shape in clients for module in shape.modules}
    callees |= {name for shape in clients for name in (*shape.familiar, *shape.globals)}
    callees |= {each.alias for each in facts.imports if each.module in modules}
    return {callee.rpartition(".")[2] for callee in callees}


def _readings(facts: Facts, call: Call, clients: Clients, shapes: dict[str, list[Shape]]) -> Iterator[Send | None]:
    meanings = tuple(clients.meanings(call.callee))
    for meaning in meanings:
        fitting = list(_candidates(meaning, shapes))
        for shape in fitting:
            if _fits(facts, call, shape):
                yield _send(facts, call, meaning, shape)
        for shape in fitting:
            if not shape.given:
                yield _send(facts, call, meaning, shape)


def _candidates(meaning: Meaning, shapes: dict[str, list[Shape]]) -> Iterator[Shape]:
    for shape in shapes[meaning.owner.provider.name]:
        sides = {shape.side, meaning.owner.side}
        if meaning.callee in shape.callees and (Side.EITHER in sides or len(sides) == 1):
            yield shape


def _fits(facts: Facts, call: Call, shape: Shape) -> bool:
    """Whether the call has what the shape is told apart by."""
    if shape.given:
        where, _, wanted = shape.given.partition("=")
        given = place_at(facts, call, where)
        return given is not None and given.string == wanted
    telling = shape.event or shape.person or shape.properties
    if not telling:
        return True
    place = place_at(facts, call, telling)
    if place is None:
        return not shape.event and not call.arguments
    return not (shape.event and place.is_object and telling[0].isdigit() and "." not in telling)


def _send(facts: Facts, call: Call, meaning: Meaning, shape: Shape) -> Send:
    side = meaning.owner.side if meaning.owner.side is not Side.EITHER else shape.side
    return Send(
        call=call,
        kind=CaptureKind(shape.kind),
        provider=meaning.owner.provider.name,
        side=side,
        event=place_at(facts, call, shape.event),
        person=place_at(facts, call, shape.person),
        properties=place_at(facts, call, shape.properties),
    )
