"""Add a dependency to a manifest of tables in TOML."""

import re
import tomllib
from typing import Any

from analyzers.lines import eol_of
from analyzers.model import Edit, Span

_TABLE = re.compile(r"^\[(?P<name>[^\[\]\n]+)\][^\n]*\n", re.MULTILINE)
_LIST = re.compile(r"^dependencies[ \t]*=[ \t]*\[", re.MULTILINE)
_ITEM = re.compile(r"""(?P<item>"[^"\n]*"|'[^'\n]*')[ \t]*,?""")
_PAIR = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)[ \t]*=", re.MULTILINE)


def with_dependency(text: bytes, requirement: str) -> Edit | None:
    """What adds ``requirement`` to the dependencies that the project runs with; None when it lists none."""
    written = text.decode("utf-8", "replace")
    try:
        before = tomllib.loads(written)
    except tomllib.TOMLDecodeError:
        return None
    for attempt in (_in_list, _in_table):
        found = attempt(written, requirement, eol_of(text))
        if found is not None:
            offset, new = found
            if _adds(before, written[:offset] + new + written[offset:]):
                start = len(written[:offset].encode())
                return Edit(Span(start, start), new)
    return None


def _in_list(text: str, requirement: str, eol: str) -> tuple[int, str] | None:
    """The place in the list of the standard table, and what is written there."""
    table = _table(text, "project")
    opening = _LIST.search(text, *table) if table else None
    if opening is None:
        return None
    end = _closing(text, opening.end())
    items = list(_ITEM.finditer(text, opening.end(), end)) if end is not None else []
    if not items:
        return (opening.end(), f'"{requirement}"') if end is not None else None
    quote = items[0]["item"][0]
    own = f"{quote}{requirement}{quote}"
    line_start = text.rfind("\n", 0, items[0].start()) + 1
    lead = text[line_start : items[0].start()]
    several = not lead.strip()
    names = [each["item"].strip("\"'").lower() for each in items]
    later = next((each for each in items if each["item"].strip("\"'").lower() > requirement), None)
    if names == sorted(names) and later is not None:
        return later.start(), f"{own},{eol}{lead}" if several else f"{own}, "
    last = items[-1]
    at = last.start() + len(last["item"])
    return at, f",{eol}{lead}{own}" if several else f", {own}"


def _in_table(text: str, requirement: str, eol: str) -> tuple[int, str] | None:
    """The place in the table of names and ranges that some tools keep, and the line."""
    table = _table(text, "tool.poetry.dependencies")
    if table is None:
        return None
    pairs = list(_PAIR.finditer(text, *table))
    if not pairs:
        return None
    match = re.match(r"([\w.-]+)(.*)", requirement)
    if match is None:
        return None
    line_end = text.find("\n", pairs[-1].end(), table[1])
    at = line_end + 1 if line_end >= 0 else table[1]
    lead = eol if line_end < 0 else ""
    return at, f'{lead}{match[1]} = "{match[2]}"{"" if lead else eol}'


def _table(text: str, name: str) -> tuple[int, int] | None:
    """Start and end of what a table holds."""
    tables = list(_TABLE.finditer(text))
    for at, each in enumerate(tables):
        if each["name"].strip() == name:
            return each.end(), tables[at + 1].start() if at + 1 < len(tables) else len(text)
    return None


def _closing(text: str, at: int) -> int | None:
    """Where the list that opened before ``at`` ends."""
    while at < len(text):
        sign = text[at]
        if sign == "]":
            return at
        if sign in "\"'":
            at = text.find(sign, at + 1)
            if at < 0:
                return None
        elif sign == "#":
            at = max(text.find("\n", at), at)
        at += 1
    return None


def _adds(before: dict[str, Any], text: str) -> bool:
    """Whether the text reads as before, but for one dependency more."""
    try:
        after = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    old, new = (_flat(each) for each in (before, after))
    return len(new) == len(old) + 1 and set(old) <= set(new)


def _flat(value: Any, path: str = "") -> list[str]:
    """Every leaf with the path to it, positions in lists left out."""
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in _flat(each, f"{path}.{key}")]
    if isinstance(value, list):
        return [leaf for each in value for leaf in _flat(each, f"{path}[]")]
    return [f"{path}={value!r}"]
