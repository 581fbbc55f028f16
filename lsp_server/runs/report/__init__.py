"""What is said of a run to a person, from its record: at a terminal line by line, in an editor as a page."""

from lsp_server.runs.report.lines import Name, Part, head_of, lines_of, plain
from lsp_server.runs.report.page import report_of
from lsp_server.runs.report.words import dollars, events, lasted, told, turns, when

__all__ = [
    "Name",
    "Part",
    "dollars",
    "events",
    "head_of",
    "lasted",
    "lines_of",
    "plain",
    "report_of",
    "told",
    "turns",
    "when",
]
