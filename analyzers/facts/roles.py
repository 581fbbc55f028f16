"""Tell what a file is for from its path and its first lines."""

import re
from functools import cache

from analyzers import shipped
from analyzers.model import Role

_FIRST_LINES = 5
_FIRST_BYTES = 1_000


def role_of(path: str, text: bytes) -> Role:
    """The role of the file at ``path``, POSIX and relative to the workspace folder, that opens with ``text``."""
    opening = b"\n".join(text[:_FIRST_BYTES].splitlines()[:_FIRST_LINES]).decode("utf-8", "replace")
    for role, paths, first_lines in _rules():
        if paths is not None and paths.search(path):
            return role
        if first_lines is not None and first_lines.search(opening):
            return role
    return Role.PRODUCT


@cache
def _rules() -> tuple[tuple[Role, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    rows = shipped.toml("lexicon/roles.toml")["role"]
    return tuple((Role(row["role"]), _any(row.get("paths")), _any(row.get("first_lines"))) for row in rows)


def _any(patterns: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns), re.IGNORECASE | re.MULTILINE) if patterns else None
