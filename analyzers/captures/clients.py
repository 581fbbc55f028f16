"""Which names of a file are a provider's client: by import, construction, global or telling name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analyzers.captures.modules import imports_from, passed_on
from analyzers.model import Call, Client, ClientShape, Facts, Provider, Side
from analyzers.words import split

CLIENT = "{client}"
TELLING = frozenset({"client", "analytics", "tracker", "tracking", "telemetry"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose client a name is."""

    provider: Provider
    side: Side
    """``EITHER`` when only the name tells."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A callee, read: whose it is, and what it is with the client's own name put aside."""

    owner: Owner
    callee: str
    """``{client}.capture``."""


@dataclass(frozen=True, slots=True)
class Clients:
    """The clients that a file knows by name."""

    names: Mapping[str, tuple[Owner, ...]]
    """Dotted names that are a client: ``tracker``, ``this.client``."""
    functions: Mapping[str, tuple[tuple[Owner, str], ...]]
    """Local names of what is imported from a provider's module, with the name there."""
    familiar: Mapping[str, tuple[Owner, ...]]
    """Segments that are a client wherever they stand."""

    def meanings(self, callee: str) -> Iterator[Meaning]:
        """What ``callee`` may mean, the surest first."""
        segments = callee.removeprefix("new ").split(".")
        prefix = "new " if callee.startswith("new ") else ""
        for size in range(len(segments), 0, -1):
            for owner in self.names.get(".".join(segments[:size]), ()):
                yield Meaning(owner, prefix + ".".join([CLIENT, *segments[size:]]))
        for owner, name in self.functions.get(segments[0], ()):
            yield Meaning(owner, prefix + ".".join([CLIENT, name, *segments[1:]]))
        for at in range(len(segments) - 1, -1, -1):
            for owner in self.familiar.get(segments[at], ()):
                yield Meaning(owner, prefix + ".".join([CLIENT, *segments[at + 1 :]]))


def clients_of(facts: Facts, providers: Iterable[Provider], known: Iterable[Client] = ()) -> Clients:
    """The clients that the file of ``facts`` knows; ``known`` are those that modules of the project export."""
    finder = _Finder(facts)
    by_name = {provider.name: provider for provider in providers}
    for provider in by_name.values():
        for shape in provider.clients:
            if facts.language in shape.languages:
                finder.imported(provider, shape)
    for client in known:
        if client.provider in by_name:
            finder.exported(Owner(by_name[client.provider], client.side), client)
    for provider in by_name.values():
        for shape in provider.clients:
            if facts.language in shape.languages:
                finder.constructed(provider, shape)
                finder.by_name(provider, shape)
    return finder.clients()


def constructions(facts: Facts, providers: Iterable[Provider]) -> Iterator[tuple[Call, Owner]]:
    """The calls of a file that construct a provider's client, and whose it is."""
    for provider in providers:
        for shape in provider.clients:
            if facts.language in shape.languages:
                yield from ((call, Owner(provider, shape.side)) for call in facts.calls if makes(facts, call, shape))


def makes(facts: Facts, call: Call, shape: ClientShape) -> bool:
    """Whether the call constructs a client of this shape, by a name that comes from the provider's module."""
    prefix, dotted = ("new ", call.callee[4:]) if call.callee.startswith("new ") else ("", call.callee)
    head, dot, rest = dotted.partition(".")
    if call.callee in shape.constructors and dot and all(each.alias != head for each in facts.imports):
        return True
    for each in facts.imports:
        if each.alias == head and each.module in shape.modules:
            readings = {f"{prefix}{each.name}{dot}{rest}", f"{prefix}{CLIENT}{dot}{rest}"}
            if readings & set(shape.constructors):
                return True
    return False


def maker_around(facts: Facts, construction: Call) -> str:
    """The function that hands out the client which a call constructs in it, or empty.

    A component that takes the client from a hook uses it and hands out something else.
    """
    name = facts.functions[construction.function].name if construction.function >= 0 else ""
    hook = construction.name.startswith("use")
    return "" if hook and not name.startswith("use") else name


class _Finder:
    """Gathers the names of one file."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._names: dict[str, list[Owner]] = {}
        self._functions: dict[str, list[tuple[Owner, str]]] = {}
        self._familiar: dict[str, list[Owner]] = {}
        self._bound = {each.alias for each in facts.imports}
        self._bound |= {each.bound or each.perhaps for each in facts.calls} - {""}
        self._bound |= {name for each in facts.functions for name in (*each.parameters, each.name)}

    def imported(self, provider: Provider, shape: ClientShape) -> None:
        owner = Owner(provider, shape.side)
        for each in self._facts.imports:
            if each.module in shape.modules and each.alias:
                if each.name in shape.names:
                    alias = each.alias
                    if each.name == "*" and alias == each.module.partition(".")[0] != each.module:
                        alias = each.module
                    self._add(alias, owner)
                else:
                    self._functions.setdefault(each.alias, []).append((owner, each.name))

    def exported(self, owner: Owner, client: Client) -> None:
        export = client.export.removesuffix("()")
        makes = client.export.endswith("()")
        passed = passed_on(self._facts, client.path, {export})
        for name, alias in [*imports_from(self._facts, client.path), *passed]:
            local = alias if name in {export, "default"} else f"{alias}.{export}" if name == "*" else ""
            if local:
                self._add(local, owner)
                if makes:
                    self._made_by(local, owner)

    def constructed(self, provider: Provider, shape: ClientShape) -> None:
        owner = Owner(provider, shape.side)
        makers = [call for call in self._facts.calls if makes(self._facts, call, shape)]
        for call in makers:
            if call.bound or call.perhaps:
                self._add(call.bound or call.perhaps, owner)
            maker = maker_around(self._facts, call)
            if maker:
                self._made_by(maker, owner)
        if makers or self._imports_class(shape):
            self._handed_in(owner)

    def by_name(self, provider: Provider, shape: ClientShape) -> None:
        owner = Owner(provider, Side.SERVER if self._facts.language == "python" else Side.EITHER)
        for name in shape.globals:
            if name.partition(".")[0] not in self._bound:
                self._add(name, owner)
        for name in shape.familiar:
            if owner not in self._familiar.setdefault(name, []):
                self._familiar[name].append(owner)

    def clients(self) -> Clients:
        return Clients(
            {name: tuple(owners) for name, owners in self._names.items()},
            {name: tuple(found) for name, found in self._functions.items()},
            {name: tuple(owners) for name, owners in self._familiar.items()},
        )

    def _imports_class(self, shape: ClientShape) -> bool:
        classes = {each.removeprefix("new ") for each in shape.constructors}
        return any(each.module in shape.modules and each.name in classes for each in self._facts.imports)

    def _handed_in(self, owner: Owner) -> None:
        """Parameters and members that a file which knows the client's class has, when their names say client."""
        telling = TELLING | set(split(owner.provider.name))
        names = {name for each in self._facts.functions for name in each.parameters}
        for call in self._facts.calls:
            itself, _, member = call.callee.partition(".")
            if itself in {"this", "self"} and "." in member:
                names.add(f"{itself}.{member.partition('.')[0]}")
        for name in names:
            if telling & set(split(name)):
                self._add(name, owner)

    def _made_by(self, maker: str, owner: Owner) -> None:
        """A function that makes the client: what it gives is one, bound to a variable or called at once."""
        self._add(maker, owner)
        for call in self._facts.calls:
            if call.callee == maker and call.bound:
                self._add(call.bound, owner)

    def _add(self, name: str, owner: Owner) -> None:
        owners = self._names.setdefault(name, [])
        if owner not in owners:
            owners.append(owner)
