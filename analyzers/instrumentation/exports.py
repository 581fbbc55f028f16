"""Find the modules of a project that make a provider's client and hand it to others."""

from collections.abc import Iterator, Sequence

from analyzers.captures.clients import clients_of, constructions, maker_around
from analyzers.captures.modules import imports_from
from analyzers.captures.sends import sends_of
from analyzers.model import Client, Facts, Provider


def exported_clients(files: Sequence[Facts], providers: Sequence[Provider]) -> tuple[Client, ...]:
    """The clients that modules of the project make and other modules can import, in order of path.

    That a variable is exported shows in a module that imports it; in Python every name of a module can be imported.
    """
    found = [client for each in files for client in _of_file(each, files, providers)]
    return tuple(dict.fromkeys(found))


def _of_file(facts: Facts, files: Sequence[Facts], providers: Sequence[Provider]) -> Iterator[Client]:
    names = clients_of(facts, providers).names
    if not names:
        return
    makers = {maker_around(facts, call): owner for call, owner in constructions(facts, providers)}
    sending = {
        facts.functions[send.call.function].name for send in sends_of(facts, providers) if send.call.function >= 0
    }
    for name, owner in makers.items():
        if name not in sending and any(
            each.name == name and each.exported and each.parent < 0 for each in facts.functions
        ):
            yield Client(owner.provider.name, facts.path, f"{name}()", owner.side)
    top = {call.bound for call in facts.calls if call.function < 0 and call.bound}
    imported = {each.alias for each in facts.imports}
    wanted = _wanted_from(facts, files)
    for name, owners in names.items():
        if "." not in name and name in top | imported:
            for export in _exports(facts, name, top, wanted):
                yield Client(owners[0].provider.name, facts.path, export, owners[0].side)


def _exports(facts: Facts, name: str, top: set[str], wanted: set[str]) -> list[str]:
    if facts.language == "python":
        return [name] if name in top or name in wanted else []
    if name in wanted:
        return [name]
    return ["default"] if "default" in wanted else []


def _wanted_from(facts: Facts, files: Sequence[Facts]) -> set[str]:
    """The names that other files import from this one."""
    return {name for each in files if each.path != facts.path for name, _ in imports_from(each, facts.path)}
