"""Captures: the calls of a file that speak to an analytics provider, or to a wrapper of the project's own."""

from analyzers.captures.modules import imports_from
from analyzers.captures.reading import read_captures
from analyzers.captures.sends import Send, sends_of

__all__ = ["Send", "imports_from", "read_captures", "sends_of"]
