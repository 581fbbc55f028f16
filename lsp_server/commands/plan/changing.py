"""``luthier plan add``, ``approve``, ``dismiss`` and ``sync``: changes that a person asks for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from pathspec import GitIgnoreSpec

from analyzers.model import Entry, Plan, Proposal, Status
from analyzers.plan import add as added
from analyzers.plan import captured, live_entry, mark_implemented, places_of, reject, rejected_entry, set_status
from lsp_server.commands.choosing import Choice, chosen
from lsp_server.commands.near import did_you_mean
from lsp_server.commands.opening import Opened, open_project
from lsp_server.commands.options import (
    EventsOption,
    FilesOption,
    InOption,
    JobsOption,
    JsonOption,
    MomentsOption,
    PathArgument,
    changes_of,
)
from lsp_server.commands.output import counted, print_json, say
from lsp_server.commands.plan.showing import entry_shape
from lsp_server.errors import InputError
from lsp_server.workspace import plan_file

EventArguments = Annotated[list[str], typer.Argument(metavar="EVENT...", help="Names of events.", show_default=False)]


def add(
    path: PathArgument = Path(),
    *,
    events: EventsOption = None,
    moments: MomentsOption = None,
    files: FilesOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Add all proposals.")] = False,
    approved: Annotated[bool, typer.Option("--approve", help="Add them as approved.")] = False,
    jobs: JobsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put proposals into the plan; an event that it holds already only learns new places.

    Example: luthier plan add . --event user_signed_up --approve
    """
    choice = Choice.of(events, moments, files)
    if choice.everything and not everything:
        raise InputError("Nothing was chosen.", "Name an --event, a --moment or a --file, or say --all.")
    opened = _opened(path, jobs)
    proposals = [each for each in chosen(opened, choice) if not each.captured]
    status = Status.APPROVED if approved else Status.PROPOSED
    _change(opened, lambda plan: _with_all(plan, proposals, status), "plan add", as_json=as_json)


def approve(
    events: EventArguments, *, folder: InOption = Path(), jobs: JobsOption = None, as_json: JsonOption = False
) -> None:
    """Approve events; those that the plan does not hold yet are added from the proposals.

    Example: luthier plan approve user_signed_up checkout_started
    """
    opened = _opened(folder, jobs)
    _check(opened, events)
    proposals = [each for each in opened.project.proposals() if each.event in events]

    def change(plan: Plan) -> Plan:
        plan = _with_all(plan, [each for each in proposals if live_entry(plan, each.event) is None], Status.APPROVED)
        for event in events:
            entry = live_entry(plan, event)
            if entry is None or entry.status is not Status.IMPLEMENTED:
                plan = set_status(plan, event, Status.APPROVED)
        return plan

    _change(opened, change, "plan approve", as_json=as_json)


def dismiss(
    events: EventArguments,
    *,
    reason: Annotated[str, typer.Option("--reason", "-r", metavar="WHY", help="Why it is not worth it.")],
    files: FilesOption = None,
    folder: InOption = Path(),
    jobs: JobsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say no to events, with a reason: they are never proposed again.

    With --file they are dismissed at their places in these files alone.

    Example: luthier plan dismiss cart_item_removed --reason "Nobody acts on it."
    """
    if not reason.strip():
        raise InputError("The reason is empty.", "Say in a few words why it is not worth tracking.")
    opened = _opened(folder, jobs)
    _check(opened, events)
    places = GitIgnoreSpec.from_lines(files or ())
    proposals = [each for each in opened.project.proposals() if each.event in events]
    here = [each for each in proposals if places.match_file(each.finding.path)]
    if files and not here:
        raise InputError(
            f"Nothing there is proposed as {', '.join(events)}.", "See what there is with luthier propose."
        )

    def change(plan: Plan) -> Plan:
        for each in here:
            plan = reject(plan, each.event, reason.strip(), places_of(each)[0], each.moment)
        for event in () if files else events:
            moment = next((each.moment for each in proposals if each.event == event), "")
            plan = reject(plan, event, reason.strip(), moment=moment)
        return plan

    _change(opened, change, "plan dismiss", as_json=as_json)


def sync(path: PathArgument = Path(), *, jobs: JobsOption = None, as_json: JsonOption = False) -> None:
    """Bring the plan up to what the code captures: mark what is implemented, add what it does not hold.

    Example: luthier plan sync .
    """
    opened = _opened(path, jobs)
    places = captured(opened.project.readings)
    proposals = {each.event: each for each in opened.project.proposals() if each.captured}

    def change(plan: Plan) -> Plan:
        new = [each for each in places if live_entry(plan, each) is None and rejected_entry(plan, each) is None]
        entries = (_captured_entry(event, proposals.get(event)) for event in new)
        return mark_implemented(Plan((*plan.entries, *entries)), places)

    _change(opened, change, "plan sync", as_json=as_json)


def _opened(path: Path, jobs: int | None) -> Opened:
    opened = open_project(path, changes_of(jobs=jobs))
    plan_file.load(opened.project.root)
    return opened


def _change(opened: Opened, change: Callable[[Plan], Plan], command: str, *, as_json: bool) -> None:
    """Change the plan on disk and say what is different."""
    before = opened.project.plan
    after = plan_file.save(opened.project.root, change)
    changed = [entry for entry in after.entries if entry not in before.entries]
    if as_json:
        print_json(command, {"changed": [entry_shape(entry) for entry in changed], "entries": len(after.entries)})
        return
    for entry in changed:
        say(f"{entry.event} is {entry.status}.")
    what = f"{counted(len(changed), 'event')} changed" if changed else "Nothing changed"
    say(f"{what} in {plan_file.PLAN_NAME}.")


def _with_all(plan: Plan, proposals: Sequence[Proposal], status: Status) -> Plan:
    for proposal in proposals:
        plan = added(plan, proposal, status)
    return plan


def _captured_entry(event: str, proposal: Proposal | None) -> Entry:
    if proposal is None:
        return Entry(event, Status.IMPLEMENTED)
    [entry] = added(Plan(), proposal, Status.IMPLEMENTED).entries
    return entry


def _check(opened: Opened, events: Sequence[str]) -> None:
    project = opened.project
    planned = {entry.event for entry in project.plan.entries}
    known = planned | {each.event for each in project.proposals()} | set(captured(project.readings))
    for event in events:
        if event not in known:
            near = did_you_mean(event, known, "See what there is with luthier propose.")
            raise InputError(f"Neither the plan nor the code knows an event {event}.", near)
