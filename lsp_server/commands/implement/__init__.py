"""``luthier implement``: let the agent write what cannot be put in at once, and hand back a diff."""

import asyncio
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer

from lsp_server.commands.implement.approving import Terminal
from lsp_server.commands.implement.beginning import start_at_events, start_at_plan, start_at_survey
from lsp_server.commands.implement.ending import resuming, set_keys, shape, show, write_outcome
from lsp_server.commands.implement.telling import Teller
from lsp_server.commands.insert_text import diff_of
from lsp_server.commands.opening import Opened, open_project
from lsp_server.commands.options import EventsOption, JobsOption, JsonOption, PathArgument, ProviderOption, changes_of
from lsp_server.commands.output import print_json
from lsp_server.errors import InputError, Stopped
from lsp_server.runs.records import Recorder, Resumed, reopen
from lsp_server.runs.starting import check_installed, limits_of, moments_of, provider_of
from lsp_server.runs.values import Outcome
from lsp_server.workspace.checking_command import allowed

__all__ = ["implement"]

LEFT = 1


def implement(
    path: PathArgument = Path(),
    *,
    events: EventsOption = None,
    planned: Annotated[bool, typer.Option("--planned", help="What the plan approved and the code lacks.")] = False,
    resume: Annotated[
        str | None, typer.Option(metavar="RUN", help="Go on with a run that stopped.", show_default=False)
    ] = None,
    approve_all: Annotated[
        bool, typer.Option("--approve-all", help="Approve the agent's plan without being asked.")
    ] = False,
    provider: ProviderOption = None,
    dollars: Annotated[
        float | None, typer.Option("--budget", metavar="DOLLARS", min=0.01, help="Spend at most this.")
    ] = None,
    turns: Annotated[int | None, typer.Option(min=1, help="Take at most so many turns of the model.")] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="The model to ask.", show_default=False)] = None,
    write: Annotated[bool, typer.Option("--write", help="Write it into the files instead of printing it.")] = False,
    no_plan: Annotated[bool, typer.Option("--no-plan", help="With --write: leave the tracking plan as it is.")] = False,
    jobs: JobsOption = None,
    as_json: JsonOption = False,
) -> int:
    """Let the agent find, plan and write events, in a copy of the project, and print what it made as a diff.

    It surveys the project, proposes a plan that you approve, writes it, and has it checked.
    With --event or --planned it only writes these. It needs luthier[agent] and a key for the model.

    Exit codes: 0 every event is ready, 1 some need you, 2 input that cannot be used, or the run failed, 130 stopped.

    Example: luthier implement . --event subscription_cancelled | git apply
    """
    check_installed()
    opened = open_project(path, changes_of(jobs=jobs, provider=provider))
    project = opened.project
    settings = project.settings
    limits = limits_of(settings, dollars, turns)
    entrance = _start(opened, events, resume, planned=planned)
    person = Terminal(everything=approve_all, present=sys.stdin.isatty() and sys.stderr.isatty())
    recorder = Recorder(project.root, limits, model or settings.agent_model)
    from lsp_server.agent.run import RunFailed, Task, carry_out  # noqa: PLC0415 - an extra that takes a second to load

    task = Task(
        project,
        provider_of(project),
        entrance.start,
        limits,
        recorder.record.model or None,
        allowed(settings),
        entrance.saved,
        moments_of(project, entrance.start),
    )
    try:
        outcome = _until_interrupted(carry_out(task, person, recorder, Teller().tell))
    except RunFailed as failed:
        raise InputError(failed.message, f"{failed.remedy} {resuming(recorder)}".strip()) from None
    if outcome is None:
        raise Stopped(resuming(recorder))
    diff = diff_of(project, outcome.patch)
    written = write_outcome(project, outcome, with_plan=not no_plan) if write else ()
    if write and outcome.entries:
        set_keys(project.root, outcome.settings, ask=person.present)
    if as_json:
        print_json("implement", shape(recorder.run, outcome, diff, written))
    else:
        show(outcome, diff, written)
    return LEFT if outcome.left else 0


def _start(opened: Opened, events: list[str] | None, resume: str | None, *, planned: bool) -> Resumed:
    """Where the run enters, and what it goes on from.

    Raises:
        InputError: when more than one way in is named, or the one that is named leads nowhere.
    """
    ways = [each for each, named in (("--event", events), ("--planned", planned), ("--resume", resume)) if named]
    if len(ways) > 1:
        raise InputError(f"{' and '.join(ways)} cannot be had together.", "Name one of them.")
    if resume:
        return reopen(resume, opened.project.root)
    if events:
        return Resumed(start_at_events(opened, events))
    return Resumed(start_at_plan(opened) if planned else start_at_survey(opened))


def _until_interrupted(work: Coroutine[Any, Any, Outcome]) -> Outcome | None:
    """What ``work`` comes to; None when the person stopped it."""

    async def watched() -> Outcome:
        task = asyncio.ensure_future(work)
        loop = asyncio.get_running_loop()
        for each in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(each, task.cancel)
        return await task

    try:
        return asyncio.run(watched())
    except asyncio.CancelledError:
        return None
