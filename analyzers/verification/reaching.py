"""``untouched``: new code does nothing but send the planned events."""

from collections.abc import Iterable, Iterator

from analyzers.changes import Changed
from analyzers.model import Call, Facts, FileChange, Flaw, Import, Span
from analyzers.verification.added import added, added_code
from analyzers.verification.lexicon import outward
from analyzers.verification.trial import Trial
from analyzers.words import matches, split

_RULE = "untouched"
LOADERS = frozenset({"import", "require"})
"""Callees that load a module when they are called."""


def check(trial: Trial) -> Iterator[Flaw]:
    """New calls, imports and texts by which code reaches out other than through a provider's SDK."""
    for file in trial.files.values():
        own = [each.capture.span for each in trial.fresh if each.path == file.path]
        found = [*_calls(trial, file, own), *_imports(trial, file), *_texts(trial, file)]
        for line, said in dict.fromkeys(found):
            yield Flaw(_RULE, file.path, said, line=line)
    for change in trial.changes:
        yield from _hidden(trial, change)


def _hidden(trial: Trial, change: FileChange) -> Iterator[Flaw]:
    """Lines, comments among them, with signs that make them look other than they are."""
    for first, text in added(trial, change) if change.after is not None else ():
        for at, line in enumerate(text.split("\n")):
            found = outward().hidden.search(line)
            if found:
                said = f"Line {first + at + 1} holds the invisible U+{ord(found[0]):04X}; take it out."
                yield Flaw(_RULE, change.path, said, line=first + at)


def way_of(facts: Facts, call: Call) -> str:
    """What a call does that reaches out of the program, as ``sends something ...``, or empty."""
    if call.callee == "getattr":
        return "" if _plain_attribute(facts, call) else "runs code that is made at run time"
    for way in outward().ways:
        if call.callee in way.calls or any(matches(call.callee, each) for each in way.members):
            return way.does
    return ""


def _plain_attribute(facts: Facts, call: Call) -> bool:
    """Whether it reads one public attribute, by a name that is written out, of what is no module."""
    modules = {each.alias for each in facts.imports}
    if len(call.arguments) < 2:  # noqa: PLR2004 - an object and a name
        return False
    owner, name = call.arguments[:2]
    return name.string is not None and not name.string.startswith("_") and owner.text not in modules


def _calls(trial: Trial, file: Changed, own: Iterable[Span]) -> Iterator[tuple[int, str]]:
    for call in file.new_calls():
        if any(each.contains(call.span) for each in own):
            continue
        does = _loads(trial, call) if call.callee in LOADERS else way_of(file.facts, call)
        if does:
            said = f"The new call of `{call.callee}` {does}; an event needs only the provider's SDK, so take it out."
            yield file.line(call.span.start), said


def _loads(trial: Trial, call: Call) -> str:
    """What is wrong with a module that is loaded by a call, or empty."""
    module = call.arguments[0].string if call.arguments else None
    if module is None:
        return "loads a module whose name is not written out"
    if call.callee == "require" or module.startswith(".") or module in _provider_modules(trial):
        return _brings(Import(module, "", "", call.span))
    known = any(each.module == module for reading in trial.before.readings.values() for each in reading.facts.imports)
    return "" if known and not _brings(Import(module, "", "", call.span)) else "loads a module at run time"


def _provider_modules(trial: Trial) -> set[str]:
    return {module for provider in trial.providers for shape in provider.clients for module in shape.modules}


def _imports(trial: Trial, file: Changed) -> Iterator[tuple[int, str]]:
    known = {(each.module, each.name) for each in file.old_facts.imports}
    provided = _provider_modules(trial)
    for each in file.facts.imports:
        if each.type_only or (each.module, each.name) in known or each.module in provided:
            continue
        does = _brings(each)
        if does:
            said = f"The new import of `{each.module}` {does}; an event needs only the provider's SDK, so take it out."
            yield file.line(each.span.start), said


def _brings(one: Import) -> str:
    module = one.module.removeprefix("node:")
    for way in outward().ways:
        if module in way.modules or (one.name and any(matches(f"{module}.{one.name}", each) for each in way.members)):
            return f"brings what {way.does}"
    return ""


def _texts(trial: Trial, file: Changed) -> Iterator[tuple[int, str]]:
    old = file.old.text.decode("utf-8", "replace")
    for line, text in added_code(trial, file.path):
        for does, pattern in outward().texts:
            if pattern.search(text):
                yield line, f"Line {line + 1} {does}; an event needs only the provider's SDK, so take it out."
        yield from ((line, said) for said in _variables(trial, text, old))
        yield from ((line, said) for said in _addresses(trial, text, old))


def _variables(trial: Trial, text: str, old: str) -> Iterator[str]:
    """Variables of the environment that are none of a provider's."""
    known = outward()
    words = known.variable_words | {
        word for each in trial.providers for word in (*split(each.name), *split(each.title))
    }
    for pattern in known.environment:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            name = groups.get("name") or groups.get("name2") or ""
            if not name:
                yield f"`{match[0]}` takes the whole environment; read the provider's variables by name."
            elif name not in known.variable_names and not words & set(split(name)) and name not in old:
                yield f"The new code reads the variable `{name}`, which is none of the provider's; take it out."


def _addresses(trial: Trial, text: str, old: str) -> Iterator[str]:
    """Addresses of hosts that are none of a provider's."""
    own = {"".join(split(each)) for one in trial.providers for each in (one.name, one.title)}
    for match in outward().address.finditer(text):
        host = match["host"].lower()
        labels = host.split(".")
        owner = "".join(split(labels[-2])) if len(labels) > 1 else host
        if host and owner not in own and ".".join(labels[-2:]) not in outward().hosts and host not in old:
            yield f"The new code names the address of `{host}`, which is none of a provider's; take it out."
