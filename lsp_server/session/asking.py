"""The questions about the agent's plan in an editor that has no view for it, with answers to choose from."""

from analyzers.model import Entry, Plan
from lsp_server.errors import LuthierError
from lsp_server.runs.approval import approve, as_proposed, reject
from lsp_server.session.agent_runs import AgentRun
from lsp_server.session.deciding import decide
from lsp_server.session.memory import Session
from lsp_server.session.remembering import remember
from lsp_server.workspace import plan_file

REASONS = ("Not business here", "Known from elsewhere", "Too frequent to be useful")
"""Why a person may say no to an event."""

_ALL, _SINGLY, _EDIT, _STOP = "Approve all", "One by one", "Edit in the plan", "Stop"
_APPROVE, _REJECT, _BACK, _GO_ON = "Approve", "Reject", "Back", "Go on"
_MOST_NAMES = 12


async def ask(session: Session, run: AgentRun) -> None:
    """Ask until everything is decided, the person stops the run, or they give no answer: then the run waits."""
    while run.approval is not None and run.approval.waiting:
        going_on = await (_read_back if run.approval.in_plan else _asked)(session, run)
        if not going_on:
            return


async def _asked(session: Session, run: AgentRun) -> bool:
    waiting = _waiting(run)
    names = ", ".join(each.event for each in waiting[:_MOST_NAMES]) + (" …" if len(waiting) > _MOST_NAMES else "")
    count = "1 event" if len(waiting) == 1 else f"{len(waiting)} events"
    said = await session.outgoing.choose(f"The agent plans {count}: {names}", [_ALL, _SINGLY, _EDIT, _STOP])
    if said == _ALL:
        await decide(session, run, map(approve, waiting))
        return True
    if said == _SINGLY:
        return await _singly(session, run)
    if said == _EDIT:
        return await _written(session, run)
    return _stopped(run, said)


async def _singly(session: Session, run: AgentRun) -> bool:
    for entry in _waiting(run):
        said: str | None = _BACK
        reason: str | None = None
        while said == _BACK:
            said = await session.outgoing.choose(_described(entry), [_APPROVE, _REJECT, _STOP])
            if said == _REJECT:
                reason = await session.outgoing.choose(f"Why not {entry.event}?", [*REASONS, _BACK])
                said = _BACK if reason == _BACK else said
        if said not in {_APPROVE, _REJECT}:
            return _stopped(run, said)
        await decide(session, run, [approve(entry) if said == _APPROVE else reject(entry, reason or "")])
    return True


async def _written(session: Session, run: AgentRun) -> bool:
    """Write what waits into the tracking plan for the person to edit, and open it."""
    folder, waiting = run.folder, _waiting(run)
    before: list[Plan] = []

    def change(plan: Plan) -> Plan:
        before.append(plan)
        return as_proposed(plan, waiting)

    try:
        async with run.turn:
            await remember(session, folder, lambda _: change)
            if run.approval is not None and before:
                run.approval = run.approval.written(before[-1])
    except LuthierError as error:
        session.outgoing.say(str(error), serious=True)
        return True
    await session.outgoing.show(session.uri(folder, plan_file.PLAN_NAME))
    return True


async def _read_back(session: Session, run: AgentRun) -> bool:
    question = f"Edit the events in {plan_file.PLAN_NAME}: rename, change, reject or remove them. Then go on."
    said = await session.outgoing.choose(question, [_GO_ON, _STOP])
    if said != _GO_ON:
        return _stopped(run, said)
    try:
        plan = await _plan_now(session, run)
    except LuthierError as error:
        session.outgoing.say(str(error), serious=True)
        return True
    if run.approval is not None:
        await decide(session, run, run.approval.read_back(plan))
    return True


async def _plan_now(session: Session, run: AgentRun) -> Plan:
    """The plan as the person sees it: in their editor, saved or not, else on the disk."""
    document = session.documents.at(run.folder.root / plan_file.PLAN_NAME)
    if document is None:
        return await run.folder.ask(lambda project: plan_file.load(project.root))
    return plan_file.plan_of(document.text.decode("utf-8", "replace"))


def _stopped(run: AgentRun, said: str | None) -> bool:
    if said == _STOP:
        run.stop()
    return False


def _waiting(run: AgentRun) -> tuple[Entry, ...]:
    return run.approval.waiting if run.approval else ()


def _described(entry: Entry) -> str:
    places = ", ".join(f"{each.symbol} in {each.file}" for each in entry.where)
    properties = ", ".join(each.name for each in entry.properties)
    parts = (f"{entry.event}: {entry.description}", places, f"with {properties}" if properties else "")
    return " · ".join(part for part in parts if part)
