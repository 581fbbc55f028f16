"""``luthier check``: what is wrong with the captures that exist, and between the code and the plan."""

import importlib.metadata
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from analyzers.model import Gravity
from lsp_server.commands.near import did_you_mean
from lsp_server.commands.opening import Opened, open_project
from lsp_server.commands.options import JobsOption, JsonOption, PathArgument, changes_of
from lsp_server.commands.output import print_json, print_object, print_page, say
from lsp_server.commands.problems_text import print_problems
from lsp_server.errors import InputError
from lsp_server.prose.rules import read_rules
from lsp_server.workspace.baseline import read_baseline, write_baseline
from lsp_server.workspace.files import git_prefix
from lsp_server.workspace.located import Located, checked_paths, locate_problems
from lsp_server.workspace.sarif import sarif_log

PROBLEMS = 1

_WEIGHTS = {Gravity.NOTE: 0, Gravity.WARNING: 1, Gravity.ERROR: 2}


class Form(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


class FailOn(StrEnum):
    """From which gravity on the exit code says that there are problems."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def check(
    path: PathArgument = Path(),
    *,
    form: Annotated[Form, typer.Option("--format", help="How to print the problems.")] = Form.TEXT,
    as_json: JsonOption = False,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from this gravity on.")] = FailOn.WARNING,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Leave out the problems that this file lists.", show_default=False),
    ] = None,
    writing: Annotated[
        bool, typer.Option("--write-baseline", help="Write the problems of now into the file of --baseline.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(metavar="RULE", help="Print the page of a rule, and check nothing.", show_default=False),
    ] = None,
    jobs: JobsOption = None,
) -> int:
    """Check the captures that exist, and the tracking plan against the code.

    Each problem names its rule; luthier.toml sets how much a rule matters, or switches it off.
    A baseline keeps what is known from being told again; it knows a problem by its rule, file, function and code,
    so that moving lines does not bring it back.

    Exit codes: 0 no problem of the gravity of --fail-on, 1 at least one, 2 input that cannot be used.

    Example: luthier check . --format sarif > luthier.sarif
    """
    if explain is not None:
        return _explain(explain)
    if writing and baseline is None:
        raise InputError("--write-baseline needs a file.", "Name it with --baseline FILE.")
    opened = open_project(path, changes_of(jobs=jobs))
    found = _problems(opened)
    if writing and baseline is not None:
        count = write_baseline(baseline, found)
        say(f"{baseline} lists {count} known problem{'' if count == 1 else 's'}.")
        return 0
    known = frozenset[str]() if baseline is None else read_baseline(baseline)
    told = tuple(each for each in found if each.fingerprint not in known)
    _print(opened, told, len(found) - len(told), Form.JSON if as_json else form)
    return PROBLEMS if any(_fails(each, fail_on) for each in told) else 0


def check_shape(problems: tuple[Located, ...], left_out: int, files: int) -> dict[str, Any]:
    """The JSON of a check.

    ``problems``: by path and place; lines and columns from 1, columns in code points; ``fingerprint`` stays when
    lines move; ``fixes`` are the titles of what an editor offers. ``known``: how many the baseline left out.
    """
    return {
        "problems": [_problem_shape(each) for each in problems],
        "known": left_out,
        "files": files,
    }


def _problem_shape(each: Located) -> dict[str, Any]:
    problem = each.problem
    return {
        "rule": problem.rule,
        "gravity": problem.gravity.value,
        "path": problem.path,
        "line": each.line,
        "column": each.column,
        "end_line": each.end_line,
        "end_column": each.end_column,
        "symbol": problem.symbol,
        "event": problem.event,
        "message": problem.message,
        "fixes": [fix.title for fix in problem.fixes],
        "fingerprint": each.fingerprint,
    }


def _problems(opened: Opened) -> tuple[Located, ...]:
    paths = [path for path in checked_paths(opened.project) if opened.wanted(path)]
    return locate_problems(opened.project, paths)


def _print(opened: Opened, told: tuple[Located, ...], left_out: int, form: Form) -> None:
    project = opened.project
    files = sum(opened.wanted(path) for path in project.readings)
    if form is Form.TEXT:
        print_problems(told, left_out, files)
    elif form is Form.JSON:
        print_json("check", check_shape(told, left_out, files))
    else:
        version = importlib.metadata.version("luthier")
        print_object(sarif_log(project, told, read_rules(), version=version, prefix=git_prefix(project.root)))


def _fails(each: Located, fail_on: FailOn) -> bool:
    return fail_on is not FailOn.NEVER and _WEIGHTS[each.problem.gravity] >= _WEIGHTS[Gravity(fail_on)]


def _explain(rule: str) -> int:
    pages = {page.name: page for page in read_rules()}
    if rule not in pages:
        raise InputError(f"There is no rule {rule}.", did_you_mean(rule, pages, f"Rules are {', '.join(pages)}."))
    print_page(pages[rule].body)
    return 0
