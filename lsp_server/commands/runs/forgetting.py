"""``luthier runs forget``: remove what is kept of runs."""

from typing import Annotated

import typer

from lsp_server.commands.output import counted, say
from lsp_server.errors import InputError
from lsp_server.runs.records import Ended, Record, read_record, read_records
from lsp_server.runs.records import forget as remove


def forget(
    run: Annotated[str, typer.Argument(metavar="[RUN]", help="A run, or how its name begins.")] = "",
    *,
    everything: Annotated[bool, typer.Option("--all", help="Every run that is not under way.")] = False,
) -> None:
    """Remove what is kept of a run, or of all of them; it can then not be resumed.

    Example: luthier runs forget --all
    """
    if everything == bool(run):
        raise InputError("It is not said what to forget.", "Name one run, or --all.")
    names = _all() if everything else [_named(run)]
    for name in names:
        remove(name)
    say(f"{counted(len(names), 'run')} forgotten.")


def _all() -> list[str]:
    found = read_records()
    return [each.run for each in found if not isinstance(each, Record) or each.ended is not Ended.UNDER_WAY]


def _named(run: str) -> str:
    """The run's whole name; one whose record cannot be read must be named in full."""
    broken = [each.run for each in read_records() if not isinstance(each, Record)]
    return run if run in broken else read_record(run).run
