"""Divide changes of whole files into hunks, each tied to the events that it is for."""

from analyzers.dividing.dividing import divide

__all__ = ["divide"]
