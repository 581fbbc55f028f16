"""The agent's runs as a client with a view of its own for them is told."""

from dataclasses import asdict
from typing import Any
from urllib.parse import unquote, urlsplit

from analyzers.model import Entry
from lsp_server.runs.approval import Approval
from lsp_server.runs.records import Record, can_resume
from lsp_server.runs.report import told
from lsp_server.runs.scoping import Scope
from lsp_server.runs.standing import Standing
from lsp_server.runs.values import Limits

RUN_SCHEME = "luthier-run"
"""Scheme of the documents that tell of a run."""


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


def record_shown(record: Record, *, reviewable: bool) -> dict[str, Any]:
    """A run of which a record is kept, and whether what it wrote can be reviewed."""
    return {
        "run": record.run,
        "began": record.began,
        "ended": record.ended.value,
        "endedAt": record.ended_at,
        "message": told(record),
        "events": len(record.ready),
        "dollars": record.spent.dollars,
        "turns": record.spent.turns,
        "root": record.root,
        "resumable": can_resume(record),
        "reviewable": reviewable,
    }


def run_of(uri: str) -> str | None:
    """The run that a document's URI names, ``luthier-run:///RUN.md``; None for any other."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    name = unquote(parts.path).removeprefix("/")
    return name.removesuffix(".md") if parts.scheme == RUN_SCHEME and name.endswith(".md") else None


def _limits(limits: Limits) -> dict[str, Any]:
    return {"dollars": limits.dollars, "turns": limits.turns}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "event": entry.event,
        "description": entry.description,
        "moment": entry.moment,
        "lifecycle": str(entry.lifecycle or ""),
        "side": str(entry.side),
        "properties": [asdict(each) for each in entry.properties],
        "where": [{"file": each.file, "symbol": each.symbol} for each in entry.where],
    }
