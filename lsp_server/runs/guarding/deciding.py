"""Decide about every tool call; a refusal tells the agent what it may do instead."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fnmatch import translate
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lsp_server.runs.guarding.paths import inner, path_key, path_of, plain
from lsp_server.runs.guarding.room import Room
from lsp_server.workspace.shadow import withheld_by_name

TOOLS = ("Read", "Glob", "Grep", "Edit", "Write", "Skill")
"""What is offered of the agent's own tools; a stage grants some of them."""
SKILL = "luthier:reference"
"""The one skill there is; what it holds is chosen for each run."""

_READS = frozenset({"Read", "Glob", "Grep"})


@dataclass(frozen=True, slots=True)
class Allow:
    """The call may go on, with this input."""

    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Deny:
    """The call is refused."""

    reason: str
    """What the agent reads."""


@dataclass(slots=True)
class Gate:
    """What calls are judged by, and what they came to so far."""

    room: Room
    """With real paths: no link in them."""
    granted: Callable[[], frozenset[str]]
    """Short names of the tools of the present stage."""
    calls: int = 0
    made: set[Path] = field(default_factory=set)
    """Files that were to be new."""
    open: dict[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    """Calls that the model made and nobody judged yet, by their ids."""


def short(tool: str) -> str:
    """The name that a stage grants a tool by: without the server that it comes from."""
    return tool.rpartition("__")[2]


def decide(tool: str, given: Mapping[str, Any], gate: Gate) -> Allow | Deny:
    """Whether ``tool`` may be called with ``given``; nothing is changed by asking."""
    granted = gate.granted()
    if short(tool) not in granted or (tool not in TOOLS and not tool.startswith("mcp__")):
        return _deny("tool", tool=short(tool), granted=", ".join(sorted(granted)))
    if gate.calls >= _most("calls"):
        return _deny("many_calls")
    if tool.startswith("mcp__"):
        return Allow(given)
    if tool == "Skill":
        # The process would expand paths in the arguments of a skill, wherever they lead: they are dropped.
        return Allow({"skill": SKILL}) if given.get("skill") == SKILL else _deny("skill", skill=SKILL)
    return _about_files(tool, given, gate, granted)


def _about_files(tool: str, given: Mapping[str, Any], gate: Gate, granted: frozenset[str]) -> Allow | Deny:
    path = path_of(tool, given, gate.room.shadow)
    if path is None:
        return _deny("malformed")
    roots = (gate.room.shadow, *(gate.room.readable if "Skill" in granted else ()))
    root = next((each for each in roots if path.is_relative_to(each)), None)
    if root is None:
        return _deny("spilled" if path.is_relative_to(gate.room.own) else "outside")
    below = path.relative_to(root).as_posix()
    if withheld_by_name(below) or (path.is_dir() and withheld_by_name(f"{below}/")):
        return _deny("withheld")
    if not plain(path):
        return _deny("linked")
    # The path that was judged is the one that is used, however the process would read what was given.
    exact = {**given, path_key(tool): str(path)}
    if tool in _READS:
        return _finding(tool, exact)
    return _writing(tool, exact, gate, path) if root == gate.room.shadow else _deny("readonly")


def _finding(tool: str, given: Mapping[str, Any]) -> Allow | Deny:
    pattern = str(given.get("pattern" if tool == "Glob" else "glob") or "") if tool != "Read" else ""
    if pattern and not inner(pattern):
        return _deny("pattern")
    if tool != "Grep":
        return Allow(given)
    most = _most("found_lines")
    asked = given.get("head_limit")
    few = asked if isinstance(asked, int) and 0 < asked <= most else most
    return Allow({**given, "head_limit": few})


def _writing(tool: str, given: Mapping[str, Any], gate: Gate, path: Path) -> Allow | Deny:
    segments = path.relative_to(gate.room.shadow).parts
    if any(_protected().fullmatch(_plainly(each)) for each in segments):
        return _deny("protected")
    if _bytes_after(tool, given, path) > _most("file_bytes"):
        return _deny("big")
    if not path.exists() and len(gate.made | {path}) > _most("new_files"):
        return _deny("many_files")
    return Allow(given)


def _bytes_after(tool: str, given: Mapping[str, Any], path: Path) -> int:
    """At most how big a file is after a call."""
    if tool == "Write":
        return _size(given.get("content"))
    old, new = _size(given.get("old_string")), _size(given.get("new_string"))
    size = path.stat().st_size if path.is_file() else 0
    times = size // old + 1 if given.get("replace_all") and old else 1
    return max(new, size + times * (new - old))


def _size(text: object) -> int:
    return len(str(text or "").encode("utf-8", "surrogatepass"))


def _plainly(segment: str) -> str:
    """A name as every file system takes it that does not tell it from others."""
    return segment.partition(":")[0].rstrip(". ").casefold()


def said(why: str, **words: str) -> str:
    """The words of a refusal, by its heading in ``deciding.toml``."""
    return str(_table()["said"][why]).format(**words)


def _deny(why: str, **words: str) -> Deny:
    return Deny(said(why, **words))


def _most(of: str) -> int:
    return int(_table()["most"][of])


@cache
def _protected() -> re.Pattern[str]:
    return re.compile("|".join(translate(each) for each in _table()["protected"]))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("lsp_server.runs.guarding").joinpath("deciding.toml").read_text("utf-8"))
