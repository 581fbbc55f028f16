"""Measures of a ranking, as the labels' own evaluation defines them."""

import random
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from statistics import fmean

MEASURES = ("recall@10%", "R-precision", "AUROC")


def measure(scores: Sequence[float], wanted: Sequence[bool], seed: int = 0) -> dict[str, float]:
    """How well ``scores`` bring the wanted ones to the top; ties are broken at random, the same way each time."""
    shuffled = random.Random(seed)  # noqa: S311 - ties, not secrets
    order = sorted(range(len(scores)), key=lambda at: (-scores[at], shuffled.random()))
    hits = [wanted[at] for at in order]
    total = sum(hits)
    tenth = max(1, round(0.1 * len(hits)))
    return {
        "recall@10%": sum(hits[:tenth]) / total,
        "R-precision": sum(hits[:total]) / total,
        "AUROC": _auroc(hits),
    }


def macro(rows: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The mean over organisations, one row each."""
    return {key: fmean(row[key] for row in rows.values()) for key in MEASURES}


def _auroc(hits: Sequence[bool]) -> float:
    below = len(hits) - sum(hits)
    if below == 0:
        return 1.0
    total, misses = 0, below
    for hit in hits:
        if hit:
            total += misses
        else:
            misses -= 1
    return total / (sum(hits) * below)


def best_matches(lines: Sequence[tuple[int, int, int]], wanted: AbstractSet[tuple[int, int]]) -> list[bool]:
    """For functions as (first line, line of the body, last line), whether one of the wanted ones is meant.

    Wanted are (first line, last line); first lines may differ by decorators and by the variable a function is given to.
    """
    taken: set[int] = set()
    for first, last in wanted:
        fitting = [
            at for at, (start, body, end) in enumerate(lines) if start <= first <= max(body, start) and end == last
        ]
        near = fitting or [
            at for at, (start, body, end) in enumerate(lines) if start <= first <= body and abs(end - last) <= 1
        ]
        taken |= set(near[-1:])
    return [at in taken for at in range(len(lines))]
