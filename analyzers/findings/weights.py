"""The numbers and word lists that the model is made of, read from the weights file."""

import math
from functools import cache
from typing import Any

from analyzers import shipped


@cache
def _table() -> dict[str, Any]:
    return shipped.toml("weights.toml")


@cache
def weight(key: str) -> float:
    """The weight under ``TABLE.NAME`` of the weights file; 0 when the file has none."""
    table, _, name = key.rpartition(".")
    return float((_table()[table] if table else _table()).get(name, 0.0))


@cache
def words(name: str) -> frozenset[str]:
    """The word list ``name``."""
    return frozenset(_table()["words"][name])


def logistic(total: float) -> float:
    """A sum of weights as a score in [0, 1]."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))
