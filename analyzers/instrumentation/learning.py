"""Learn a project's instrumentation from the facts of all its files."""

from collections import Counter
from collections.abc import Iterable, Sequence

from analyzers.captures import read_captures, sends_of
from analyzers.captures.constants import Constant, constant_name, ending_of, event_of
from analyzers.captures.wrapped import wrapped_sends
from analyzers.instrumentation.endpoints import endpoint_wrappers
from analyzers.instrumentation.exports import exported_clients
from analyzers.instrumentation.naming import case_of
from analyzers.instrumentation.uses import with_uses
from analyzers.instrumentation.wrappers import merged, wrappers_of
from analyzers.model import CaptureKind, Client, Facts, Instrumentation, Provider, Role, Wrapper

_ROUNDS = 4
_UNTOLD = frozenset({Role.TEST, Role.STORY, Role.GENERATED, Role.TYPES})


def learn(facts: Iterable[Facts], providers: Iterable[Provider], packages: Sequence[str] = ()) -> Instrumentation:
    """How the project whose files are ``facts`` sends events; ``packages`` are the dependencies it declares.

    Files in their order of path, so that the same project gives the same answer.
    """
    files = sorted((each for each in facts if each.role not in _UNTOLD), key=lambda each: each.path)
    providers = tuple(providers)
    clients = exported_clients(files, providers)
    wrappers = _all_wrappers(files, providers, clients)
    constants = _constants(files, providers, clients, wrappers)
    wrappers = with_uses(files, wrappers, constants)
    instrumentation = Instrumentation(clients=clients, wrappers=wrappers, constants=constants)
    sent = [
        capture
        for each in files
        for capture in read_captures(each, providers, instrumentation)
        if capture.kind is CaptureKind.CAPTURE
    ]
    names = sorted({capture.event for capture in sent if capture.event})
    return Instrumentation(
        clients=clients,
        wrappers=wrappers,
        providers=_in_use(files, providers, Counter(each.provider for each in sent), packages),
        event_names=tuple(names),
        case=case_of(names),
        packages=tuple(packages),
        constants=constants,
    )


def _all_wrappers(
    files: Sequence[Facts], providers: Sequence[Provider], clients: Sequence[Client]
) -> tuple[Wrapper, ...]:
    """Wrappers of providers, and wrappers of wrappers as deep as a few rounds find them."""
    found = merged(wrapper for each in files for wrapper in wrappers_of(each, sends_of(each, providers, clients)))
    found = merged([*found, *endpoint_wrappers(files, found)])
    for _ in range(_ROUNDS):
        further = [wrapper for each in files for wrapper in wrappers_of(each, wrapped_sends(each, found))]
        grown = merged([*found, *further])
        if len(grown) == len(found):
            break
        found = grown
    return found


def _constants(
    files: Sequence[Facts], providers: Sequence[Provider], clients: Sequence[Client], wrappers: Sequence[Wrapper]
) -> tuple[Constant, ...]:
    """The constants of other files that name an event somewhere."""
    by_ending: dict[str, list[Constant]] = {}
    for each in files:
        for name, value in each.constants:
            by_ending.setdefault(name.rpartition(".")[2], []).append((each.path, name, value))
    found: set[Constant] = set()
    for each in files:
        for send in [*sends_of(each, providers, clients), *wrapped_sends(each, wrappers)]:
            if send.event is not None and event_of(each, send) is None:
                candidates = by_ending.get(ending_of(each, constant_name(each, send)), [])
                found |= {constant for constant in candidates if event_of(each, send, [constant]) is not None}
    return tuple(sorted(found))


def _in_use(
    files: Sequence[Facts], providers: Sequence[Provider], sent: Counter[str], packages: Sequence[str]
) -> tuple[str, ...]:
    """Providers by how many captures they get, then by imports; a dependency alone counts least."""
    scores: dict[str, tuple[int, int]] = {}
    imported = Counter(module for each in files for module in {one.module for one in each.imports})
    for provider in providers:
        imports = sum(imported[module] for shape in provider.clients for module in set(shape.modules))
        declared = any(package in packages for package in provider.packages)
        if sent[provider.name] or imports or declared:
            scores[provider.name] = (sent[provider.name], imports)
    return tuple(sorted(scores, key=lambda name: (-scores[name][0], -scores[name][1], name)))
