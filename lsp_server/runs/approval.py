"""What a person says to the agent's plan: as an answer to each entry, or by editing the tracking plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from analyzers.model import Entry, Plan, PlanProperty, Status, Where
from analyzers.plan import PROPERTY_TYPES, live_entry, rejected_entry
from lsp_server.errors import InputError
from lsp_server.runs.values import Decided

UNSAID = "Rejected in the editor"
"""The reason of a rejection for which none was given."""

REMOVED = "Removed from the plan"
"""The reason of an entry that a person took out of the tracking plan."""

_ANSWER = 'An answer is {event, decision: "approve" or "reject", reason?, name?, description?, properties?}.'
_PROPERTY = f"A property is {{name, type, description?}}, its type one of {', '.join(PROPERTY_TYPES)}."


def approve(entry: Entry) -> Decided:
    """The entry approved as it is."""
    return Decided(replace(entry, status=Status.APPROVED))


def approved(entries: Iterable[Entry]) -> tuple[Decided, ...]:
    """Every entry approved as it is."""
    return tuple(map(approve, entries))


def reject(entry: Entry, reason: str) -> Decided:
    """The entry rejected."""
    return Decided(replace(entry, status=Status.REJECTED, reason=reason or UNSAID))


def edited(entry: Entry, said: Mapping[str, Any]) -> Entry:
    """The entry with the name, the description and the properties that a client sends, where it sends them.

    Raises:
        InputError: when one of them cannot be used.
    """
    name, description = said.get("name", entry.event), said.get("description", entry.description)
    if not isinstance(name, str) or not isinstance(description, str) or not name.strip() or "\n" in name:
        raise InputError(f"The new name or description of {entry.event} cannot be used.", _ANSWER)
    properties = _properties(said["properties"], entry) if "properties" in said else entry.properties
    return replace(entry, event=name.strip(), description=description.strip(), properties=properties)


@dataclass(frozen=True, slots=True)
class Approval:
    """A plan that waits for a person, and what was said so far."""

    entries: tuple[Entry, ...]
    decided: tuple[Decided, ...] = ()
    known: frozenset[str] = frozenset()
    """Events that the tracking plan had before the entries were written into it to be edited."""
    in_plan: bool = False
    """Whether they have been written into it."""

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """The entries to which nothing was said yet."""
        said = {_origin(each) for each in self.decided}
        return tuple(each for each in self.entries if each.event not in said)

    @property
    def answer(self) -> tuple[Decided, ...]:
        """What was said, in the order of the entries."""
        order = {entry.event: place for place, entry in enumerate(self.entries)}
        return tuple(sorted(self.decided, key=lambda each: order[_origin(each)]))

    def read(self, answers: Any) -> tuple[Decided, ...]:
        """Answers as a client sends them.

        Raises:
            InputError: when one is no answer to an entry that waits; nothing is taken then.
        """
        if not isinstance(answers, list) or not answers:
            raise InputError("There is no answer to the plan's entries.", _ANSWER)
        waiting = {each.event: each for each in self.waiting}
        found: dict[str, Decided] = {}
        for each in answers:
            event = each.get("event") if isinstance(each, Mapping) else None
            if not isinstance(event, str) or event not in waiting:
                raise InputError(f"{event or 'An answer'} is no entry that waits.", f"{', '.join(waiting)} wait.")
            found[event] = _answered(waiting[event], each)
        taken = tuple(found.values())
        self._check_names(taken)
        return taken

    def take(self, decided: Iterable[Decided]) -> "Approval":
        """The approval after some more was said; what was said first counts."""
        waiting = {each.event for each in self.waiting}
        return replace(self, decided=(*self.decided, *(each for each in decided if _origin(each) in waiting)))

    def written(self, plan: Plan) -> "Approval":
        """The approval once its entries have been written into ``plan``."""
        return replace(self, in_plan=True, known=frozenset(each.event for each in plan.entries))

    def read_back(self, plan: Plan) -> tuple[Decided, ...]:
        """What a person said by editing the plan: what they left is approved as it stands there now.

        An entry whose name is gone is looked for by its place, under a name that the plan did not have before.
        """
        named = {each.event for each in self.entries}
        new = [each for each in plan.entries if each.event not in named | self.known]
        return tuple(self._found(entry, plan, new) for entry in self.waiting)

    def _found(self, entry: Entry, plan: Plan, new: list[Entry]) -> Decided:
        found = live_entry(plan, entry.event) or rejected_entry(plan, entry.event)
        if found is None:
            found = next((each for each in new if _shares_place(each, entry)), None)
            if found is None:
                return reject(entry, REMOVED)
            new.remove(found)
        if found.status is Status.REJECTED:
            return reject(entry, found.reason)
        left = replace(found, status=Status.APPROVED, where=found.where or entry.where)
        return Decided(left, _was(entry, left))

    def _check_names(self, decided: Iterable[Decided]) -> None:
        taken = [each.entry.event for each in (*self.decided, *decided) if each.entry.status is Status.APPROVED]
        taken += [each.event for each in self.waiting if each.event not in {_origin(one) for one in decided}]
        twice = sorted({name for name in taken if taken.count(name) > 1})
        if twice:
            raise InputError(f"{', '.join(twice)} would be the name of two events.", "Give one another name.")


def as_proposed(plan: Plan, entries: Iterable[Entry]) -> Plan:
    """The plan with the entries in it as proposals, for a person to edit; what was approved before stays as it is."""
    for entry in entries:
        live, mine = live_entry(plan, entry.event), replace(entry, status=Status.PROPOSED)
        if live is None:
            plan = Plan((*plan.entries, mine))
        elif live.status is Status.PROPOSED:
            plan = Plan(tuple(mine if each is live else each for each in plan.entries))
    return plan


def _answered(entry: Entry, said: Mapping[str, Any]) -> Decided:
    decision, reason = said.get("decision"), said.get("reason", "")
    if decision not in ("approve", "reject") or not isinstance(reason, str):
        raise InputError(f"The answer to {entry.event} cannot be read.", _ANSWER)
    if decision == "reject":
        return reject(entry, reason.strip())
    changed = edited(entry, said)
    return Decided(replace(changed, status=Status.APPROVED), _was(entry, changed))


def _properties(given: Any, entry: Entry) -> tuple[PlanProperty, ...]:
    if not isinstance(given, list):
        raise InputError(f"The properties of {entry.event} are no list.", _PROPERTY)
    found = {each.name: each for each in (_property(each, entry) for each in given)}
    if len(found) < len(given):
        raise InputError(f"{entry.event} has a property twice.", _PROPERTY)
    return tuple(found.values())


def _property(given: Any, entry: Entry) -> PlanProperty:
    known = {each.name: each for each in entry.properties}
    name = given.get("name") if isinstance(given, Mapping) else None
    if not isinstance(name, str) or not name.strip():
        raise InputError(f"A property of {entry.event} has no name.", _PROPERTY)
    before = known.get(name, PlanProperty(name, "string"))
    kind, description = given.get("type", before.type), given.get("description", before.description)
    if kind not in PROPERTY_TYPES or not isinstance(description, str):
        raise InputError(f"The property {name} of {entry.event} cannot be read.", _PROPERTY)
    return PlanProperty(name.strip(), kind, description)


def _origin(decided: Decided) -> str:
    return decided.was or decided.entry.event


def _was(before: Entry, after: Entry) -> str:
    return before.event if before.event != after.event else ""


def _shares_place(one: Entry, other: Entry) -> bool:
    return bool(_places(one.where) & _places(other.where))


def _places(where: Iterable[Where]) -> set[tuple[str, str]]:
    return {(each.file, each.symbol) for each in where}
