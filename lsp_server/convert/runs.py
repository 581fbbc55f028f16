"""The agent's runs as a client with a view of its own for them is told."""

from typing import Any

from analyzers.model import Entry
from lsp_server.runs.approval import Approval
from lsp_server.runs.scoping import Scope
from lsp_server.runs.standing import Standing
from lsp_server.runs.values import Limits


def run_shown(identity: str, uri: str, began: str, standing: Standing, approval: Approval | None) -> dict[str, Any]:
    """How a run stands, and which entries of its plan wait for a person."""
    return {
        "run": identity,
        "uri": uri,
        "began": began,
        "stage": str(standing.stage) if standing.stage else "",
        "event": standing.event,
        "number": standing.number,
        "of": standing.of,
        "path": standing.path,
        "message": standing.line,
        "percent": standing.percent,
        "spent": {"dollars": standing.spent.dollars, "turns": standing.spent.turns},
        "limits": _limits(standing.limits),
        "jailed": standing.jailed,
        "jail": standing.jail,
        "pending": [_entry(each) for each in approval.waiting] if approval else [],
    }


def scope_shown(scope: Scope) -> dict[str, Any]:
    """What a run would be about, and what it may use."""
    return {
        "title": scope.title,
        "events": list(scope.events),
        "files": list(scope.files),
        "limits": _limits(scope.limits),
        "model": scope.model,
        "provider": scope.provider,
        "sandboxed": scope.jailed,
        "sandbox": scope.jail,
        "reads": scope.reads,
        "stages": [each.value for each in scope.stages],
    }


def _limits(limits: Limits) -> dict[str, Any]:
    return {"dollars": limits.dollars, "turns": limits.turns}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "event": entry.event,
        "description": entry.description,
        "moment": entry.moment,
        "lifecycle": str(entry.lifecycle or ""),
        "side": str(entry.side),
        "properties": [
            {"name": each.name, "type": each.type, "description": each.description} for each in entry.properties
        ],
        "where": [{"file": each.file, "symbol": each.symbol} for each in entry.where],
    }
