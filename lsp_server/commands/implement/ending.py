"""What a run came to: written, or shown as a diff, and what is left for a person."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from lsp_server.commands.flaws_shape import flaws_shape
from lsp_server.commands.insert_text import print_diff
from lsp_server.commands.output import counted, line, say
from lsp_server.errors import InputError, LuthierError
from lsp_server.runs.learning import learned
from lsp_server.runs.records import Recorder, reopen
from lsp_server.runs.values import Outcome
from lsp_server.runs.wording import told_flaw
from lsp_server.workspace import atomic, env_files, plan_file
from lsp_server.workspace.applying import changes_of
from lsp_server.workspace.env_files import EnvSetting
from lsp_server.workspace.project import Project


def write_outcome(project: Project, outcome: Outcome, *, with_plan: bool) -> tuple[str, ...]:
    """Write the patch and what the plan learns of it: everything or nothing; the paths.

    Raises:
        FileChanged, WriteFailed, PlanUnreadable: and then nothing was written.
    """
    changes = changes_of(project.root, outcome.patch)
    paths = [path for path, _ in outcome.patch.base]
    if with_plan:
        _, plan = plan_file.prepare(project.root, lambda plan: learned(plan, outcome))
        changes += [] if plan is None else [plan]
        paths += [] if plan is None else [plan_file.PLAN_NAME]
    if changes:
        atomic.write_all(changes)
    return tuple(paths)


def show(outcome: Outcome, diff: bytes, written: Sequence[str]) -> None:
    """The diff on standard output unless it was written; the rest on standard error."""
    if not written:
        print_diff(diff)
    for flaw in outcome.flaws:
        say(f"needs you: {line(told_flaw(flaw).replace('`', ''))}")
    count = len(outcome.entries) + len(outcome.left)
    told = f"{len(outcome.entries)} of {count} ready"
    if outcome.left:
        names = ", ".join(each.event for each in outcome.left)
        told += f", {counted(len(outcome.left), 'event')} for you to look at: {names}"
    if written:
        say(f"{told}; written into {', '.join(written)}.")
    else:
        say(f"{told}. Nothing was written: add --write, or pipe into git apply.")
    if not written:
        for setting in outcome.settings:
            say(f"The app needs {setting.name} in {setting.path}.")


def set_keys(root: Path, settings: Sequence[EnvSetting], *, ask: bool) -> None:
    """Set the variables that the app needs, those that the person agrees to; without anybody to ask, only say so."""
    for each in settings:
        what = f"The app needs {each.name} in {each.path}"
        if not ask:
            say(f"{what}.")
        elif typer.confirm(f"{what}. Put it there{'' if each.value else ', without a value'}?", err=True):
            try:
                warning = env_files.set_key(root, each)
            except LuthierError as error:
                say(str(error))
            else:
                say(f"{each.name} is in {each.path}{'' if each.value else '; give it its value'}. {warning}".rstrip())


def resuming(recorder: Recorder) -> str:
    """How to go on with a run that did not come to its end; empty when it has nothing to go on from."""
    try:
        reopen(recorder.run, Path(recorder.record.root))
    except InputError:
        return ""
    return f"Go on with it: luthier implement --resume {recorder.run}"


def shape(run: str, outcome: Outcome, diff: bytes, written: Sequence[str]) -> dict[str, Any]:
    """The JSON of a run.

    ``run``: its id; ``events``: what is ready; ``left``: what needs a person; ``flaws``: why, ``line`` from 1 or 0 for
    none; ``settings``: variables that the app needs, without values; ``diff``: a unified diff; ``written``: the files.
    """
    return {
        "run": run,
        "events": [each.event for each in outcome.entries],
        "left": [each.event for each in outcome.left],
        "flaws": flaws_shape(outcome.flaws),
        "settings": [{"path": each.path, "name": each.name} for each in outcome.settings],
        "diff": diff.decode("utf-8", "surrogateescape"),
        "written": list(written),
    }
