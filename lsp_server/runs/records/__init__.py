"""What is kept of a run on the person's machine: how it went, and what is needed to go on with it."""

from lsp_server.runs.records.record import Begun, Ended, Finished, Record, Refused, Saved
from lsp_server.runs.records.recorder import Recorder
from lsp_server.runs.records.resuming import Resumed, can_resume, reopen, still_fit
from lsp_server.runs.records.reviewed import Handed, drop_handed, handed_by, is_handed, keep_handed
from lsp_server.runs.records.store import Unreadable, forget, prune, read_record, read_records, state_folder

__all__ = [
    "Begun",
    "Ended",
    "Finished",
    "Handed",
    "Record",
    "Recorder",
    "Refused",
    "Resumed",
    "Saved",
    "Unreadable",
    "can_resume",
    "drop_handed",
    "forget",
    "handed_by",
    "is_handed",
    "keep_handed",
    "prune",
    "read_record",
    "read_records",
    "reopen",
    "state_folder",
    "still_fit",
]
