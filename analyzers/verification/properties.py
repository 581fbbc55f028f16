"""``properties``: exactly the properties that were planned, written so that they can be read."""

from collections.abc import Iterator

from analyzers.model import Entry, Flaw
from analyzers.plan import literal_type
from analyzers.scope.syntax import text_of
from analyzers.verification.trial import Trial
from analyzers.verification.values import Handed, handed

_RULE = "properties"
_SHOWN = 40


def check(trial: Trial) -> Iterator[Flaw]:
    """New captures of planned events whose properties differ from the plan or cannot be read where they stand."""
    for fresh in trial.captures():
        entry = trial.planned(fresh.event)
        if entry is not None:
            said = list(_wrong(entry, handed(fresh)))
            if said:
                yield trial.flaw(_RULE, fresh, f"`{entry.event}` {'; it '.join(said)}.")


def _wrong(entry: Entry, sent: Handed) -> Iterator[str]:
    planned = {each.name: each.type for each in entry.properties}
    if sent.hidden is not None:
        hiding = " ".join(text_of(sent.hidden).split())[:_SHOWN]
        wanted = f"just {_listed(list(planned))}" if planned else "no properties"
        yield f"hides its properties in `{hiding}`: write out {wanted} in the call"
        return
    keys = [each.key for each in sent.values]
    missing = [name for name in planned if name not in keys]
    extra = [key for key in dict.fromkeys(keys) if key not in planned]
    if missing:
        yield f"lacks {_listed(missing)}, which was planned"
    if extra:
        yield f"sends {_listed(extra)}, which nobody planned: take it out"
    for each in sent.values:
        shown, right = literal_type(text_of(each.node)), planned.get(each.key)
        if shown and right and shown != right:
            yield f"sends `{each.key}` as a {shown}, and a {right} was planned"


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
