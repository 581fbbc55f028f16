"""``luthier runs forget``: remove what is kept of runs."""

from typing import Annotated

import typer

from lsp_server.commands.output import counted, say
from lsp_server.errors import InputError
from lsp_server.runs.records import Record, read_record, read_records
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
    if everything:
        gone = [_removed(each.run) for each in read_records()]
        say(f"{counted(sum(gone), 'run')} forgotten.")
    else:
        remove(_named(run))
        say("1 run forgotten.")


def _removed(run: str) -> bool:
    """Whether the run could be forgotten; one that is under way, or that somebody else just forgot, could not."""
    try:
        remove(run)
    except InputError as kept:
        say(str(kept))
        return False
    return True


def _named(run: str) -> str:
    """The run's whole name; one whose record cannot be read must be named in full."""
    broken = [each.run for each in read_records() if not isinstance(each, Record)]
    return run if run in broken else read_record(run).run
