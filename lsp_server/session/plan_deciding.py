"""What a person decides in a view of the plan: into the file, and to the agent that waits for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from analyzers.model import Plan
from analyzers.plan import live_entry, take_back
from lsp_server.features.dismissals import dismissals
from lsp_server.features.plan_decisions import Decision, decided, read_decisions
from lsp_server.session.agent_runs import AgentRun
from lsp_server.session.deciding import answer
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session
from lsp_server.session.planning import present_plan
from lsp_server.session.remembering import remember
from lsp_server.workspace.project import Project


async def decide_on_plan(session: Session, folder: Folder, given: Any) -> int:
    """Carry decisions out, all of them or none; how many changed something.

    What the agent waits for is its answer; all else changes the plan.

    Raises:
        InputError: when one cannot be made.
        PlanUnreadable: when the plan has an error.
    """
    decisions = read_decisions(given)
    run = session.agents.of(folder)
    waits = {each.event for each in run.approval.waiting} if run and run.approval else set()
    answers = [each for each in decisions if each.event in waits]
    rest = [each for each in decisions if each.event not in waits]
    if run is None or not answers:
        return await _change(session, folder, rest)
    count = len(answers)

    async def first() -> None:
        nonlocal count
        count += await _change(session, folder, rest) if rest else 0

    await answer(session, run, await _answers(session, run, answers), first)
    return count


async def reconsider(session: Session, folder: Folder, event: str, path: str, symbol: str) -> bool:
    """Take a dismissal back: at a place, or everywhere when ``path`` is empty; whether there was one.

    Raises:
        PlanUnreadable: when the plan has an error.
    """
    taken = False

    def change_of(project: Project) -> Callable[[Plan], Plan]:
        def change(plan: Plan) -> Plan:
            nonlocal taken
            for each in dismissals(project, plan):
                if (each.entry.event, each.path, each.symbol) == (event, path, symbol):
                    taken = True
                    return take_back(plan, event, each.where)
            return plan

        return change

    await remember(session, folder, change_of)
    return taken


async def _change(session: Session, folder: Folder, decisions: Iterable[Decision]) -> int:
    count = 0

    def change_of(project: Project) -> Callable[[Plan], Plan]:
        def change(plan: Plan) -> Plan:
            nonlocal count
            plan, count = decided(project, plan, decisions)
            return plan

        return change

    await remember(session, folder, change_of)
    return count


async def _answers(session: Session, run: AgentRun, answers: Iterable[Decision]) -> list[Mapping[str, Any]]:
    """The answers for the agent; what a person edited in the file counts where its entries were written there."""
    if run.approval is None or not run.approval.in_plan:
        return [each.said for each in answers]
    plan = (await present_plan(session, run.folder)).plan
    return [{**_written(plan, each.event), **each.said} for each in answers]


def _written(plan: Plan, event: str) -> Mapping[str, Any]:
    entry = live_entry(plan, event)
    if entry is None:
        return {}
    properties = [asdict(each) for each in entry.properties]
    return {"description": entry.description, "properties": properties}
