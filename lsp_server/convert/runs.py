"""The agent's runs as a client with a view of its own for them is told."""

from typing import Any

from analyzers.model import Entry
from lsp_server.runs.approval import Approval
from lsp_server.runs.standing import Standing


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
        "limits": {"dollars": standing.limits.dollars, "turns": standing.limits.turns},
        "jailed": standing.jailed,
        "jail": standing.jail,
        "pending": [_entry(each) for each in approval.waiting] if approval else [],
    }


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
