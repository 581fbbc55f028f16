"""``luthier insert``: the captures' code as a diff, or written into the files."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzers.model import Entry, Patch, Plan, Proposal, Refusal, Status, Where
from analyzers.plan import add, live_entry, mark_implemented, places_of
from lsp_server.commands.choosing import Choice, chosen
from lsp_server.commands.insert_text import diff_of, print_diff, tell
from lsp_server.commands.opening import open_project
from lsp_server.commands.options import (
    EventsOption,
    FilesOption,
    JobsOption,
    JsonOption,
    MinScoreOption,
    MomentsOption,
    PathArgument,
    ProviderOption,
    changes_of,
)
from lsp_server.commands.output import print_json
from lsp_server.features.patches import patch_of
from lsp_server.workspace import atomic, plan_file
from lsp_server.workspace.applying import changes_of as file_changes
from lsp_server.workspace.positions import position
from lsp_server.workspace.project import Project

REFUSED = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an insert came to."""

    patch: Patch
    taken: tuple[Proposal, ...]
    """What the patch captures."""
    refusals: tuple[Refusal, ...]
    diff: bytes
    written: tuple[str, ...] = ()
    """The files that were written."""


def insert(
    path: PathArgument = Path(),
    *,
    events: EventsOption = None,
    moments: MomentsOption = None,
    files: FilesOption = None,
    provider: ProviderOption = None,
    min_score: MinScoreOption = None,
    write: Annotated[bool, typer.Option("--write", help="Write it into the files instead of printing it.")] = False,
    no_plan: Annotated[bool, typer.Option("--no-plan", help="With --write: leave the tracking plan as it is.")] = False,
    jobs: JobsOption = None,
    as_json: JsonOption = False,
) -> int:
    """Print what capturing the proposed events would change, as a diff that git apply takes.

    With --write it is written: all files and the tracking plan, or none of them.
    What cannot be put in safely is told on standard error, with what to do about it.

    Exit codes: 0 done, 1 an event that was named with --event was refused, 2 input that cannot be used.

    Example: luthier insert . --event user_signed_up | git apply
    """
    opened = open_project(path, changes_of(jobs=jobs, min_score=min_score, provider=provider))
    project = opened.project
    wanted = [each for each in chosen(opened, Choice.of(events, moments, files)) if not each.captured]
    outcome = inserted(project, wanted)
    if write:
        outcome = replace(outcome, written=write_patch(project.root, outcome, with_plan=not no_plan))
    if as_json:
        print_json("insert", insert_shape(project, outcome))
    elif not write:
        print_diff(outcome.diff)
    tell(project, outcome.patch, outcome.taken, outcome.refusals, outcome.written)
    return REFUSED if any(each.event in (events or ()) for each in outcome.refusals) else 0


def inserted(project: Project, proposals: Iterable[Proposal]) -> Outcome:
    """What putting in some proposals would change; nothing is written.

    Raises:
        FileChanged: when a file is no longer what was read.
    """
    patch, taken, refusals = patch_of(project, proposals)
    return Outcome(patch, taken, refusals, diff_of(project, patch))


def write_patch(root: Path, outcome: Outcome, *, with_plan: bool) -> tuple[str, ...]:
    """Write the patch and, when asked for, what the plan learns of it: everything or nothing; returns the paths.

    Raises:
        FileChanged, WriteFailed, PlanUnreadable: and then nothing was written.
    """
    if not outcome.taken:
        return ()
    changes = file_changes(root, outcome.patch)
    paths = [path for path, _ in outcome.patch.base]
    if with_plan:
        _, plan = plan_file.prepare(root, lambda plan: _learned(plan, outcome.taken))
        changes += [] if plan is None else [plan]
        paths += [] if plan is None else [plan_file.PLAN_NAME]
    atomic.write_all(changes)
    return tuple(paths)


def insert_shape(project: Project, outcome: Outcome) -> dict[str, Any]:
    """The JSON of an insert.

    ``events``: what is captured; ``hunks``: what changes, in order of path and position, ``line`` from 1 in the text
    of now; ``refusals``: what is left out, why, and what to do; ``diff``: all hunks as a unified diff;
    ``written``: the files that were written, the plan among them.
    """
    return {
        "events": [
            {"event": each.event, "path": each.finding.path, "symbol": each.finding.symbol} for each in outcome.taken
        ],
        "hunks": [
            {
                "path": hunk.path,
                "line": 1 if hunk.creates else position(project.source(hunk.path).text, hunk.edit.span.start)[0],
                "role": hunk.role.value,
                "events": list(hunk.events),
                "creates": hunk.creates,
                "risky": hunk.risky,
                "text": hunk.edit.new_text,
                "reason": hunk.reason,
            }
            for hunk in outcome.patch.hunks
        ],
        "refusals": [
            {
                "event": each.event,
                "path": each.path,
                "symbol": each.symbol,
                "reason": each.reason,
                "remedy": each.remedy,
            }
            for each in outcome.refusals
        ],
        "diff": outcome.diff.decode("utf-8", "surrogateescape"),
        "written": list(outcome.written),
    }


def _learned(plan: Plan, taken: Iterable[Proposal]) -> Plan:
    """The plan after these proposals were put in: each is implemented at its place, besides where it was before."""
    places: dict[str, tuple[Where, ...]] = {}
    for proposal in taken:
        if live_entry(plan, proposal.event) is None:
            plan = Plan((*plan.entries, _entry(proposal)))
        entry = live_entry(plan, proposal.event)
        known = places.get(proposal.event, entry.where if entry and entry.status is Status.IMPLEMENTED else ())
        places[proposal.event] = tuple(dict.fromkeys((*known, places_of(proposal)[0])))
    return mark_implemented(plan, places)


def _entry(proposal: Proposal) -> Entry:
    return add(Plan(), proposal, Status.APPROVED).entries[0]
