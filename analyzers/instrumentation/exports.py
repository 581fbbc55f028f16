"""Find the modules of a project that make a provider's client and hand it to others."""

from collections.abc import Iterator, Sequence

from analyzers.captures.clients import TELLING, Owner, clients_of, constructions, maker_around
from analyzers.captures.modules import imports_from
from analyzers.captures.sends import sends_of
from analyzers.model import Client, Facts, Provider
from analyzers.words import split


def exported_clients(files: Sequence[Facts], providers: Sequence[Provider]) -> tuple[Client, ...]:
    """The clients that modules of the project make and other modules can import, in order of path.

    That a variable is exported shows in a module that imports it; in Python every name of a module can be imported.
    """
    found = [client for each in files for client in _of_file(each, files, providers)]
    return tuple(dict.fromkeys(found))


def _of_file(facts: Facts, files: Sequence[Facts], providers: Sequence[Provider]) -> Iterator[Client]:
    names = clients_of(facts, providers).names
    made = list(constructions(facts, providers))
    if not names and not made:
        return
    makers = {maker_around(facts, call): owner for call, owner in made}
    sending = {name for send in sends_of(facts, providers) for name in _around(facts, send.call.function)}
    exported = {each.name for each in facts.functions if each.exported and each.parent < 0} - sending
    for name in sorted(makers.keys() & exported):
        yield Client(makers[name].provider.name, facts.path, f"{name}()", makers[name].side)
    top = {call.bound or call.perhaps for call in facts.calls if call.function < 0} - {""}
    imported = {each.alias for each in facts.imports}
    candidates = {name: owners[0] for name, owners in names.items() if name in top | imported and "." not in name}
    wanted = _wanted_from(facts, files) if candidates or made else set()
    functions = {each.name for each in facts.functions}
    if any(not call.name.startswith("use") for call, _ in made):
        candidates |= {name: made[0][1] for name in _telling(wanted - functions, made[0][1]) if name not in candidates}
    for name, owner in candidates.items():
        for export in _exports(facts, name, top, wanted):
            yield Client(owner.provider.name, facts.path, export, owner.side)


def _telling(names: set[str], owner: Owner) -> list[str]:
    """Names that say client, of a module that makes one in a way that facts do not show."""
    telling = TELLING | set(split(owner.provider.name))
    return sorted(name for name in names if telling & set(split(name)) and not name[:1].isupper())


def _around(facts: Facts, function: int) -> Iterator[str]:
    while function >= 0:
        yield facts.functions[function].name
        function = facts.functions[function].parent


def _exports(facts: Facts, name: str, top: set[str], wanted: set[str]) -> list[str]:
    if facts.language == "python":
        return [name] if name in top or name in wanted else []
    if name in wanted:
        return [name]
    return ["default"] if "default" in wanted else []


def _wanted_from(facts: Facts, files: Sequence[Facts]) -> set[str]:
    """The names that other files import from this one."""
    return {name for each in files if each.path != facts.path for name, _ in imports_from(each, facts.path)}
