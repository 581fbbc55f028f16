"""Tell what kind of file a path names, by the lists of the lexicon."""

import re
from collections.abc import Iterable
from functools import cache

from analyzers import shipped


def manifest_kind(path: str) -> str:
    """``object``, ``table`` or ``lines`` for a manifest of packages, by how it is written; empty for other files."""
    return next((kind for kind, pattern in _kinds() if pattern.fullmatch(path)), "")


def protected_as(path: str) -> str:
    """What a file is that only a person changes, in words; empty for other files."""
    return next((kind for kind, pattern in _protected() if pattern.fullmatch(path)), "")


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = shipped.toml("lexicon/untouched.toml")["manifests"]
    return tuple((kind, _pattern(files)) for kind, files in table.items())


@cache
def _protected() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = shipped.toml("lexicon/untouched.toml")["protected"]
    return tuple((each["kind"], _pattern(each["files"])) for each in table)


def _pattern(globs: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(_source(each) for each in globs), re.IGNORECASE | re.DOTALL)


def _source(glob: str) -> str:
    lead = "" if "/" in glob else "(?:.*/)?"
    parts = re.split(r"(\*\*/|\*\*|\*)", glob)
    meanings = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}
    return lead + "".join(meanings.get(part, re.escape(part)) for part in parts)
