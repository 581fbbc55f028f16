"""Insertion: the capture of an event, and all that it needs, as edits that a person reviews."""

from analyzers.insertion.composing import apply, compose
from analyzers.insertion.inserting import insert

__all__ = ["apply", "compose", "insert"]
