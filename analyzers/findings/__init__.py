"""Findings: where the catalogue's moments probably happen, how sure that is, and what speaks for it."""

from analyzers.findings.finding import THRESHOLD, event_of, find, rank_files
from analyzers.findings.interest import rank_file, rank_functions, score_of, traits_of
from analyzers.findings.telling import told

__all__ = [
    "THRESHOLD",
    "event_of",
    "find",
    "rank_file",
    "rank_files",
    "rank_functions",
    "score_of",
    "told",
    "traits_of",
]
