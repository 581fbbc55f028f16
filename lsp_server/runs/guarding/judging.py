"""Judge a tool call: decide about it, count it, and say what is told of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lsp_server.runs.guarding.deciding import TOOLS, Allow, Deny, Gate, decide, said, short
from lsp_server.runs.guarding.paths import path_key, path_of
from lsp_server.runs.values import Used

_SHOWN = 200  # characters of a path that a record keeps


def judge(tool: str, given: Mapping[str, Any], gate: Gate) -> tuple[Allow | Deny, Used]:
    """What is decided about a call that the agent is going to make, which counts, and what is told of it."""
    decision = decide(tool, given, gate)
    gate.calls += 1
    path = _path_of(tool, given, gate)
    if path is not None and isinstance(decision, Allow) and not path.exists():
        gate.made.add(path)
    return decision, _used(tool, given, gate, decision.reason if isinstance(decision, Deny) else "")


def unjudged(tool: str, given: Mapping[str, Any], gate: Gate) -> Used:
    """What is told of a call that the agent's process refused by itself, before anybody was asked."""
    return _used(tool, given, gate, said("process"))


def _used(tool: str, given: Mapping[str, Any], gate: Gate, refused: str) -> Used:
    path, shadow = _path_of(tool, given, gate), gate.room.shadow
    if path is None or path == shadow or any(path.is_relative_to(each) for each in gate.room.readable):
        return Used(short(tool), "", refused)
    raw = str(given.get(path_key(tool)) or "")[:_SHOWN]
    return Used(short(tool), path.relative_to(shadow).as_posix() if path.is_relative_to(shadow) else raw, refused)


def _path_of(tool: str, given: Mapping[str, Any], gate: Gate) -> Path | None:
    return path_of(tool, given, gate.room.shadow) if tool in TOOLS and tool != "Skill" else None
