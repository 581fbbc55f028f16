"""The name of an event: one that the project has already, or a new one in the project's own words."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.findings import event_of
from analyzers.model import Catalogue, Entry, Finding, Instrumentation, Moment, Plan, Provider, Status
from analyzers.proposals.convention import Convention, convention_of, written
from analyzers.proposals.wording import is_past, meaning, stem, wording
from analyzers.words import split


@dataclass(frozen=True, slots=True)
class Names:
    """What names there are, and how a new one is made."""

    convention: Convention
    known: dict[frozenset[str], str]
    """The project's event names by what they say; the plan's go before the code's."""
    planned: dict[tuple[str, str], tuple[Entry, ...]]
    """Live entries by file and symbol."""
    claims: dict[frozenset[str], frozenset[str]]
    """Which moments the catalogue's words mean."""
    verbs: dict[str, str]
    """The catalogue's verbs in the present, by stem."""

    def of(self, finding: Finding, moment: Moment, holder: str = "") -> str:
        """The name of a finding's event; ``holder`` is the function that its capture would stand in."""
        default = event_of(moment, finding.noun)
        here = dict.fromkeys((holder or finding.symbol, finding.symbol))
        for entry in (entry for symbol in here for entry in self.planned.get((finding.path, symbol), ())):
            if entry.moment == moment.name and (not moment.parametric or meaning(entry.event) >= meaning(finding.noun)):
                return entry.event
        for said in (meaning(default), *self._other_words(moment, finding.noun)):
            if said in self.known:
                return self.known[said]
        return self._new(default)

    def meanings(self, event: str, moment: Moment, noun: str) -> frozenset[frozenset[str]]:
        """What a capture's name may say for it to be ``event`` of a moment, in these or in other words."""
        return frozenset({meaning(event), meaning(event_of(moment, noun)), *self._other_words(moment, noun)})

    def _other_words(self, moment: Moment, noun: str) -> list[frozenset[str]]:
        """What else the moment is called, as far as no other moment is called so."""
        if moment.parametric:
            return [meaning(f"{noun} {verb}") for verb in moment.names if len(verb.split()) == 1] if noun else []
        said = [meaning(name) for name in moment.names]
        return [each for each in said if self.claims[each] == {moment.name}]

    def _new(self, default: str) -> str:
        known, how = wording(), self.convention
        words = list(split(default))
        at = next((at for at, word in enumerate(words) if is_past(word)), len(words))
        thing, action = words[:at], words[at:]
        if how.present:
            action = [self.verbs.get(stem(word), word) if is_past(word) else word for word in action]
        if how.verb_first and action:
            thing = [] if set(thing) <= known.actors else thing
            words = [*action, *thing]
        else:
            words = [*thing, *action]
        if how.separator and thing and action and not how.verb_first:
            return f"{written(thing, how.case)}{how.separator}{written(action, how.case)}"
        return how.prefix + written(words, how.case)


def names_of(
    catalogue: Catalogue, instrumentation: Instrumentation, providers: Iterable[Provider], plan: Plan
) -> Names:
    """The names of a project."""
    live = [entry for entry in plan.entries if entry.status is not Status.REJECTED]
    verbs = _verbs(catalogue)
    planned: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for entry in live:
        for where in entry.where:
            key = (where.file, where.symbol)
            planned[key] = (*planned.get(key, ()), entry)
    known: dict[frozenset[str], str] = {}
    for name in (*(entry.event for entry in live), *instrumentation.event_names):
        known.setdefault(meaning(name), name)
    convention = convention_of(instrumentation, plan, providers, frozenset(verbs.values()))
    return Names(convention, known, planned, _claims(catalogue), verbs)


def _claims(catalogue: Catalogue) -> dict[frozenset[str], frozenset[str]]:
    found: dict[frozenset[str], set[str]] = {}
    for moment in catalogue.moments:
        for name in (moment.event, *moment.names):
            found.setdefault(meaning(name), set()).add(moment.name)
    return {said: frozenset(moments) for said, moments in found.items()}


def _verbs(catalogue: Catalogue) -> dict[str, str]:
    """The present of every verb in the catalogue's events, taken from the moments' other words."""
    stems = {stem(word) for moment in catalogue.moments for word in split(moment.event) if is_past(word)}
    words = (word for moment in catalogue.moments for name in moment.names for word in split(name))
    found = {stem(word): word for word in words if not is_past(word)}
    return {each: found[each] for each in sorted(stems & set(found))}
