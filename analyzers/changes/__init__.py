"""Changes of files, read: which lines are new, which captures are, and what holds around them."""

from analyzers.changes.diffing import Stretch, stretches
from analyzers.changes.fresh import Fresh, fresh_captures
from analyzers.changes.reading import Changed, read_change

__all__ = ["Changed", "Fresh", "Stretch", "fresh_captures", "read_change", "stretches"]
