"""What a person decides about several events at once, as one change of the plan: all of it, or nothing."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from analyzers.model import Plan, Proposal, Status
from analyzers.plan import (
    add,
    live_entry,
    places_of,
    reject,
    rejected_entry,
    remove,
    rename_event,
    set_status,
    take_back,
)
from lsp_server.errors import InputError
from lsp_server.runs.approval import UNSAID, edited
from lsp_server.workspace.project import Project

_SHAPE = "It takes {event, decision, symbol?, path?, reason?, name?, description?, properties?}."


class Decision(NamedTuple):
    """What is said to one event."""

    event: str
    kind: str
    said: Mapping[str, Any]
    """As the client sent it."""
    path: str = ""
    symbol: str = ""
    """Where it is meant; everywhere when both are empty."""
    reason: str = ""

    def is_at(self, path: str, symbol: str) -> bool:
        """Whether it is meant for a place."""
        return self.path in {"", path} and self.symbol in {"", symbol}

    def means(self, proposal: Proposal) -> bool:
        """Whether a proposal is what it is about."""
        at = (proposal.finding.path, proposal.finding.symbol)
        return proposal.event == self.event and not proposal.captured and self.is_at(*at)


def read_decisions(given: Any) -> tuple[Decision, ...]:
    """Decisions as a client sends them.

    Raises:
        InputError: when one cannot be read, or an event has two.
    """
    if not isinstance(given, list) or not given:
        raise InputError("Nothing is decided.", _SHAPE)
    found: dict[tuple[str, str, str], Decision] = {}
    for each in given:
        decision = _read(each)
        if found.setdefault((decision.event, decision.path, decision.symbol), decision) is not decision:
            raise InputError(f"Two things are said to {decision.event}.", "Say one.")
    return tuple(found.values())


def decided(project: Project, plan: Plan, decisions: Iterable[Decision]) -> tuple[Plan, int]:
    """The plan after the decisions, made in their order, and how many of them changed something.

    Raises:
        InputError: when one cannot be made.
    """
    count = 0
    for each in decisions:
        after = _KINDS[each.kind](project, plan, each)
        count += after != plan
        plan = after
    return plan, count


def _read(given: Any) -> Decision:
    said = given if isinstance(given, Mapping) else {}
    event, kind = said.get("event"), said.get("decision")
    place = [said.get(key, "") for key in ("path", "symbol", "reason")]
    if not isinstance(event, str) or not event or not all(isinstance(each, str) for each in place):
        raise InputError("A decision cannot be read.", _SHAPE)
    if kind not in _KINDS:
        raise InputError(f"What is said to {event} is no decision.", f"There are {', '.join(_KINDS)}.")
    path, symbol, reason = place
    return Decision(event, kind, said, path, symbol, reason.strip())


def _approve(project: Project, plan: Plan, decision: Decision) -> Plan:
    live = live_entry(plan, decision.event)
    if live is None or decision.path or decision.symbol:
        for proposal in filter(decision.means, project.proposals(plan)):
            plan = add(plan, proposal, Status.APPROVED)
    _check(plan, decision)
    live = live_entry(plan, decision.event)
    if live is None or live.status is Status.PROPOSED:
        plan = set_status(plan, decision.event, Status.APPROVED)
    return _edited(plan, decision)


def _reject(project: Project, plan: Plan, decision: Decision) -> Plan:
    reason, proposals = decision.reason or UNSAID, list(filter(decision.means, project.proposals(plan)))
    live = live_entry(plan, decision.event)
    moment = next((each.moment for each in proposals), live.moment if live else "")
    if decision.path or decision.symbol:
        places = [places_of(each)[0] for each in proposals]
        places = places or [each for each in (live.where if live else ()) if decision.is_at(each.file, each.symbol)]
        if not places:
            raise _unknown(decision)
        for place in places:
            plan = reject(plan, decision.event, reason, place, moment)
        return plan
    if not proposals:
        _check(plan, decision)
    return reject(plan, decision.event, reason, moment=moment)


def _reopen(project: Project, plan: Plan, decision: Decision) -> Plan:
    _check(plan, decision)
    if live_entry(plan, decision.event) is not None:
        plan = set_status(plan, decision.event, Status.PROPOSED)
    else:
        plan = take_back(plan, decision.event)
        for proposal in filter(decision.means, project.proposals(plan)):
            plan = add(plan, proposal)
    return _edited(plan, decision)


def _remove(_project: Project, plan: Plan, decision: Decision) -> Plan:
    _check(plan, decision)
    return remove(plan, decision.event)


_KINDS: dict[str, Callable[[Project, Plan, Decision], Plan]] = {
    "approve": _approve,
    "reject": _reject,
    "reopen": _reopen,
    "remove": _remove,
}


def _check(plan: Plan, decision: Decision) -> None:
    if live_entry(plan, decision.event) is None and rejected_entry(plan, decision.event) is None:
        raise _unknown(decision)


def _unknown(decision: Decision) -> InputError:
    where = f" in {decision.symbol or decision.path}" if decision.symbol or decision.path else ""
    return InputError(f"{decision.event} is neither in the plan nor proposed{where}.", "Ask for the plan again.")


def _edited(plan: Plan, decision: Decision) -> Plan:
    """The plan with what the decision says about name, description and properties."""
    live = live_entry(plan, decision.event)
    if live is None:
        return plan
    after = edited(live, decision.said)
    if after.event != live.event and rename_event(plan, live.event, after.event) is plan:
        raise InputError(f"The plan has an event {after.event} already.", "Give one another name.")
    return Plan(tuple(after if each is live else each for each in plan.entries))
