"""What this machine's records tell of runs in the folders that are open."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from lsp_server import convert
from lsp_server.errors import InputError
from lsp_server.runs.records import Record, is_handed, read_record, read_records
from lsp_server.runs.report import report_of
from lsp_server.session.folder import Folder
from lsp_server.session.memory import Session


class Recorded(NamedTuple):
    """A run of which a record is kept."""

    record: Record
    reviewable: bool
    """Whether what it wrote can be reviewed."""


async def records_in(folders: Iterable[Folder]) -> tuple[Recorded, ...]:
    """The runs of some folders, the newest first; records that cannot be read are left out."""
    roots = {each.root for each in folders if not each.loose}
    return await asyncio.to_thread(_records, roots)


async def report(session: Session, uri: str, run: str) -> str:
    """The report of a run, as the document ``uri``, which the client hears of while the run goes on.

    Raises:
        InputError: when there is no such run.
    """
    session.contents.given[uri] = text = await asyncio.to_thread(_report, run)
    return text


def touch_report(session: Session, run: str) -> None:
    """A run stands differently: what tells of it may say something else."""
    for uri in tuple(session.contents.given):
        if convert.run_of(uri) == run:
            session.contents.touch(uri)


def _records(roots: set[Path]) -> tuple[Recorded, ...]:
    real = {each.resolve() for each in roots}
    every = (each for each in read_records() if isinstance(each, Record))
    return tuple(Recorded(each, is_handed(each.run)) for each in every if Path(each.root).resolve() in real)


def _report(run: str) -> str:
    record = read_record(run)
    if record.run != run:
        raise InputError(f"There is no run {run}.", "See them with luthier runs.")
    return report_of(record)
