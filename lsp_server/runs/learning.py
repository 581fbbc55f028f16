"""What the tracking plan learns of a run."""

from collections.abc import Iterable

from analyzers.model import Entry, Plan, Status, Where
from analyzers.plan import live_entry, mark_implemented, reject
from lsp_server.runs.values import Decided, Outcome


def with_decisions(plan: Plan, decided: Iterable[Decided]) -> Plan:
    """The plan after a person decided on entries: approved ones are in it, rejected ones stay rejected."""
    for each in decided:
        plan = _with(_without_old(plan, each), each.entry)
    return plan


def learned(plan: Plan, outcome: Outcome) -> Plan:
    """The plan after a run: what was rejected, what was approved, and what is implemented now."""
    plan = with_decisions(plan, outcome.decided)
    for entry in (*outcome.entries, *outcome.left):
        plan = _with(plan, entry)
    places: dict[str, tuple[Where, ...]] = {each.event: each.where for each in outcome.entries}
    return mark_implemented(plan, places)


def _without_old(plan: Plan, decided: Decided) -> Plan:
    """The plan without what was proposed under the name that a person changed."""
    old = live_entry(plan, decided.was) if decided.was else None
    if old is None or old.status is not Status.PROPOSED or not set(old.where) & set(decided.entry.where):
        return plan
    return Plan(tuple(each for each in plan.entries if each is not old))


def _with(plan: Plan, entry: Entry) -> Plan:
    if entry.status is Status.REJECTED:
        return reject(plan, entry.event, entry.reason, entry.where[0] if entry.where else None, entry.moment)
    live = live_entry(plan, entry.event)
    if live is None:
        return Plan((*plan.entries, entry))
    if live.status is Status.PROPOSED:
        return Plan(tuple(entry if each is live else each for each in plan.entries))
    return plan
