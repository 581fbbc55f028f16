"""What outlasts a change: knowing that typing moved things and changed nothing else saves reading a whole project."""

import dataclasses
from typing import Any

from analyzers.model import Facts, Span

_COUNTS = {"error_count", "line_count"}


def alike(old: Facts, new: Facts) -> bool:
    """Whether two readings of one file differ in nothing but positions and counts."""
    return all(
        _placeless(getattr(old, field.name)) == _placeless(getattr(new, field.name))
        for field in dataclasses.fields(Facts)
        if field.name not in _COUNTS
    )


def _placeless(value: Any) -> Any:
    """``value`` without the positions in it."""
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple):
        return tuple(map(_placeless, value))
    if dataclasses.is_dataclass(value):
        return tuple(_placeless(getattr(value, field.name)) for field in dataclasses.fields(value))
    return value
