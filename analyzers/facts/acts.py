"""Recognise calls into payment, authentication, e-mail and like libraries."""

import re
from collections.abc import Mapping
from functools import cache

from analyzers import shipped
from analyzers.facts.shapes import Row, shapes
from analyzers.model import Act, ActKind, Call, Import


def read_acts(language: str, calls: tuple[Call, ...], imports: tuple[Import, ...]) -> tuple[Act, ...]:
    """The acts in the order of the calls, at most one meaning for each call."""
    known = shapes("acts", "act", language)
    origins = {each.alias: each.module for each in imports}
    found: list[Act] = []
    for call in calls:
        row = next((row for row in known.rows_of(_meant(call.callee)) if _holds(row, call, origins)), None)
        if row is not None:
            found.append(Act(ActKind(row["kind"]), call.callee, row["means"], call.span, call.function))
    return tuple(found)


def _meant(callee: str) -> str:
    """The callee without a last segment that only puts it off."""
    before, _, last = callee.rpartition(".")
    return before if before and last in shipped.toml("lexicon/acts.toml")["deferring"] else callee


def _holds(row: Row, call: Call, origins: Mapping[str, str]) -> bool:
    """Whether what the row asks of the import and of the arguments is true."""
    if "imports" in row:
        root = call.callee.removeprefix("new ").partition(".")[0]
        if not _any(tuple(row["imports"])).search(origins.get(root, "")):
            return False
    if "argument" in row:
        texts = " ".join(f"{each.keyword}={each.text}" if each.keyword else each.text for each in call.arguments)
        return re.search(row["argument"], texts) is not None
    return True


@cache
def _any(modules: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(modules))
