"""Find which rows of a lexicon a callee has the shape of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from analyzers import shipped
from analyzers.languages import family
from analyzers.words import pattern_source

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The rows of one table for one language, looked up by the last segment of a callee."""

    by_name: dict[str, list[tuple[re.Pattern[str], int]]]
    """Rows whose pattern ends in a plain name."""
    open_ended: list[tuple[re.Pattern[str], int]]
    """Rows whose pattern ends in a segment with a wildcard."""
    any_open: re.Pattern[str] = field(repr=False)
    """Matches when at least one of ``open_ended`` does: one look instead of many."""
    rows: Sequence[Row] = field(repr=False)

    def rows_of(self, callee: str) -> list[Row]:
        """The rows that the dotted ``callee`` matches, in the order of the table."""
        name = callee.rpartition(".")[2]
        found = [at for pattern, at in self.by_name.get(name, ()) if pattern.search(callee)]
        if self.any_open.search(callee):
            found += [at for pattern, at in self.open_ended if pattern.search(callee)]
        return [self.rows[at] for at in sorted(set(found)) if not _excepted(self.rows[at], callee)]


@cache
def shapes(lexicon: str, table: str, language: str, key: str = "callees") -> Shapes:
    """The rows of ``table`` in the shipped ``lexicon`` that hold for ``language``, by their patterns under ``key``."""
    spoken = family(language)
    every: list[Row] = shipped.toml(f"lexicon/{lexicon}.toml").get(table, [])
    rows = [row for row in every if row.get("language", spoken) == spoken]
    by_name: dict[str, list[tuple[re.Pattern[str], int]]] = {}
    open_ended: list[tuple[re.Pattern[str], int]] = []
    sources: list[str] = []
    for at, row in enumerate(rows):
        for written in row.get(key, ()):
            source = rf"(?:^|\.){pattern_source(written)}$"
            name = written.rpartition(".")[2]
            if "*" in name or "[" in name:
                open_ended.append((re.compile(source), at))
                sources.append(source)
            else:
                by_name.setdefault(name, []).append((re.compile(source), at))
    return Shapes(by_name, open_ended, re.compile("|".join(sources) or r"(?!)"), rows)


def _excepted(row: Row, callee: str) -> bool:
    unless: list[str] = row.get("unless", [])
    return any(_pattern(each).search(callee) for each in unless)


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\.){pattern_source(written)}$")
