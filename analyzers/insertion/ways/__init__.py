"""The ways of sending an event from a place, the most fitting first."""

from analyzers.insertion.ways.choosing import choose

__all__ = ["choose"]
