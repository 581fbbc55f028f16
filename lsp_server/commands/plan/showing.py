"""``luthier plan show`` and ``luthier plan status``: the plan, and where it and the code have come apart."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from analyzers.model import Entry, Plan, Status
from analyzers.plan import Drift, drift, positions
from lsp_server.commands.opening import open_project
from lsp_server.commands.options import JobsOption, JsonOption, PathArgument, changes_of
from lsp_server.commands.output import console, counted, print_json, width
from lsp_server.features.drifting import told_drift
from lsp_server.workspace import plan_file
from lsp_server.workspace.checking import finder
from lsp_server.workspace.positions import line_number
from lsp_server.workspace.project import Project

DIFFERS = 1

_STYLES = {Status.PROPOSED: "cyan", Status.APPROVED: "yellow", Status.IMPLEMENTED: "green", Status.REJECTED: "dim"}


def show(path: PathArgument = Path(), *, jobs: JobsOption = None, as_json: JsonOption = False) -> None:
    """Show the plan's entries, and what has come apart between it and the code.

    Example: luthier plan show .
    """
    project = _opened(path, jobs)
    differences = drift_of(project)
    if as_json:
        print_json("plan show", {"entries": _entries_shape(project.plan), "drift": drift_shape(project, differences)})
        return
    if not project.plan.entries:
        console().print("The plan is empty; luthier plan add puts proposals into it.")
    else:
        _print_entries(project.plan.entries)
    print_drift(project, differences)
    console().print(_summary(project.plan, differences), style="dim")


def status(path: PathArgument = Path(), *, jobs: JobsOption = None, as_json: JsonOption = False) -> int:
    """Show only what has come apart between the plan and the code, on both sides.

    Exit codes: 0 plan and code agree, 1 they differ, 2 input that cannot be used.
    """
    project = _opened(path, jobs)
    differences = drift_of(project)
    if as_json:
        print_json("plan status", {"drift": drift_shape(project, differences)})
    else:
        print_drift(project, differences)
        console().print(_summary(project.plan, differences), style="dim")
    return DIFFERS if differences else 0


def drift_of(project: Project) -> tuple[Drift, ...]:
    """Where plan and code have come apart: those of the code first, then those of the plan.

    A project that has no plan has nothing to differ from.
    """
    if not project.plan.entries:
        return ()
    return drift(project.plan, project.readings, finder(project.readings, project.source))


def drift_shape(project: Project, differences: Iterable[Drift]) -> list[dict[str, Any]]:
    """Differences as JSON: ``kind``, ``event``, and where it is seen: the capture, else the event's name in the plan.

    ``was`` is the place that the plan has of a function that has moved, and ``symbol`` then what it is called now.
    """
    return [
        {
            "kind": each.kind.value,
            "event": each.event,
            "path": _place(project, each)[0],
            "line": _place(project, each)[1],
            "symbol": each.symbol,
            "missing": list(each.missing),
            "extra": list(each.extra),
            "mistyped": [{"name": name, "planned": planned, "sent": sent} for name, planned, sent in each.mistyped],
            "was": {"file": each.where.file, "symbol": each.where.symbol} if each.where else None,
        }
        for each in differences
    ]


def entry_shape(entry: Entry) -> dict[str, Any]:
    """An entry as JSON: the keys of the plan's file, all of them."""
    return {
        "event": entry.event,
        "status": entry.status.value,
        "moment": entry.moment,
        "description": entry.description,
        "lifecycle": entry.lifecycle.value if entry.lifecycle else None,
        "side": entry.side.value,
        "reason": entry.reason,
        "properties": [asdict(each) for each in entry.properties],
        "where": [{"file": each.file, "symbol": each.symbol, "anchor": each.anchor} for each in entry.where],
    }


def print_drift(project: Project, differences: Sequence[Drift]) -> None:
    """Print differences, one line each."""
    out = console()
    for each in differences:
        path, line = _place(project, each)
        out.print(Text.assemble((f"{path}:{line}: ", "cyan"), told_drift(each)))


def _opened(path: Path, jobs: int | None) -> Project:
    project = open_project(path, changes_of(jobs=jobs)).project
    plan_file.load(project.root)
    return project


def _entries_shape(plan: Plan) -> list[dict[str, Any]]:
    return [entry_shape(entry) for entry in plan.entries]


def _place(project: Project, each: Drift) -> tuple[str, int]:
    """File and line, from 1: of the capture, else of the event's name in the plan."""
    if each.span is not None:
        return each.path, line_number(project.source(each.path).text, each.span.start)
    text = project.plan_text
    name = positions(text).get(each.event)
    return plan_file.PLAN_NAME, line_number(text.encode(), name.start) if name else 1


def _print_entries(entries: Sequence[Entry]) -> None:
    out = console()
    if width() is None:
        for each in entries:
            out.print(" ".join(filter(None, (each.event, each.status, each.lifecycle, _where(each), _reason(each)))))
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("event", "status", "lifecycle", "side"):
        table.add_column(name, no_wrap=True)
    table.add_column("where", overflow="fold")
    for each in entries:
        status_text = Text(each.status, _STYLES[each.status])
        side = each.side.value
        table.add_row(Text(each.event, "bold"), status_text, each.lifecycle or "", side, _where(each) + _reason(each))
    out.print(table)


def _where(entry: Entry) -> str:
    return ", ".join(f"{each.file}:{each.symbol}" if each.symbol else each.file for each in entry.where)


def _reason(entry: Entry) -> str:
    return f"({entry.reason})" if entry.reason else ""


def _summary(plan: Plan, differences: Sequence[Drift]) -> str:
    counts = Counter(entry.status for entry in plan.entries)
    parts = [f"{counts[each]} {each}" for each in Status if counts[each]]
    apart = f"; {counted(len(differences), 'difference')} to the code" if differences else ""
    events = counted(len(plan.entries), "event")
    return f"{events} planned{': ' if parts else ''}{', '.join(parts)}{apart}."
