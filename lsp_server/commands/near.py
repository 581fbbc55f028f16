"""Say which of the names that exist a person may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_MOST = 8


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The remedy for a name that is unknown: the nearest known one, else all of a few, else ``otherwise``."""
    names = sorted(set(known))
    near = get_close_matches(name.lower(), [each.lower() for each in names], n=1, cutoff=0.6)
    if near:
        return f"Did you mean {next(each for each in names if each.lower() == near[0])}?"
    if 0 < len(names) <= _MOST:
        return f"Use one of {', '.join(names)}."
    return otherwise
