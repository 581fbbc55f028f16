"""``sdk-call``: what is called on a provider's client is there in the SDK that is installed."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from analyzers.captures.clients import Clients, Owner, clients_of, makes
from analyzers.changes import Changed
from analyzers.changes.packages import packages_of
from analyzers.model import Call, CaptureKind, Facts, Flaw, Provider, Surface
from analyzers.verification.trial import Trial

_RULE = "sdk-call"
_NEAR = 3
_LIKENESS = 65


def check(trial: Trial) -> Iterator[Flaw]:
    """New calls of what the installed version does not have."""
    if not any(each.members for each in trial.surfaces.values()):
        return
    for file in trial.files.values():
        clients = clients_of(file.facts, trial.providers, trial.after.instrumentation.clients)
        for call in file.new_calls():
            for owner, members in _members(file.facts, clients, call):
                flaw = _judged(trial, file, call, owner, members)
                if flaw is not None:
                    yield flaw
                break


def _members(facts: Facts, clients: Clients, call: Call) -> Iterator[tuple[Owner, tuple[str, ...]]]:
    """Whose client a call is made on, and the members that it goes through."""
    if call.callee.startswith("new "):
        return
    parts = tuple(call.callee.split("."))
    for size in range(len(parts) - 1, 0, -1):
        for owner in clients.names.get(".".join(parts[:size]), ()):
            yield owner, parts[size:]
    for owner, name in clients.functions.get(parts[0], ()):
        if facts.language == "python" and any("*" in each.names for each in owner.provider.clients):
            yield owner, (name, *parts[1:])
    if not _is_something_else(facts, parts[0]):
        for at in range(len(parts) - 2, -1, -1):
            for owner in clients.familiar.get(parts[at], ()):
                yield owner, parts[at + 1 :]


def _is_something_else(facts: Facts, name: str) -> bool:
    """Whether a name that sounds like a client is a module, a function or a class of the project."""
    return any(each.alias == name for each in facts.imports) or any(each.name == name for each in facts.functions)


def _judged(trial: Trial, file: Changed, call: Call, owner: Owner, members: tuple[str, ...]) -> Flaw | None:
    known = list(_surfaces(trial, file.facts, owner.provider))
    if not known or not all(each.members for each in known) or _constructs(file.facts, call, owner.provider):
        return None
    names = frozenset().union(*(each.members for each in known))
    if _is_there(names, members):
        return None
    wrong = members[0]
    fresh = next((each for each in trial.fresh if each.path == file.path and each.capture.span == call.span), None)
    event = fresh.event if fresh is not None and trial.planned(fresh.event) else ""
    near = _near(wrong, names) or _sending(owner.provider, file.facts.language, names)
    right = f"it has {', '.join(f'`{name}`' for name in near)}" if near else "look up what it has"
    versions = " and ".join(f"{each.package} {each.version}".strip() for each in known)
    said = f"`{wrong}` is not in {versions}, which is installed; {right}."
    return Flaw(_RULE, file.path, said, event, file.line(call.callee_span.start))


def _near(wrong: str, names: frozenset[str]) -> list[str]:
    """Names that look as if they were meant."""
    return [
        name
        for name, score, _ in process.extract(wrong, sorted(names), scorer=fuzz.ratio, limit=_NEAR)
        if score >= _LIKENESS
    ]


def _sending(provider: Provider, language: str, names: frozenset[str]) -> list[str]:
    """Names by which events are sent, for a call that looks like nothing that is there."""
    shapes = [each for each in provider.shapes if each.kind == CaptureKind.CAPTURE and language in each.languages]
    called = dict.fromkeys(callee.rpartition(".")[2] for each in shapes for callee in each.callees)
    return [name for name in called if name in names][:_NEAR]


def _is_there(names: frozenset[str], members: tuple[str, ...]) -> bool:
    """Whether the first member is known, and the second where members of the first are known."""
    head, inner = members[0], [each for each in names if each.startswith(f"{members[0]}.")]
    if len(members) > 1 and inner:
        return f"{head}.{members[1]}" in names
    if len(members) > 1 and head not in names:
        return not any("." in each for each in names)
    return head in names or bool(inner)


def _constructs(facts: Facts, call: Call, provider: Provider) -> bool:
    return any(makes(facts, call, each) for each in provider.clients if facts.language in each.languages)


def _surfaces(trial: Trial, facts: Facts, provider: Provider) -> Iterator[Surface]:
    """The surfaces that the client may have: those of the packages that the file imports, else of all that fit."""
    shapes = [each for each in provider.clients if facts.language in each.languages]
    imported = {
        name
        for shape in shapes
        for one in facts.imports
        if one.module in shape.modules
        for name in packages_of(provider, shape, one.module)
    }
    fitting = {name for shape in shapes for module in shape.modules for name in packages_of(provider, shape, module)}
    for packages in (imported, fitting):
        found = [each for each in trial.surfaces.values() if each.package in packages]
        if found or imported:
            yield from found
            return
