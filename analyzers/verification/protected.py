"""``untouched``: only source and manifests change, and what is new belongs to the events."""

import sys
from collections.abc import Iterator

from analyzers.captures import imports_from
from analyzers.captures.clients import constructions
from analyzers.changes import Changed
from analyzers.changes.kinds import manifest_kind, protected_as
from analyzers.changes.reading import plain
from analyzers.model import FileChange, Flaw
from analyzers.verification.trial import Trial

_RULE = "untouched"


def check(trial: Trial) -> Iterator[Flaw]:
    """Files that only a person changes, files that are no source, and new files that nothing needs."""
    for change in trial.changes:
        kind = protected_as(change.path)
        if kind:
            said = (
                f"This is {kind}; put it back as it was."
                if change.before is not None
                else f"This is {kind}; take it out."
            )
            yield Flaw(_RULE, change.path, said)
        elif change.after is not None and not manifest_kind(change.path):
            yield from _other(trial, change)


def _other(trial: Trial, change: FileChange) -> Iterator[Flaw]:
    file = trial.files.get(change.path)
    if file is None:
        if change.path not in trial.declared or change.before is None:
            said = "This is neither source in a language that is read nor a list of packages; leave it as it was."
            yield Flaw(_RULE, change.path, said)
    elif file.created and _hides(trial, change.path):
        said = "A module of this name would be found in the place of another one; give it another name."
        yield Flaw(_RULE, change.path, said)
    elif file.created and plain(change.after).strip() and not _belongs(trial, file):
        said = "Nothing that was changed imports this new file, and it sets up no provider's client; take it out."
        yield Flaw(_RULE, change.path, said)


def _hides(trial: Trial, path: str) -> bool:
    """Whether a new module would be found in the place of one of the language's, or of a package."""
    name = path.removeprefix("src/")
    if not name.endswith(".py") or "/" in name:
        return False
    imported = (each.module for reading in trial.before.readings.values() for each in reading.facts.imports)
    provided = (module for one in trial.providers for shape in one.clients for module in shape.modules)
    known = {module.partition(".")[0] for module in (*imported, *provided)}
    return name.removesuffix(".py") in known | sys.stdlib_module_names


def _belongs(trial: Trial, file: Changed) -> bool:
    others = (each for each in trial.files.values() if each.path != file.path)
    if any(next(iter(imports_from(each.facts, file.path)), None) for each in others):
        return True
    if next(iter(constructions(file.facts, trial.providers)), None) is not None:
        return True
    modules = {module for one in trial.providers for shape in one.clients for module in shape.modules}
    return any(each.module in modules for each in file.facts.imports)
