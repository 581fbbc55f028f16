"""``luthier schema``: the JSON Schema of the plan's file, or of what a command prints with ``--json``."""

import json
from importlib.resources import files
from typing import Annotated, Any

import typer

from lsp_server.commands.near import did_you_mean
from lsp_server.commands.output import print_object
from lsp_server.commands.plan.schema import schema as plan_schema
from lsp_server.errors import InputError

_PLAN = "plan"


def schema(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND]", help="Such as scan, or plan show.", show_default="the tracking plan"),
    ] = None,
) -> None:
    """Print the JSON Schema of tracking-plan.yaml, or of what a command prints with --json.

    Example: luthier schema plan show
    """
    name = " ".join(words or ())
    if name in {"", _PLAN}:
        plan_schema()
    else:
        print_object(shape_of(name))


def shape_of(command: str) -> dict[str, Any]:
    """The schema of what ``command`` prints, complete in itself; it allows what is not known yet.

    Raises:
        InputError: when the command prints no JSON.
    """
    page = json.loads(files("lsp_server.commands").joinpath("shapes.json").read_text("utf-8"))
    commands: dict[str, Any] = page.pop("commands")
    if command not in commands:
        known = [*commands, _PLAN]
        raise InputError(f"There is no schema {command}.", did_you_mean(command, known, f"{', '.join(known)}."))
    return {**page, **commands[command]}
