"""What a person or a scan does to a plan: each change takes a plan and returns a new one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from analyzers.model import Entry, Finding, Plan, PlanProperty, Proposal, Status, Where


def same_event(left: str, right: str) -> bool:
    """Whether two names are one event, written in different cases: ``user_signed_up`` and ``User Signed Up``."""
    return _letters(left) == _letters(right)


def live_entry(plan: Plan, event: str) -> Entry | None:
    """The entry of ``event`` that is not rejected, or None."""
    return next((entry for entry in plan.entries if entry.event == event and entry.status is not Status.REJECTED), None)


def rejected_entry(plan: Plan, event: str) -> Entry | None:
    """The entry that rejects ``event``, everywhere or at some places, or None."""
    return next((entry for entry in plan.entries if entry.event == event and entry.status is Status.REJECTED), None)


def is_rejected(plan: Plan, event: str, where: Where, moment: str = "") -> bool:
    """Whether a person has said no to ``event`` at ``where``.

    A rejected entry without places rejects its event everywhere.
    One with places rejects its event, or its moment under any name, at these places alone;
    a place is known by file and symbol, and in a renamed function by the anchor's fingerprint.
    """
    for entry in plan.entries:
        if entry.status is not Status.REJECTED:
            continue
        named = same_event(entry.event, event)
        if not entry.where and named:
            return True
        meant = named or (moment != "" and entry.moment == moment)
        if meant and any(_same_place(place, where) for place in entry.where):
            return True
    return False


def add(plan: Plan, proposal: Proposal, status: Status = Status.PROPOSED) -> Plan:
    """Put a proposal into the plan; an event that is in it already only learns the new places.

    What was rejected at the proposal's place stays rejected, and the plan is returned as it is.
    """
    places = places_of(proposal)
    if is_rejected(plan, proposal.event, places[0], proposal.moment):
        return plan
    present = live_entry(plan, proposal.event)
    if present:
        known = {(place.file, place.symbol) for place in present.where}
        new = tuple(place for place in places if (place.file, place.symbol) not in known)
        return _changed(plan, present, lambda entry: replace(entry, where=entry.where + new)) if new else plan
    entry = Entry(
        event=proposal.event,
        status=status,
        moment=proposal.moment,
        description=proposal.question,
        lifecycle=proposal.lifecycle,
        side=proposal.side,
        properties=tuple(PlanProperty(each.name, each.type, each.description) for each in proposal.properties),
        where=places,
    )
    return Plan((*plan.entries, entry))


def places_of(proposal: Proposal) -> tuple[Where, ...]:
    """Where a proposal belongs: the function that would hold its capture first, then its twins on the other side."""
    anchor = proposal.anchor
    at = _place_of(proposal.finding)
    first = Where(at.file, anchor.symbol, anchor.fingerprint) if anchor else at
    return (first, *(_place_of(twin) for twin in proposal.twins))


def reject(plan: Plan, event: str, reason: str, where: Where | None = None, moment: str = "") -> Plan:
    """Say no to ``event`` with a reason: everywhere, or at one place when ``where`` is given.

    A live entry whose only place this is becomes the rejected one; otherwise it keeps its other places.
    """
    live, before = live_entry(plan, event), rejected_entry(plan, event)
    places = () if where is None else (where,)
    meant = moment or (live.moment if live else "")
    if live and where and _has_others(live, where):
        plan = _changed(plan, live, lambda entry: replace(entry, where=_without(entry.where, where)))
    elif live and before:
        plan = Plan(tuple(entry for entry in plan.entries if entry is not live))
    elif live:
        return _changed(plan, live, lambda entry: replace(entry, status=Status.REJECTED, reason=reason, where=places))
    if before:
        kept = (*_without(before.where, where), where) if where and before.where else ()
        return _changed(plan, before, lambda entry: replace(entry, reason=reason, where=kept))
    return Plan((*plan.entries, Entry(event, Status.REJECTED, moment=meant, reason=reason, where=places)))


def take_back(plan: Plan, event: str, where: Where | None = None) -> Plan:
    """Take the rejection of ``event`` back: at one of its places, or altogether without ``where``.

    What else its entry says stays, as a proposal; an entry that was nothing but the rejection is gone.
    """
    before = rejected_entry(plan, event)
    if before is None:
        return plan
    kept = _without(before.where, where) if where else ()
    if kept:
        return _changed(plan, before, lambda entry: replace(entry, where=kept))
    says_more = before.description or before.properties
    if live_entry(plan, event) is not None or not says_more:
        return Plan(tuple(entry for entry in plan.entries if entry is not before))
    return _changed(plan, before, lambda entry: replace(entry, status=Status.PROPOSED, reason=""))


def remove(plan: Plan, event: str) -> Plan:
    """The plan without ``event``; a live entry goes before a rejected one of the same name."""
    gone = live_entry(plan, event) or rejected_entry(plan, event)
    return Plan(tuple(entry for entry in plan.entries if entry is not gone))


def set_status(plan: Plan, event: str, status: Status, reason: str = "") -> Plan:
    """Give ``event`` another status; a reason that is given replaces the old one.

    An event that the plan does not hold leaves it as it is. A live entry goes before a rejected one of the same name.
    """
    if status is Status.REJECTED:
        return reject(plan, event, reason)
    live, before = live_entry(plan, event), rejected_entry(plan, event)
    found = live or before
    if found is None:
        return plan
    return _changed(plan, found, lambda entry: replace(entry, status=status, reason=reason or _kept_reason(entry)))


def mark_implemented(plan: Plan, captured: Mapping[str, tuple[Where, ...]]) -> Plan:
    """Give every approved or proposed event that the code captures the status ``implemented``, with its places.

    ``captured`` maps an event to where its captures stand. A place that the plan knows keeps its fingerprint;
    an entry that is implemented already and whose places are still right is left alone.
    """
    entries = []
    for entry in plan.entries:
        places = captured.get(entry.event, ())
        if not places or entry.status is Status.REJECTED:
            entries.append(entry)
            continue
        known = {(place.file, place.symbol): place for place in entry.where}
        where = tuple(dict.fromkeys(known.get((place.file, place.symbol), place) for place in places))
        same = set(where) == set(entry.where)
        entries.append(replace(entry, status=Status.IMPLEMENTED, where=entry.where if same else where))
    return Plan(tuple(entries))


def rename_event(plan: Plan, old: str, new: str) -> Plan:
    """Rename an event in all its entries; a plan that has ``new`` already is returned as it is."""
    if any(entry.event == new for entry in plan.entries):
        return plan
    return Plan(tuple(replace(entry, event=new) if entry.event == old else entry for entry in plan.entries))


def _changed(plan: Plan, one: Entry, change: Callable[[Entry], Entry]) -> Plan:
    return Plan(tuple(change(entry) if entry is one else entry for entry in plan.entries))


def _same_place(known: Where, where: Where) -> bool:
    if known.file == where.file and known.symbol == where.symbol:
        return True
    return known.anchor != "" and known.anchor == where.anchor


def _has_others(entry: Entry, where: Where) -> bool:
    """Whether an entry is wanted elsewhere, too: at other places, or at none in particular."""
    return not entry.where or bool(_without(entry.where, where))


def _without(places: tuple[Where, ...], one: Where) -> tuple[Where, ...]:
    return tuple(place for place in places if not _same_place(place, one))


def _place_of(finding: Finding) -> Where:
    return Where(finding.path, finding.symbol)


def _kept_reason(entry: Entry) -> str:
    return "" if entry.status is Status.REJECTED else entry.reason


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
