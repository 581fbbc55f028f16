"""Findings: where the catalogue's moments probably happen, how sure that is, and what speaks for it."""

from analyzers.findings.finding import THRESHOLD, event_of, find, rank_files

__all__ = ["THRESHOLD", "event_of", "find", "rank_files"]
