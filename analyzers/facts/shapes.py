"""Find which rows of a lexicon a callee has the shape of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from analyzers import shipped
from analyzers.languages import family
from analyzers.words import fits, is_open, segment_source

Row = dict[str, Any]
Pattern = tuple[tuple[str, ...], int]
"""The segments of a pattern and the index of its row."""


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """The rows of one table for one language, looked up by the end of a callee."""

    rows: Sequence[Row] = field(repr=False)
    by_name: dict[str, list[Pattern]] = field(repr=False)
    """Patterns whose last segment is a plain name, by it."""
    by_owner: dict[str, list[Pattern]] = field(repr=False)
    """Patterns that end in ``*`` behind a plain name, by that name."""
    open_ended: list[Pattern] = field(repr=False)
    """The others."""
    open_end: re.Pattern[str] = field(repr=False)
    """Matches the last segment when one of ``open_ended`` may match: one look instead of many."""

    def rows_of(self, callee: str) -> tuple[Row, ...]:
        """The rows that the dotted ``callee`` matches, in the order of the table."""
        return _rows_of(self, callee)


@cache
def shapes(lexicon: str, table: str, language: str, key: str = "callees") -> Shapes:
    """The rows of ``table`` in the shipped ``lexicon`` that hold for ``language``, by their patterns under ``key``."""
    spoken = family(language)
    every: list[Row] = shipped.toml(f"lexicon/{lexicon}.toml").get(table, [])
    rows = [row for row in every if row.get("language", spoken) == spoken]
    by_name: dict[str, list[Pattern]] = {}
    by_owner: dict[str, list[Pattern]] = {}
    open_ended: list[Pattern] = []
    for at, row in enumerate(rows):
        for written in row.get(key, ()):
            segments = tuple(written.split("."))
            if not is_open(segments[-1]):
                by_name.setdefault(segments[-1], []).append((segments, at))
            elif segments[-1] == "*" and len(segments) > 1 and not is_open(segments[-2]):
                by_owner.setdefault(segments[-2], []).append((segments, at))
            else:
                open_ended.append((segments, at))
    ends = dict.fromkeys(segment_source(segments[-1]) for segments, _ in open_ended)
    return Shapes(rows, by_name, by_owner, open_ended, re.compile("|".join(ends) or r"(?!)"))


@lru_cache(maxsize=20_000)
def _rows_of(known: Shapes, callee: str) -> tuple[Row, ...]:
    segments = callee.split(".")
    found = {at for pattern, at in _candidates(known, segments) if fits(segments, pattern)}
    rows = (known.rows[at] for at in sorted(found))
    return tuple(row for row in rows if not any(fits(segments, each.split(".")) for each in row.get("unless", ())))


def _candidates(known: Shapes, segments: Sequence[str]) -> Iterator[Pattern]:
    yield from known.by_name.get(segments[-1], ())
    if len(segments) > 1:
        yield from known.by_owner.get(segments[-2], ())
    if known.open_end.fullmatch(segments[-1]):
        yield from known.open_ended
