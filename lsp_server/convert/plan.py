"""The tracking plan for a client that has a view of its own for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from lsp_server.features.plan_list import Row, Spot
from lsp_server.features.seeing import Sighting
from lsp_server.listening.pointing import Pointer
from lsp_server.workspace.plan_file import PlanText

UriOf = Callable[[str], str]
"""The URI of a path of the folder."""


def plan_shown(present: PlanText, rows: Iterable[Row], uri_of: UriOf, *, scanned: bool) -> dict[str, Any]:
    """The plan's file, what keeps it from being read, and its rows; and whether the code was read before them."""
    return {
        "scanned": scanned,
        "exists": present.exists,
        "problems": [{"line": each.line, "message": each.message} for each in present.errors],
        "entries": [_row(each, uri_of) for each in rows],
    }


def listening_shown(
    url: str, heard: int, strangers: Mapping[str, Sighting], points: Iterable[Pointer]
) -> dict[str, Any]:
    """The endpoint that is open, how many events came, those that are not in the plan, and how apps point there."""
    return {
        "url": url,
        "heard": heard,
        "unplanned": [{"event": event, **_sighting(each)} for event, each in strangers.items()],
        "points": [{"title": each.title, "code": each.code} for each in points],
    }


def _row(row: Row, uri_of: UriOf) -> dict[str, Any]:
    entry = row.entry
    return {
        "event": entry.event,
        "status": entry.status.value,
        "planned": row.planned,
        "waits": row.waits,
        "line": row.line,
        "moment": entry.moment,
        "description": entry.description,
        "lifecycle": str(entry.lifecycle or ""),
        "side": str(entry.side),
        "reason": entry.reason,
        "properties": [asdict(each) for each in entry.properties],
        "where": [_spot(each, uri_of) for each in row.where],
        "captures": row.captures,
        "drift": list(row.drift),
        "seen": None if row.seen is None else _sighting(row.seen),
    }


def _spot(spot: Spot, uri_of: UriOf) -> dict[str, Any]:
    return {"uri": uri_of(spot.path), "path": spot.path, "symbol": spot.symbol, "line": spot.line}


def _sighting(seen: Sighting) -> dict[str, Any]:
    return {"count": seen.count, "last": seen.last, "good": seen.good, "told": seen.told}
