"""Flaws as JSON, the same wherever they are printed; ``shapes.json`` holds their schema."""

from collections.abc import Iterable
from typing import Any

from analyzers.model import Flaw


def flaws_shape(flaws: Iterable[Flaw]) -> list[dict[str, Any]]:
    """One object for each; ``line`` is from 1, and 0 for none."""
    return [
        {"rule": each.rule, "event": each.event, "path": each.path, "line": each.line + 1, "message": each.message}
        for each in flaws
    ]
